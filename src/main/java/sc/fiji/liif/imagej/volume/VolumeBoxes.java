// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * How a result is cut into boxes that are computed one after the other: not at all if there is memory for it; else into
 * columns through all of its slices, as wide as memory allows, and only if these would be hardly wider than what has to be
 * looked at around them, along z, too. Immutable.
 */
final class VolumeBoxes {

	/** Smaller ones would be halo, nearly all of them. */
	private static final int LEAST = 16;

	private final VoxelPlan plan;
	/** Memory for a voxel of the result, and for one of the input. */
	private final int bytes;
	private final int inputBytes;
	private final int halo;

	VolumeBoxes(final VoxelPlan plan, final int bytes, final int inputBytes, final int halo) {
		this.plan = plan;
		this.bytes = bytes;
		this.inputBytes = inputBytes;
		this.halo = halo;
	}

	/** @param most bytes that a box may take, if boxes can be so small at all */
	List<Interval> within(final long most) {
		int side = Math.max(plan.size(0), plan.size(1));
		int depth = plan.size(2);
		while (bytes(side, depth) > most && (side > LEAST || depth > LEAST)) {
			if (side > LEAST && (side > 2 * halo || depth <= LEAST))
				side = Math.max(LEAST, (side + 1) / 2);
			else
				depth = Math.max(LEAST, (depth + 1) / 2);
		}
		return boxes(side, depth);
	}

	/** @param side of boxes along x and y, at most */
	List<Interval> boxes(final int side, final int depth) {
		final List<Interval> boxes = new ArrayList<>();
		for (int z = 0; z < plan.size(2); z += depth) {
			for (int y = 0; y < plan.size(1); y += side) {
				for (int x = 0; x < plan.size(0); x += side)
					boxes.add(FinalInterval.createMinSize(x, y, z, Math.min(side, plan.size(0) - x),
							Math.min(side, plan.size(1) - y), Math.min(depth, plan.size(2) - z)));
			}
		}
		return boxes;
	}

	/** What computing a box takes: its voxels, and those around it. */
	double bytes(final int side, final int depth) {
		final double width = Math.min(side, plan.size(0));
		final double height = Math.min(side, plan.size(1));
		final double slices = Math.min(plan.length(2), depth / plan.factor(2) + 2 * halo + 1);
		final double along = Math.min(plan.length(0), width / plan.factor(0) + 2 * halo + 1);
		final double across = Math.min(plan.length(1), height / plan.factor(1) + 2 * halo + 1);
		return bytes * width * height * Math.min(depth, plan.size(2)) + inputBytes * along * across * slices;
	}
}
