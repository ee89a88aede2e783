// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.picture.PictureStack;
import sc.fiji.liif.picture.Stack;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.picture.Picture;
import sc.fiji.liif.picture.Resize;

/**
 * The pairs of two stacks of pictures, one of inputs and one of targets. Targets
 * are seen in the range of their inputs' values, which is the range that answers
 * will be mapped back by.
 */
final class PairStack implements Stack<PicturePair> {

	private final PictureStack inputs;
	private final PictureStack targets;
	private final int targetSize;

	/** @param targetSize larger side that all targets are resized to; 0 to leave them as they are */
	PairStack(final PictureStack inputs, final PictureStack targets, final int targetSize) {
		this.inputs = inputs;
		this.targets = targets;
		this.targetSize = targetSize;
	}

	@Override
	public String name() {
		return inputs.name();
	}

	@Override
	public int size() {
		return inputs.size();
	}

	@Override
	public List<PicturePair> read() {
		final List<Picture> in = inputs.read();
		final List<Picture> out = targets.read();
		if (in.size() != out.size())
			throw new LiifException(inputs.name() + " has " + in.size() + " planes, but its target " + targets.name()
					+ " has " + out.size() + ": give pairs with as many planes.");
		final List<PicturePair> pairs = new ArrayList<>();
		for (int i = 0; i < in.size(); i++)
			pairs.add(new PicturePair(in.get(i), resized(out.get(i).inRangeOf(in.get(i)))));
		return pairs;
	}

	private Picture resized(final Picture target) {
		if (targetSize == 0)
			return target;
		final double factor = (double) targetSize / Math.max(target.width(), target.height());
		return Resize.bicubic(target, (int) Math.max(1, Math.rint(target.width() * factor)),
				(int) Math.max(1, Math.rint(target.height() * factor)));
	}
}
