// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.planes.ChosenStack;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.NoiseEstimate;
import sc.fiji.liif.raster.RobustRange;
import sc.fiji.liif.sampling.IntensityRange;

/**
 * What a network has to know about the values of a channel: between which of them it sees black
 * and white, and how strong the noise is. Taken over all slices and frames, those that are not
 * worked on, too, so that a value is seen alike wherever and by whatever command it is looked at; measured when it is first asked
 * for. Values of 8 bits go from 0 to 255, unless the model is noise-aware; all others as {@link RobustRange}
 * has it. Immutable but for that; safe for use by several threads.
 */
public final class Exposure {

	/** The choice of noise that is measured. */
	public static final String AUTO = "auto";
	/** Planes that are looked at for their noise; and of virtual stacks, whose planes have to be read, for all else. */
	private static final int MOST = 32;

	/** What was measured. */
	private static final class Measured {

		private final IntensityRange range;
		private final Noise noise;
		private final double mean;

		private Measured(final IntensityRange range, final Noise noise, final double mean) {
			this.range = range;
			this.noise = noise;
			this.mean = mean;
		}

		private boolean isEmpty() {
			return !(range.max() > range.min());
		}

		private Measured with(final Measured other) {
			return new Measured(range.with(other.range), noise.mixedWith(other.noise), (mean + other.mean) / 2);
		}
	}

	private final int bits;
	/** Standard deviation at the mean instead of the measured one; NaN for that. */
	private final double deviation;
	private final Supplier<Measured> measuring;
	private Measured measured;

	private Exposure(final int bits, final double deviation, final Supplier<Measured> measuring) {
		this.bits = bits;
		this.deviation = deviation;
		this.measuring = measuring;
	}

	/**
	 * One for each channel.
	 *
	 * @param noise {@link #AUTO}, 0 for none, or the standard deviation at the mean of all values
	 */
	public static Exposure[] of(final ImagePlus image, final String noise, final Progress progress) {
		return new Exposures(progress).of(image, noise);
	}

	/** That of the current channel, its noise measured. */
	public static Exposure current(final ImagePlus image, final Progress progress) {
		return of(image, PlaneChoice.position(image)[0], progress);
	}

	/** Of a single plane. */
	public static Exposure of(final ImageProcessor plane) {
		return new Exposure(plane.getBitDepth(), Double.NaN, () -> measured(1, i -> plane, Progress.NONE));
	}

	/** The same values with as much noise as is said, measured no more than once for both. */
	Exposure told(final String choice) {
		return new Exposure(bits, deviation(choice), this::measured);
	}

	/** What becomes 0 and 1 for a model. @throws CancellationException if the progress was canceled */
	public IntensityRange range(final ModelSpec spec) {
		final IntensityRange fixed = IntensityRange.ofBits(bits == 24 ? 8 : bits);
		if (fixed != null && !spec.isNoiseAware())
			return fixed;
		return measured().range.orZero();
	}

	/** The noise, in the unit of the image's values. @throws CancellationException if the progress was canceled */
	public Noise noise() {
		if (deviation == 0)
			return Noise.NONE;
		final Noise found = measured().noise;
		if (Double.isNaN(deviation))
			return found;
		final double there = found.deviation(measured().mean);
		return there > 0 ? found.stronger(deviation / there) : Noise.constant(deviation);
	}

	/** How strong the noise is where values are as they are in the mean. */
	public double deviation() {
		return noise().deviation(measured().mean);
	}

	/** The same in the intensities that a model sees; 0 if it does not want to know the noise. */
	public double deviation(final ModelSpec spec) {
		final IntensityRange range = range(spec);
		return spec.isNoiseAware() && range.max() > range.min() ? deviation() / (range.max() - range.min()) : 0;
	}

	/** Whether its noise is what was measured. */
	public boolean isMeasured() {
		return Double.isNaN(deviation);
	}

	/** Whether a choice of noise is to measure it. */
	public static boolean isMeasured(final String choice) {
		return Double.isNaN(deviation(choice));
	}

