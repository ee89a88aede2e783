// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.Cursor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import net.imglib2.Interval;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealInterval;
import net.imglib2.RealRandomAccessible;
import net.imglib2.RealRandomAccess;
import net.imglib2.converter.Converters;
import net.imglib2.interpolation.InterpolatorFactory;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.RobustRange;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.Intensities;
import sc.fiji.liif.sampling.IntensityRange;
import sc.fiji.liif.volume.ContinuousVolume;

/**
 * Interpolates images with a LIIF, wherever an {@code NLinearInterpolatorFactory}
 * would do it:
 *
 * <pre>
 * try (LiifInterpolatorFactory&lt;UnsignedByteType&gt; liif = new LiifInterpolatorFactory&lt;&gt;(network)) {
 * 	RealRandomAccessible&lt;UnsignedByteType&gt; function = Views.interpolate(Views.extendMirrorSingle(img), liif);
 * }
 * </pre>
 *
 * Images are planes, (x, y), of any {@code RealType} or of {@code ARGBType}, or stacks, (x, y, z), of any {@code RealType},
 * which are seen as a {@link ContinuousVolume}. A bounded image counts as the whole world and
 * is continued by its border; an extended plane is looked at beyond its bounds.
 * <p>
 * What is encoded is kept for each image until the factory is closed, which its
 * maker does after the last sampling. It does not close the network. Safe for use
 * by several threads.
 *
 * @param <T> type of the image, and of the interpolated values
 */
public final class LiifInterpolatorFactory<T> implements InterpolatorFactory<T, RandomAccessible<T>>, AutoCloseable {

	/** Pixels of an image that are looked at together for its range. */
	private static final int BAND = 1 << 22;

	private final LiifNetwork network;
	private final Footprint footprint;
	/** Null for that of the values. */
	private final IntensityRange given;
	private final Map<RandomAccessible<T>, RealRandomAccessible<T>> views = new IdentityHashMap<>();
	private final List<Runnable> closings = new ArrayList<>();

	/**
	 * Values are mapped to the network's range by themselves: those of 8 bits, and
	 * whole numbers of unbounded images, by the range of their type; others by the
	 * smallest and largest finite value of a bounded image, or as they are.
	 */
	public LiifInterpolatorFactory(final LiifNetwork network) {
		this(network, null, new Footprint(1, 1));
	}

	/**
	 * @param range     black and white; null for that of the values; of no account for
	 *                  ARGB
	 * @param footprint of the samples, in pixels; of stacks the width is along x and y, the height along z
	 */
	public LiifInterpolatorFactory(final LiifNetwork network, final IntensityRange range, final Footprint footprint) {
		this.network = network;
		given = range;
		this.footprint = footprint;
	}

	@Override
	public RealRandomAccess<T> create(final RandomAccessible<T> image) {
		synchronized (views) {
			return views.computeIfAbsent(image, this::view).realRandomAccess();
		}
	}

	@Override
	public RealRandomAccess<T> create(final RandomAccessible<T> image, final RealInterval interval) {
		return create(image);
	}

	/** Frees the native memory; interpolators made before fail from now on with a clear error. */
	@Override
	public void close() {
		synchronized (views) {
			closings.forEach(Runnable::run);
			closings.clear();
			views.clear();
		}
	}

	// -- Helper methods --

	private RealRandomAccessible<T> view(final RandomAccessible<T> image) {
		final T type = image.getType();
		final boolean isStack = image.numDimensions() == 3;
		if (!isStack && image.numDimensions() != 2)
			throw new IllegalArgumentException("LIIF interpolates planes and stacks, not " + image.numDimensions()
					+ " dimensions: take a hyperSlice of the image.");
		if (type instanceof ARGBType && !isStack)
			return typed(colour(typed(image)));
		if (type instanceof RealType)
			return typed(isStack ? volume(typed(image)) : real(typed(image)));
		throw new IllegalArgumentException(
				"LIIF interpolates real numbers, and ARGB in planes, not " + type.getClass() + ".");
	}

	/** What is known to be of another type. */
	@SuppressWarnings("unchecked")
	private static <S> S typed(final Object any) {
		return (S) any;
	}

	private ContinuousView<ARGBType> colour(final RandomAccessible<ARGBType> image) {
		if (network.spec().channels() != 3)
			throw new LiifException("The model \"" + network.spec().name()
					+ "\" is for gray images: choose one of three channels, or interpolate the channels one by one.");
		return continuous(image, Intensities.rgb(image)).argb().footprint(footprint);
	}

	private <R extends RealType<R>> ContinuousView<R> real(final RandomAccessible<R> image) {
		final R type = image.getType();
		final IntensityRange range = given == null ? range(image, type) : given;
		return continuous(image, Intensities.gray(image, range))
				.view(ColourFormat.real(type, range, network.spec().channels())).footprint(footprint);
	}

	private <R extends RealType<R>> RealRandomAccessible<R> volume(final RandomAccessible<R> image) {
		if (!(image instanceof RandomAccessibleInterval))
			throw new IllegalArgumentException(
					"LIIF interpolates stacks that have bounds: give the stack itself, whose border goes on.");
		final RandomAccessibleInterval<R> stack = (RandomAccessibleInterval<R>) image;
		final R type = stack.getType();
		final IntensityRange range = given == null ? range(stack, type) : given;
		final ContinuousVolume volume = new ContinuousVolume(network,
				Views.interval(Intensities.unit(stack, range), stack), Noise.NONE);
		closings.add(volume::close);
		final ColourFormat<R> format = ColourFormat.real(type, range, 1);
		return Converters.convert(
				(RealRandomAccessible<FloatType>) volume.cell(footprint.width(), footprint.width(), footprint.height()),
				(in, out) -> format.set(out, new float[]{in.get()}, 0), type);
	}

	private ContinuousImage continuous(final RandomAccessible<?> plane, final RandomAccessible<FloatType> picture) {
		final Interval bounds = plane instanceof Interval ? (Interval) plane : null;
		final ContinuousImage image = new ContinuousImage(network, picture, bounds, MemoryBudget.ofThisMachine());
		closings.add(image::close);
		return image;
	}

	/** Of unbounded images the range can't be known: whole numbers then take their type's, others stay as they are. */
	private static <R extends RealType<R>> IntensityRange range(final RandomAccessible<R> image, final R type) {
		final boolean isInteger = type instanceof IntegerType;
		final IntensityRange ofBits = isInteger ? IntensityRange.ofBits(type.getBitsPerPixel()) : null;
		if (ofBits != null && type.getMinValue() == 0)
			return ofBits;
		if (!(image instanceof RandomAccessibleInterval))
			return isInteger ? new IntensityRange(type.getMinValue(), type.getMaxValue()) : new IntensityRange(0, 1);
		final RandomAccessibleInterval<R> bounded = (RandomAccessibleInterval<R>) image;
		final int width = (int) bounded.dimension(0);
		final long height = Intervals.numElements(bounded) / width;
		final Cursor<R> cursor = Views.flatIterable(bounded).cursor();
		final RobustRange range = new RobustRange();
		for (long row = 0; row < height; row += Math.max(1, BAND / width)) {
			final long rows = Math.min(Math.max(1, BAND / width), height - row);
			final float[] values = new float[(int) (rows * width)];
			for (int i = 0; i < values.length; i++)
				values[i] = cursor.next().getRealFloat();
			range.add(values, width);
		}
		return new IntensityRange(range.low(), range.high()).orZero();
	}
}
