// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import java.util.List;
import java.util.stream.Collectors;

import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RobustRange;
import sc.fiji.liif.raster.Stack;

/** A stack of pictures in their robust ranges, as noise-aware models see them, without outliers, which nobody wants to learn. */
final class StretchedStack implements Stack<Raster> {

	private final Stack<Raster> stack;

	StretchedStack(final Stack<Raster> stack) {
		this.stack = stack;
	}

	@Override
	public String name() {
		return stack.name();
	}

	@Override
	public int size() {
		return stack.size();
	}

	@Override
	public String content() {
		return stack.content();
	}

	@Override
	public List<Raster> read() {
		return stack.read().stream().map(RobustRange::withoutOutliers).map(RobustRange::stretched)
				.collect(Collectors.toList());
	}
}
