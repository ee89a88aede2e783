// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import sc.fiji.liif.imagej.resample.InterpolatedPlanes;
import sc.fiji.liif.imagej.resample.Interpolation;
import sc.fiji.liif.imagej.resample.NetworkPlanes;
import sc.fiji.liif.imagej.result.ResultImage;
import sc.fiji.liif.imagej.result.RoiMap;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.Exposure;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;

import net.imglib2.RealInterval;
import net.imglib2.RealPoint;
import net.imglib2.util.Intervals;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.encoded.EncodedTiles;
import sc.fiji.liif.image.ContinuousImage;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.sampling.AffineSampling;
import sc.fiji.liif.sampling.ColourSink;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.Sampling;

/**
 * Moves ImageJ images of any kind by an affine map, resampling the continuous
 * function once:
 *
 * <pre>
 * result = new ImagePlusTransformer().transform(image, TransformOptions.identity().rotate(12.5))
 * </pre>
 *
 * The input is not changed and the result not shown. What comes from outside of
 * the input is 0. Safe for use by several threads.
 */
public final class ImagePlusTransformer {

	private static final int MIN_BLOCK = 16;

	private final Networks networks;
	private final Progress progress;

	/** With the models of this ImageJ installation, saying nothing. */
	public ImagePlusTransformer() {
		this(Installation.current().networks(), Progress.NONE);
	}

	public ImagePlusTransformer(final Networks networks, final Progress progress) {
		this.networks = networks;
		this.progress = progress;
	}