	/** @throws LiifException in one sentence, if it is no choice of noise */
	public static double deviation(final String choice) {
		if (choice.trim().equalsIgnoreCase(AUTO) || choice.trim().isEmpty())
			return Double.NaN;
		final double number = Numbers.parse(choice.trim());
		if (!(number >= 0) || Double.isInfinite(number))
			throw new LiifException("\"" + choice
					+ "\" is not possible for noise: give auto, 0, or a standard deviation in the image's values.");
		return number;
	}

	/** All that was measured, and what is said of the noise: what {@link #of(String)} makes the same of, to the last bit. */
	public String text() {
		final Measured found = measured();
		return DoubleStream.of(bits, deviation, found.range.min(), found.range.max(), found.noise.gain(),
				found.noise.floor(), found.mean).mapToObj(Double::toString).collect(Collectors.joining(" "));
	}

	/** @throws LiifException in one sentence, if it is not what {@link #text} gives */
	public static Exposure of(final String text) {
		try {
			final double[] n = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
			return new Exposure((int) n[0], n[1],
					() -> new Measured(new IntensityRange(n[2], n[3]), new Noise(n[4], n[5]), n[6])).kept();
		}
		catch (final NumberFormatException | ArrayIndexOutOfBoundsException e) {
			throw new LiifException("\"" + text + "\" says nothing about intensities: make the image anew.", e);
		}
	}

	/** Of channels that are looked at together: a range for all, the mean of their noise. */
	public Exposure with(final Exposure other) {
		return new Exposure(bits, deviation, () -> measured().with(other.measured()));
	}

	/** The same values with another noise, made of theirs. */
	public Exposure withNoise(final UnaryOperator<Noise> change) {
		return new Exposure(bits, Double.NaN,
				() -> new Measured(measured().range, change.apply(noise()), measured().mean));
	}

	/** With the range of a plane that may have been changed. */
	public Exposure widenedBy(final ImageProcessor plane) {
		return new Exposure(bits, deviation, () -> {
			final Measured own = of(plane).measured();
			final Measured all = measured();
			return all.isEmpty() ? own : new Measured(all.range.with(own.range), all.noise, all.mean);
		});
	}

	// -- Helper methods --

	/** That of one channel, its noise measured. */
	static Exposure of(final ImagePlus image, final int channel, final Progress progress) {
		final ImageStack stack = ChosenStack.allOf(image);
		final int[] every = ChosenStack.everyPlane(image, channel);
		// Those that have to be read are not all looked at.
		final int step = stack.isVirtual() ? step(every.length) : 1;
		return new Exposure(image.getBitDepth(), Double.NaN,
				() -> measured((every.length + step - 1) / step, i -> stack.getProcessor(every[i * step]), progress));
	}

	private Exposure kept() {
		measured();
		return this;
	}

	private synchronized Measured measured() {
		if (measured == null)
			measured = measuring.get();
		return measured;
	}

	private static Measured measured(final int count, final IntFunction<ImageProcessor> planes,
			final Progress progress) {
		final RobustRange range = new RobustRange();
		final int step = step(count);
		final NoiseEstimate estimate = new NoiseEstimate((count + step - 1) / step);
		double sum = 0;
		long finite = 0;
		for (int i = 0; i < count; i++) {
			progress.checkCanceled();
			progress.report(i, count, "looking at intensities");
			final ImageProcessor plane = planes.apply(i);
			for (int c = 0; c < plane.getNChannels(); c++) {
				final float[] values = values(plane, c);
				range.add(values, plane.getWidth());
				if (i % step == 0)
					estimate.add(values, plane.getWidth());
				for (final float value : values) {
					if (Float.isFinite(value)) {
						sum += value;
						finite++;
					}
				}
			}
		}
		return new Measured(new IntensityRange(range.low(), range.high()), estimate.noise(),
				finite > 0 ? sum / finite : 0);
	}

	private static int step(final int count) {
		return (count + MOST - 1) / MOST;
	}

	private static float[] values(final ImageProcessor plane, final int channel) {
		return (float[]) (plane instanceof ColorProcessor
				? ((ColorProcessor) plane).getChannel(channel + 1, null).convertToFloatProcessor()
				: plane.toFloat(0, null)).getPixels();
	}
}
