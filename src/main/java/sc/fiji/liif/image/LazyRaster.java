// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A {@link Sampling} of a {@link ContinuousImage} as an image, (x, y, channel), whose parts
 * are decoded when they are first looked at and forgotten when memory is short.
 * Safe in parallel loops. Pixels are intensities; writing to them has no lasting
 * effect.
 */
public final class LazyRaster {

	private static final int SIDE = 64;

	private final ContinuousImage image;
	private final Sampling sampling;
	private final CellGrid grid;
	private final ConcurrentMap<Long, Slot> slots = new ConcurrentHashMap<>();

	/** Where a part is, or will be. */
	private static final class Slot {

		private SoftReference<Cell<FloatArray>> reference = new SoftReference<>(null);
	}

	private LazyRaster(final ContinuousImage image, final Sampling sampling) {
		this.image = image;
		this.sampling = sampling;
		grid = new CellGrid(new long[]{sampling.width(), sampling.height(), image.channels()},
				new int[]{SIDE, SIDE, image.channels()});
	}

	/** @param image must stay open as long as the raster is looked at */
	public static RandomAccessibleInterval<FloatType> of(final ContinuousImage image, final Sampling sampling) {
		final LazyRaster lazy = new LazyRaster(image, sampling);
		return new LazyCellImg<>(lazy.grid, new FloatType(), lazy::cell);
	}

	// -- Helper methods --

	private Cell<FloatArray> cell(final long index) {
		final Slot slot = slots.computeIfAbsent(index, i -> new Slot());
		synchronized (slot) {
			Cell<FloatArray> cell = slot.reference.get();
			if (cell == null) {
				cell = decode(index);
				slot.reference = new SoftReference<>(cell);
			}
			return cell;
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
		image.decode(positions, pixels, sampling.cell(), colours);
		final float[] planar = new float[colours.length];
		for (int i = 0; i < colours.length; i++)
			planar[i % size[2] * pixels + i / size[2]] = colours[i];
		return new Cell<>(size, min, new FloatArray(planar));
	}
}
