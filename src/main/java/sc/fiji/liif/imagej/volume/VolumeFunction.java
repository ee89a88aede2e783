// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.image.DenoisedStack;
import sc.fiji.liif.image.SliceDenoiser;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.sampling.IntensityRange;
import sc.fiji.liif.volume.ContinuousVolume;

/**
 * One channel and frame of a stack as a function of three coordinates, in the image's own values: gray values, or red, green
 * and blue from 0 to 255. Noise is taken out of the slices before. Positions are in voxels, whose centres lie at integers. From a script:
 *
 * <pre>
 * function = new VolumeFunction(image, 1, 1, Exposure.of(image, "auto", Progress.NONE)[0], network)
 * bdv.show(function.volume(0).cell(1, 1, 0.2))
 * </pre>
 *
 * Of the stack's voxels as they are now; holds them all in memory, and native memory until closed. Does not close the
 * network. Safe for use by several threads.
 */
public final class VolumeFunction implements AutoCloseable {

	private final ImageProcessor[] slices;
	private final List<ContinuousVolume> volumes = new ArrayList<>();
	private final IntensityRange range;

	/**
	 * @param channel  from 1 on
	 * @param frame    from 1 on
	 * @param exposure of the channel
	 */
	public VolumeFunction(final ImagePlus image, final int channel, final int frame, final Exposure exposure,
			final LiifNetwork network) {
		range = exposure.range(network.spec());
		slices = new ImageProcessor[image.getNSlices()];
		final List<List<RandomAccessibleInterval<FloatType>>> planes = new ArrayList<>();
		for (int z = 0; z < slices.length; z++) {
			slices[z] = image.getStack().getProcessor(image.getStackIndex(channel, z + 1, frame)).duplicate();
			planes.add(PlaneIntensities.of(slices[z], range, 1));
		}
		final Noise noise = exposure.noise().inRange(range.min(), range.max());
		final SliceDenoiser denoiser = new SliceDenoiser(new Upscaler(network), network.spec(),
				exposure.deviation(network.spec()));
		for (int c = 0; c < planes.get(0).size(); c++) {
			final List<RandomAccessibleInterval<FloatType>> gray = new ArrayList<>();
			for (final List<RandomAccessibleInterval<FloatType>> plane : planes)
				gray.add(Views.hyperSlice(plane.get(c), 2, 0));
			volumes.add(denoiser.isOfUse()
					? new ContinuousVolume(network,
							DenoisedStack.of(denoiser, network.spec(), Views.stack(gray), noise), denoiser.left(noise))
					: new ContinuousVolume(network, Views.stack(gray), noise));
		}
	}

	/** Memory that a function of an image's voxels takes in Java's heap. */
	public static double bytes(final ImagePlus image) {
		return (double) image.getWidth() * image.getHeight() * image.getNSlices() * image.getBytesPerPixel();
	}

	/** Number of values of a sample: 1 for gray, 3 for RGB. */
	public int components() {
		return volumes.size();
	}

	/** A component, for ImgLib2: intensities, of which 0 and 1 are the ends of {@link #range}. Closed with this. */
	public ContinuousVolume volume(final int component) {
		return volumes.get(component);
	}

	/** What intensities of 0 and 1 are in the image's values. */
	public IntensityRange range() {
		return range;
	}

	/**
	 * Values at many positions, not clamped; where the nearest voxel of a 32-bit stack is NaN or infinite, that.
	 *
	 * @param positions x, y and z of each position in turn
	 * @param cell      size of the voxels asked for along x, y and z, in voxels of the stack
	 * @return {@code [component][position]}
	 */
	public float[][] values(final double[] positions, final double[] cell) {
		final int count = positions.length / 3;
		final float[][] values = new float[components()][count];
		for (int c = 0; c < values.length; c++) {
			volumes.get(c).cell(cell[0], cell[1], cell[2]).decode(positions, count, values[c]);
			for (int i = 0; i < count; i++) {
				final float hole = hole(positions, i);
				values[c][i] = Float.isFinite(hole) ? (float) range.fromUnit(values[c][i]) : hole;
			}
		}
		return values;
	}

	@Override
	public void close() {
		volumes.forEach(ContinuousVolume::close);
	}

	// -- Helper methods --

	/** The nearest voxel of a 32-bit stack; else something finite. */
	private float hole(final double[] positions, final int i) {
		final ImageProcessor slice = slices[PlaneSinks.nearest(positions[3 * i + 2], slices.length)];
		return slice instanceof ColorProcessor || slice.getBitDepth() < 32
				? 0
				: slice.getf(PlaneSinks.nearest(positions[3 * i], slice.getWidth()),
						PlaneSinks.nearest(positions[3 * i + 1], slice.getHeight()));
	}
}
