// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.RealInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.RealRandomAccessibleRealInterval;

import sc.fiji.liif.encoded.FieldSampler;
import sc.fiji.liif.field.JetEvaluator;
import sc.fiji.liif.sampling.Extension;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.TileLattice;

/**
 * A {@link ContinuousImage} at one footprint and in one type, to be sampled by
 * any operation of ImgLib2. Its interval is the area of the picture's pixels; it
 * has values beyond, too, by its {@link Extension}. A position that is not a
 * number has the colour NaN.
 * <p>
 * Immutable: methods that change something return another view. Accesses may be
 * used in parallel, each by one thread; they fail with a clear error after the
 * image was closed.
 *
 * @param <T> type of the values
 */
public final class ContinuousView<T> implements RealRandomAccessibleRealInterval<T> {

	private final ContinuousImage image;
	private final ColourFormat<T> format;
	private final Footprint footprint;
	private final Extension extension;
	private final boolean isRunningAhead;

	ContinuousView(final ContinuousImage image, final ColourFormat<T> format) {
		this(image, format, new Footprint(1, 1), Extension.BORDER, true);
	}

	private ContinuousView(final ContinuousImage image, final ColourFormat<T> format, final Footprint footprint,
			final Extension extension, final boolean isRunningAhead) {
		this.image = image;
		this.format = format;
		this.footprint = footprint;
		this.extension = extension;
		this.isRunningAhead = isRunningAhead;
	}

	/** With another footprint; without this it is one input pixel. */
	public ContinuousView<T> footprint(final Footprint newFootprint) {
		return new ContinuousView<>(image, format, newFootprint, extension, isRunningAhead);
	}

	/** With other values beyond the area of the pixels; without this those of the border. */
	public ContinuousView<T> extension(final Extension newExtension) {
		return new ContinuousView<>(image, format, footprint, newExtension, isRunningAhead);
	}

	/**
	 * Whether accesses that move in equal steps decode the next positions in one
	 * batch. The values are the same; one by one is some fifty times slower. Of no
	 * account where the model is a closed formula, which needs no batches.
	 */
	public ContinuousView<T> runAhead(final boolean isOn) {
		return new ContinuousView<>(image, format, footprint, extension, isOn);
	}

	/**
	 * In physical units; the footprint stays in pixels.
	 *
	 * @param pixelSize width and height of a pixel
	 * @param origin    the pixel coordinate (x, y) at which the units are zero
	 */
	public CalibratedView<T> calibrated(final double[] pixelSize, final double[] origin) {
		return new CalibratedView<>(this, pixelSize, origin);
	}

	/** The footprint of all samples. */
	public Footprint footprint() {
		return footprint;
	}

	@Override
	public RealRandomAccess<T> realRandomAccess() {
		return image.isField() ? new FieldAccess<>(this) : new RunAheadAccess<>(this);
	}

	@Override
	public RealRandomAccess<T> realRandomAccess(final RealInterval interval) {
		return realRandomAccess();
	}

	@Override
	public T getType() {
		return format.create();
	}

	@Override
	public int numDimensions() {
		return 2;
	}

	@Override
	public double realMin(final int d) {
		return image.area() == null ? Double.NEGATIVE_INFINITY : image.area().realMin(d);
	}

	@Override
	public double realMax(final int d) {
		return image.area() == null ? Double.POSITIVE_INFINITY : image.area().realMax(d);
	}

	// -- For accesses --

	ColourFormat<T> format() {
		return format;
	}

	boolean isRunningAhead() {
		return isRunningAhead;
	}

	int version() {
		return image.version();
	}

	/** Whether positions that are the same to a network stay so when the extension moves them. */
	boolean isTolerant() {
		return extension == Extension.BORDER;
	}

	int channels() {
		return image.channels();
	}

	/** Whether a model knows the footprint, so that no mean is to be taken. */
	boolean isDirect() {
		return image.parts(footprint).count() == 1;
	}

	/** Asks closed formulas at the view's footprint, for one thread. */
	FieldSampler sampler() {
		return new FieldSampler(image.tiles(), footprint);
	}

	/** Moves a coordinate that lies outside by the extension. */
	double map(final double x, final int axis) {
		final RealInterval area = image.area();
		return area == null
				? Extension.BORDER.map(x, -TileLattice.FAR, TileLattice.FAR)
				: extension.map(x, area.realMin(axis), area.realMax(axis));
	}

	/** Decodes count positions (x, y); those outside are moved by the extension, in place. */
	void decode(final double[] positions, final int count, final float[] values) {
		final double[] asked = format.isJet() ? positions.clone() : positions;
		for (int i = 0; i < 2 * count; i++)
			positions[i] = map(positions[i], i & 1);
		if (!format.isJet()) {
			image.decode(positions, count, footprint, values);
			return;
		}
		image.jets(positions, count, footprint, values);
		mapJets(asked, count, values);
	}

	/** Derivatives at positions that the extension moved, by the chain rule. */
	void mapJets(final double[] asked, final int count, final float[] jets) {
		final RealInterval area = image.area();
		if (area == null)
			return;
		for (int i = 0; i < count; i++) {
			final float x = (float) extension.slope(asked[2 * i], area.realMin(0), area.realMax(0));
			final float y = (float) extension.slope(asked[2 * i + 1], area.realMin(1), area.realMax(1));
			for (int at = i * channels() * JetEvaluator.SIZE; at < (i + 1) * channels()
					* JetEvaluator.SIZE; at += JetEvaluator.SIZE) {
				jets[at + 1] *= x;
				jets[at + 2] *= y;
				jets[at + 3] *= x * x;
				jets[at + 4] *= x * y;
				jets[at + 5] *= y * y;
			}
		}
	}
}