	/**
	 * @return a new image, of the input's type
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if the progress was canceled
	 */
	public ImagePlus transform(final ImagePlus input, final TransformOptions options) {
		if (input == null || input.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		final PixelMeaning meaning = PixelMeaning.of(input, options.values());
		final ImagePlus image = meaning.resolve(input);
		final AffineTransform map = options.transform();
		final Rectangle2D canvas = canvas(image, map, options.isEnlarged());
		HeapSpace.check(canvas.getWidth() * canvas.getHeight() * image.getStackSize() * image.getBytesPerPixel(),
				"The result", "do not enlarge the canvas, work on fewer planes");
		final Sampling sampling = sampling(image, map, canvas);
		final ImageStack stack;
		final String how;
		if (meaning == PixelMeaning.LABELS) {
			stack = new InterpolatedPlanes(image, sampling, Interpolation.NEAREST).all(progress);
			how = "no model";
		}
		else {
			final ModelChoice choice = ModelChoice.of(image, options.model());
			try (Networks.Lease lease = networks.lease(choice.model())) {
				stack = decoded(image, sampling, options.noise(), lease.network());
				how = "model " + lease.network().spec().name() + choice.remark();
			}
		}
		final AffineTransform corners = AffineTransform.getTranslateInstance(image.getWidth() / 2.0 - canvas.getX(),
				image.getHeight() / 2.0 - canvas.getY());
		corners.concatenate(map);
		corners.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
		final ImagePlus result = new ResultImage(image).of(stack, "transformed", calibration(image, corners),
				"LIIF: transformed, " + how + ", " + map + ", from \"" + image.getTitle() + "\""
						+ (meaning.remark().isEmpty() ? "" : "; " + meaning.remark()));
		new RoiMap(corners).copy(image, result);
		return result;
	}

	/**
	 * Width and height that the result will have.
	 *
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public static int[] size(final ImagePlus image, final TransformOptions options) {
		final Rectangle2D canvas = canvas(image, options.transform(), options.isEnlarged());
		return new int[]{(int) canvas.getWidth(), (int) canvas.getHeight()};
	}

	// -- Helper methods --

	private ImageStack decoded(final ImagePlus image, final Sampling sampling, final String noise,
			final LiifNetwork network) {
		return new NetworkPlanes(image, sampling, network.spec(), Exposure.of(image, noise, progress),
				(picture, sink, part) -> {
					try (ContinuousImage function = new ContinuousImage(network, picture)) {
						resample(function, sampling, sink, part);
					}
				}).all(progress);
	}

	/**
	 * Pixels are as large as what they show: half as large where the image became twice as large, and along the axes that
	 * are theirs now. The origin is where it was in the picture.
	 *
	 * @param map from the image's corners of pixels to the result's
	 */
	private static Calibration calibration(final ImagePlus image, final AffineTransform map) {
		final Calibration calibration = image.getCalibration().copy();
		final Point2D origin = map.transform(new Point2D.Double(calibration.xOrigin, calibration.yOrigin), null);
		calibration.xOrigin = origin.getX();
		calibration.yOrigin = origin.getY();
		if (!calibration.scaled())
			return calibration;
		final double determinant = map.getDeterminant();
		final double width = calibration.pixelWidth;
		final double height = calibration.pixelHeight;
		// One pixel to the right, and one downwards, as they were in the image.
		calibration.pixelWidth = Math.hypot(map.getScaleY() * width, map.getShearY() * height) / Math.abs(determinant);
		calibration.pixelHeight = Math.hypot(map.getShearX() * width, map.getScaleX() * height) / Math.abs(determinant);
		return calibration;
	}

	/** The output's bounds in the frame of the input's corners. */
	private static Rectangle2D canvas(final ImagePlus image, final AffineTransform map, final boolean isEnlarged) {
		final double width = image.getWidth();
		final double height = image.getHeight();
		if (!isEnlarged)
			return new Rectangle2D.Double(0, 0, width, height);
		final Rectangle2D moved = map
				.createTransformedShape(new Rectangle2D.Double(-width / 2, -height / 2, width, height)).getBounds2D();
		final double w = Math.ceil(moved.getWidth() - 1e-6);
		final double h = Math.ceil(moved.getHeight() - 1e-6);
		TargetSize.checkPlane(w, h);
		return new Rectangle2D.Double(width / 2 + moved.getCenterX() - w / 2, height / 2 + moved.getCenterY() - h / 2,
				w, h);
	}

	/** From output pixel centres to input pixel centres: the inverse map about the input's centre. */
	private static Sampling sampling(final ImagePlus image, final AffineTransform map, final Rectangle2D canvas) {
		final AffineTransform inverse;
		try {
			inverse = map.createInverse();
		}
		catch (final NoninvertibleTransformException e) {
			throw new IllegalStateException(e);
		}
		final AffineTransform whole = AffineTransform.getTranslateInstance(image.getWidth() / 2.0 - 0.5,
				image.getHeight() / 2.0 - 0.5);
		whole.concatenate(inverse);
		whole.translate(canvas.getX() + 0.5 - image.getWidth() / 2.0, canvas.getY() + 0.5 - image.getHeight() / 2.0);
		return new AffineSampling((int) canvas.getWidth(), (int) canvas.getHeight(), whole.getScaleX(),
				whole.getShearX(), whole.getTranslateX(), whole.getShearY(), whole.getScaleY(), whole.getTranslateY());
	}

	private static void resample(final ContinuousImage function, final Sampling sampling, final ColourSink sink,
			final Progress progress) {
		final Footprint footprint = sampling.footprint();
		final double samples = Math.max(1, Math.ceil(footprint.width())) * Math.max(1, Math.ceil(footprint.height()));
		final int block = (int) Math.max(MIN_BLOCK, EncodedTiles.BLOCK / samples);
		// Nearly square, so that few tiles are looked at again and again.
		final int columns = Math.min(Math.max(MIN_BLOCK, (int) Math.sqrt(block)), sampling.width());
		final int rows = Math.min(Math.max(1, block / columns), sampling.height());
		for (int y = 0; y < sampling.height(); y += rows) {
			final int height = Math.min(rows, sampling.height() - y);
			for (int x = 0; x < sampling.width(); x += columns) {
				progress.checkCanceled();
				progress.report((double) y * sampling.width() + x, (double) sampling.width() * sampling.height(),
						"decoding");
				final int width = Math.min(columns, sampling.width() - x);
				sink.write(x, y, width, height, colours(function, sampling, x, y, width, height));
			}
		}
	}

	/** The colours of a rectangle; of pixels from outside of the input nothing is asked. */
	private static float[] colours(final ContinuousImage function, final Sampling sampling, final int x, final int y,
			final int width, final int height) {
		final RealInterval area = function.area();
		final double[] positions = new double[2 * width * height];
		final int[] where = new int[width * height];
		int n = 0;
		for (int k = 0; k < width * height; k++) {
			positions[2 * n] = sampling.x(x + k % width, y + k / width);
			positions[2 * n + 1] = sampling.y(x + k % width, y + k / width);
			if (Intervals.contains(area, new RealPoint(positions[2 * n], positions[2 * n + 1])))
				where[n++] = k;
		}
		final int channels = function.channels();
		final float[] inside = new float[n * channels];
		function.decode(positions, n, sampling.footprint(), inside);
		final float[] colours = new float[width * height * channels];
		for (int i = 0; i < n; i++)
			System.arraycopy(inside, i * channels, colours, where[i] * channels, channels);
		return colours;
	}
}
