// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.Cursor;
import sc.fiji.liif.raster.RobustRange;
import java.util.IdentityHashMap;
import java.util.Map;

import net.imglib2.Interval;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.interpolation.InterpolatorFactory;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.Intensities;
import sc.fiji.liif.sampling.IntensityRange;

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
 * Images are planes, (x, y), of any {@code RealType} or of {@code ARGBType}; of a
 * stack take a {@code hyperSlice}. A bounded image counts as the whole world and
 * is continued by its border; an extended one is looked at beyond its bounds.
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
	private final Map<RandomAccessible<T>, ContinuousView<T>> views = new IdentityHashMap<>();
	private final Map<RandomAccessible<T>, ContinuousImage> images = new IdentityHashMap<>();

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
	 * @param footprint of the samples, in pixels
	 */
	public LiifInterpolatorFactory(final LiifNetwork network, final IntensityRange range, final Footprint footprint) {
		this.network = network;
		given = range;
		this.footprint = footprint;
	}

	@Override
	public RealRandomAccess<T> create(final RandomAccessible<T> image) {
		synchronized (views) {
			ContinuousView<T> view = views.get(image);
			if (view == null) {
				view = view(image).footprint(footprint);
				views.put(image, view);
			}
			return view.realRandomAccess();
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
			images.values().forEach(ContinuousImage::close);
			images.clear();
			views.clear();
		}
	}

	// -- Helper methods --

	@SuppressWarnings("unchecked")
	private ContinuousView<T> view(final RandomAccessible<T> image) {
		if (image.numDimensions() != 2)
			throw new IllegalArgumentException("LIIF interpolates planes, not " + image.numDimensions()
					+ " dimensions: take a hyperSlice of the image.");
		final T type = image.getType();
		if (type instanceof ARGBType)
			return (ContinuousView<T>) colour((RandomAccessible<ARGBType>) image);
		if (type instanceof RealType)
			return (ContinuousView<T>) real((RandomAccessible<? extends RealType<?>>) image, (RealType<?>) type);
		throw new IllegalArgumentException("LIIF interpolates real numbers and ARGB, not " + type.getClass() + ".");
	}

	private ContinuousView<ARGBType> colour(final RandomAccessible<ARGBType> image) {
		if (network.spec().channels() != 3)
			throw new LiifException("The model \"" + network.spec().name()
					+ "\" is for gray images: choose one of three channels, or interpolate the channels one by one.");
		return remember(image, Intensities.rgb(image)).argb();
	}

	@SuppressWarnings("unchecked")
	private <R extends RealType<R>> ContinuousView<R> real(final RandomAccessible<?> anyImage,
			final RealType<?> anyType) {
		final RandomAccessible<R> image = (RandomAccessible<R>) anyImage;
		final R type = (R) anyType;
		final IntensityRange range = given == null ? range(image, type) : given;
		return remember(image, Intensities.gray(image, range))
				.view(ColourFormat.real(type, range, network.spec().channels()));
	}

	@SuppressWarnings("unchecked")
	private ContinuousImage remember(final RandomAccessible<?> key, final RandomAccessible<FloatType> picture) {
		final Interval bounds = key instanceof Interval ? (Interval) key : null;
		final ContinuousImage image = new ContinuousImage(network, picture, bounds, MemoryBudget.ofThisMachine());
		images.put((RandomAccessible<T>) key, image);
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
		final RandomAccessibleInterval<R> plane = (RandomAccessibleInterval<R>) image;
		final int width = (int) plane.dimension(0);
		final Cursor<R> cursor = Views.flatIterable(plane).cursor();
		final RobustRange range = new RobustRange();
		for (long row = 0; row < plane.dimension(1); row += Math.max(1, BAND / width)) {
			final long rows = Math.min(Math.max(1, BAND / width), plane.dimension(1) - row);
			final float[] values = new float[(int) (rows * width)];
			for (int i = 0; i < values.length; i++)
				values[i] = cursor.next().getRealFloat();
			range.add(values, width);
		}
		return new IntensityRange(range.low(), range.high()).orZero();
	}
}
