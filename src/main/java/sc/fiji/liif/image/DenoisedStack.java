// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicReferenceArray;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import sc.fiji.liif.Progress;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.sampling.Intensities;

/**
 * A stack whose slices a {@link SliceDenoiser} took noise out of, cell by cell where they are first looked at; what was not
 * looked at for long is forgotten where memory is short, and made again. Safe for use by several threads.
 */
public final class DenoisedStack {

	/** Of cells: sections and lines look at few of them. */
	private static final int SIDE = 64;

	private final RandomAccessibleInterval<FloatType> stack;
	private final Noise noise;
	private final ModelSpec spec;
	private final SliceDenoiser denoiser;
	private final CellGrid grid;
	private final AtomicReferenceArray<SoftReference<Cell<FloatArray>>> cells;

	private DenoisedStack(final SliceDenoiser denoiser, final ModelSpec spec,
			final RandomAccessibleInterval<FloatType> stack, final Noise noise) {
		this.denoiser = denoiser;
		this.spec = spec;
		this.stack = stack;
		this.noise = noise;
		grid = new CellGrid(Intervals.dimensionsAsLongArray(stack), new int[]{SIDE, SIDE, 1});
		cells = new AtomicReferenceArray<>((int) Intervals.numElements(grid.getGridDimensions()));
	}

	/**
	 * @param spec  of the network that the denoiser asks
	 * @param stack (x, y, z) from 0 on, intensities in [0,1]
	 * @param noise of its intensities
	 */
	public static RandomAccessibleInterval<FloatType> of(final SliceDenoiser denoiser, final ModelSpec spec,
			final RandomAccessibleInterval<FloatType> stack, final Noise noise) {
		final DenoisedStack denoised = new DenoisedStack(denoiser, spec, stack, noise);
		return new LazyCellImg<>(denoised.grid, new FloatType(), denoised::cell);
	}

	// -- Helper methods --

	private Cell<FloatArray> cell(final long index) {
		final SoftReference<Cell<FloatArray>> kept = cells.get((int) index);
		final Cell<FloatArray> known = kept == null ? null : kept.get();
		if (known != null)
			return known;
		final long[] min = new long[3];
		final int[] size = new int[3];
		grid.getCellDimensions(index, min, size);
		final Cell<FloatArray> cell = new Cell<>(size, min,
				new FloatArray(values(FinalInterval.createMinSize(min[0], min[1], size[0], size[1]), min[2])));
		cells.set((int) index, new SoftReference<>(cell));
		return cell;
	}

	/** The mean over the channels, which see the same. */
	private float[] values(final Interval part, final long z) {
		final RandomAccessibleInterval<FloatType> slice = Views.hyperSlice(stack, 2, z);
		final Interval seen = Intervals.intersect(slice, Intervals.expand(part, SliceDenoiser.halo(spec)));
		final RandomAccessibleInterval<FloatType> picture = Views
				.stack(Collections.nCopies(spec.channels(), Views.zeroMin(Views.interval(slice, seen))));
		return SliceDenoiser.mean(Arrays.asList(
				denoiser.denoise(Views.translate(Views.concatenate(2, picture, Intensities.noise(picture, noise)),
						seen.min(0), seen.min(1), 0), part, Progress.NONE)));
	}
}
