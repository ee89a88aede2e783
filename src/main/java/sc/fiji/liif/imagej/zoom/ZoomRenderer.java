// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.zoom;

import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.imagej.values.ModelChoice;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.resample.Interpolation;
import sc.fiji.liif.imagej.PlaneFunction;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.Outside;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.sampling.Footprint;

/**
 * Draws {@link ZoomView}s of an image's current plane, as the image is displayed:
 * through its lookup table and display range. Only what is visible is decoded.
 * Follows the image's pixels and its current slice. Holds native memory until
 * closed. For one drawing thread at a time.
 */
public final class ZoomRenderer implements AutoCloseable {

	private static final int OUTSIDE = 0xff404040;

	private final ImagePlus image;
	private final PixelMeaning meaning;
	private final PlaneFunction plane;
	/** The plane that is shown, and its channel. */
	private ImageProcessor shown;
	private int channel;

	/** @param model a model's name or folder, or "auto" to leave it to the picture */
	public ZoomRenderer(final ImagePlus image, final Networks networks, final String model, final Progress progress) {
		this.image = image;
		channel = PlaneChoice.position(image)[0];
		meaning = PixelMeaning.of(image);
		plane = new PlaneFunction(pixels(), meaning, Exposure.current(image, progress), networks,
				ModelChoice.of(image, meaning, model).model());
	}

	/**
	 * Draws some rows of a view.
	 *
	 * @param from    first row, a multiple of {@code step}
	 * @param to      one behind the last row
	 * @param step    side of the squares drawn in one colour; 1 is sharp
	 * @param progress asked now and then whether to give up
	 * @param argb    receives {@code [row][column]} of the whole view, alpha 255
	 * @return whether all rows were drawn
	 */
	public boolean draw(final ZoomView view, final int from, final int to, final int step, final Progress progress,
			final int[] argb) {
		follow(Progress.NONE);
		final int columns = (view.width() + step - 1) / step;
		final double[] values = new double[columns * plane.components()];
		for (int y = from; y < to; y += step) {
			if (progress.isCanceled())
				return false;
			final boolean[] isInside = sample(view, y, step, columns, values);
			for (int x = 0; x < view.width(); x++) {
				final int i = x / step;
				argb[y * view.width() + x] = isInside[i] ? colour(values, i) : OUTSIDE;
			}
			for (int row = y + 1; row < Math.min(to, y + step); row++)
				System.arraycopy(argb, y * view.width(), argb, row * view.width(), view.width());
		}
		return true;
	}

	/** The view as an image of the source's type, with its calibration; outside is 0. */
	public ImagePlus export(final ZoomView view, final Progress progress) {
		follow(progress);
		final ImageProcessor source = shown;
		final ImageProcessor target = source.createProcessor(view.width(), view.height());
		final double[] values = new double[view.width() * plane.components()];
		final int outside = Outside.value(image);
		for (int y = 0; y < view.height(); y++) {
			progress.checkCanceled();
			progress.report(y, view.height(), "decoding");
			final boolean[] isInside = sample(view, y, 1, view.width(), values);
			for (int x = 0; x < view.width(); x++) {
				if (target instanceof ColorProcessor)
					target.set(x, y, isInside[x] ? rgb(values, x) : 0);
				else if (target.getBitDepth() == 32)
					target.setf(x, y, isInside[x] ? (float) values[x] : outside);
				else
					target.set(x, y, isInside[x] ? clamp(values[x], target.getBitDepth() == 8 ? 255 : 65535) : outside);
			}
		}
		final ImagePlus result = new ImagePlus(image.getShortTitle() + "-zoom", target);
		result.setCalibration(image.getCalibration().copy());
		final Calibration calibration = result.getCalibration();
		if (calibration.scaled()) {
			calibration.pixelWidth /= view.magnification();
			calibration.pixelHeight /= view.magnification();
		}
		calibration.xOrigin = (calibration.xOrigin - view.x(-0.5) - 0.5) * view.magnification();
		calibration.yOrigin = (calibration.yOrigin - view.y(-0.5) - 0.5) * view.magnification();
		if (!(target instanceof ColorProcessor)) {
			result.setLut(source.getLut());
			result.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		}
		result.setProperty("Info",
				"LIIF: zoom x" + view.magnification() + " at (" + view.centreX() + ", " + view.centreY() + "), "
						+ view.mode() + ", model " + plane.modelName() + ", from \"" + image.getTitle() + "\"");
		return result;
	}

	@Override
	public void close() {
		plane.close();
	}

	// -- Helper methods --

	private void follow(final Progress progress) {
		if (channel != PlaneChoice.position(image)[0])
			plane.setExposure(Exposure.current(image, progress));
		channel = PlaneChoice.position(image)[0];
		plane.watch(pixels());
		plane.refresh();
	}

	/** The image's current plane; of a palette's indices its colours. */
	private ImageProcessor pixels() {
		shown = meaning.resolve(image.getProcessor());
		return shown;
	}

	/** Samples every step-th pixel of a row and says which are inside of the image. */
	private boolean[] sample(final ZoomView view, final int row, final int step, final int columns,
			final double[] values) {
		final ImageProcessor ip = shown;
		final int components = plane.components();
		final double y = view.y(row + (step - 1) / 2.0);
		final boolean[] isInside = new boolean[columns];
		final double[] positions = new double[2 * columns];
		final int[] where = new int[columns];
		int n = 0;
		for (int i = 0; i < columns; i++) {
			final double x = view.x(i * step + (step - 1) / 2.0);
			isInside[i] = x >= -0.5 && y >= -0.5 && x < ip.getWidth() - 0.5 && y < ip.getHeight() - 0.5;
			if (!isInside[i])
				continue;
			where[n] = i;
			positions[2 * n] = x;
			positions[2 * n++ + 1] = y;
		}
		final double[] inside = new double[n * components];
		if (view.mode() == ZoomView.Mode.LIIF) {
			final double side = Math.min(1, step / view.magnification());
			plane.values(positions, n, new Footprint(side, side), inside);
		}
		else
			Interpolation.valueOf(view.mode().name()).sample(ip, positions, n, inside);
		for (int k = 0; k < n; k++)
			System.arraycopy(inside, k * components, values, where[k] * components, components);
		return isInside;
	}

	private int colour(final double[] values, final int i) {
		if (plane.components() == 3)
			return rgb(values, i);
		final double min = image.getDisplayRangeMin();
		final double max = image.getDisplayRangeMax();
		final LUT lut = shown.getLut();
		return 0xff000000 | lut.getRGB(clamp(255 * (values[i] - min) / (max - min), 255));
	}

	private static int rgb(final double[] values, final int i) {
		return 0xff000000 | clamp(values[3 * i], 255) << 16 | clamp(values[3 * i + 1], 255) << 8
				| clamp(values[3 * i + 2], 255);
	}

	private static int clamp(final double value, final int max) {
		return (int) Math.max(0, Math.min(max, Math.round(value)));
	}
}
