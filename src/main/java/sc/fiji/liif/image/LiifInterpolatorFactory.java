// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

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
import sc.fiji.liif.network.LiifNetwork;

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

	private final LiifNetwork network;
	private final Cell cell;
	private final double min;
	private final double max;
	private final Map<RandomAccessible<T>, ContinuousView<T>> views = new IdentityHashMap<>();
	private final Map<RandomAccessible<T>, ContinuousImage> images = new IdentityHashMap<>();

	/**
	 * Values are mapped to the network's range by themselves: those of 8 bits, and
	 * whole numbers of unbounded images, by the range of their type; others by the
	 * smallest and largest finite value of a bounded image, or as they are.
	 */
	public LiifInterpolatorFactory(final LiifNetwork network) {
		this(network, Double.NaN, Double.NaN, new Cell(1, 1));
	}

	/**
	 * @param min  the value that is black; of no account for ARGB
	 * @param max  the value that is white
	 * @param cell footprint of the samples, in pixels
	 */
	public LiifInterpolatorFactory(final LiifNetwork network, final double min, final double max, final Cell cell) {
		this.network = network;
		this.min = min;
		this.max = max;
		this.cell = cell;
	}

	@Override
	public RealRandomAccess<T> create(final RandomAccessible<T> image) {
		synchronized (views) {
			ContinuousView<T> view = views.get(image);
			if (view == null) {
				view = view(image).cell(cell);
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
		return remember(image, Pictures.rgb(image)).argb();
	}

	@SuppressWarnings("unchecked")
	private <R extends RealType<R>> ContinuousView<R> real(final RandomAccessible<?> anyImage,
			final RealType<?> anyType) {
		final RandomAccessible<R> image = (RandomAccessible<R>) anyImage;
		final R type = (R) anyType;
		final double[] range = Double.isNaN(min) ? range(image, type) : new double[]{min, max};
		return remember(image, Pictures.gray(image, range[0], range[1]))
				.view(ColourFormat.real(type, range[0], range[1], network.spec().channels()));
	}

	@SuppressWarnings("unchecked")
	private ContinuousImage remember(final RandomAccessible<?> key, final RandomAccessible<FloatType> picture) {
		final Interval bounds = key instanceof Interval ? (Interval) key : null;
		final ContinuousImage image = new ContinuousImage(network, picture, bounds, MemoryBudget.ofThisMachine());
		images.put((RandomAccessible<T>) key, image);
		return image;
	}

	private static <R extends RealType<R>> double[] range(final RandomAccessible<R> image, final R type) {
		final boolean isInteger = type instanceof IntegerType;
		if (isInteger && type.getBitsPerPixel() <= 8 || isInteger && !(image instanceof RandomAccessibleInterval))
			return new double[]{type.getMinValue(), type.getMaxValue()};
		if (!(image instanceof RandomAccessibleInterval))
			return new double[]{0, 1};
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		for (final R value : Views.iterable((RandomAccessibleInterval<R>) image)) {
			final double real = value.getRealDouble();
			if (!Double.isNaN(real) && !Double.isInfinite(real)) {
				min = Math.min(min, real);
				max = Math.max(max, real);
			}
		}
		return min <= max ? new double[]{min, max} : new double[]{0, 0};
	}
}
