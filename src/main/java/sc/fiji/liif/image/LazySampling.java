// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.sampling.Sampling;

/**
 * A {@link Sampling} of a {@link ContinuousImage} as an image, (x, y, channel), whose parts
 * are decoded when they are first looked at and forgotten when memory is short.
 * Safe in parallel loops. Pixels are intensities; writing to them has no lasting
 * effect.
 */
public final class LazySampling {

	private static final int SIDE = 64;

	private final ContinuousImage image;
	private final Sampling sampling;
	private final CellGrid grid;
	private final ConcurrentMap<Long, Slot> slots = new ConcurrentHashMap<>();

	/** References whose parts were forgotten. */
	private final ReferenceQueue<Cell<FloatArray>> forgotten = new ReferenceQueue<>();

	/** Where a part is, or will be. */
	private static final class Slot {

		private Part part;
	}

	/** A part as long as memory allows, and where it belongs. */
	private static final class Part extends SoftReference<Cell<FloatArray>> {

		private final long index;

		private Part(final Cell<FloatArray> cell, final long index, final ReferenceQueue<Cell<FloatArray>> queue) {
			super(cell, queue);
			this.index = index;
		}
	}

	private LazySampling(final ContinuousImage image, final Sampling sampling) {
		this.image = image;
		this.sampling = sampling;
		grid = new CellGrid(new long[]{sampling.width(), sampling.height(), image.channels()},
				new int[]{SIDE, SIDE, image.channels()});
	}

	/** @param image must stay open as long as the sampling is looked at */
	public static RandomAccessibleInterval<FloatType> of(final ContinuousImage image, final Sampling sampling) {
		final LazySampling lazy = new LazySampling(image, sampling);
		return new LazyCellImg<>(lazy.grid, new FloatType(), lazy::cell);
	}

	// -- Helper methods --

	private Cell<FloatArray> cell(final long index) {
		dropForgotten();
		final Slot slot = slots.computeIfAbsent(index, i -> new Slot());
		synchronized (slot) {
			Cell<FloatArray> cell = slot.part == null ? null : slot.part.get();
			if (cell == null) {
				cell = decode(index);
				slot.part = new Part(cell, index, forgotten);
			}
			return cell;
		}
	}

	/** Takes away the slots of forgotten parts; who is about to fill one makes at worst a part of its own. */
	private void dropForgotten() {
		for (Part part = (Part) forgotten.poll(); part != null; part = (Part) forgotten.poll()) {
			final Part gone = part;
			slots.computeIfPresent(gone.index, (index, slot) -> slot.part == gone ? null : slot);
		}
	}

	private Cell<FloatArray> decode(final long index) {
		final long[] min = new long[3];
		final int[] size = new int[3];
		grid.getCellDimensions(index, min, size);
		final int pixels = size[0] * size[1];
		final double[] positions = new double[2 * pixels];
		for (int i = 0; i < pixels; i++) {
			final int x = (int) min[0] + i % size[0];
			final int y = (int) min[1] + i / size[0];
			positions[2 * i] = sampling.x(x, y);
			positions[2 * i + 1] = sampling.y(x, y);
		}
		final float[] colours = new float[pixels * size[2]];
		image.decode(positions, pixels, sampling.footprint(), colours);
		final float[] planar = new float[colours.length];
		for (int i = 0; i < colours.length; i++)
			planar[i % size[2] * pixels + i / size[2]] = colours[i];
		return new Cell<>(size, min, new FloatArray(planar));
	}
}
