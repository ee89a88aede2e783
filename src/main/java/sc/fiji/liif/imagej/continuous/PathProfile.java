// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

import sc.fiji.liif.imagej.values.ModelChoice;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.PlaneFunction;
import sc.fiji.liif.imagej.derivative.PlaneJets;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.Networks;

/**
 * Intensities along a selection, between the pixels: decoded, and for comparison
 * by bicubic interpolation. Of RGB images it is the luminance. Immutable.
 *
 * <pre>
 * PathProfile profile = PathProfile.of(image, 0.1, Installation.current().networks(), "", Progress.NONE);
 * profile.plot().show();
 * </pre>
 */
public final class PathProfile {

	/** Of the range of values, above and below the curves. */
	private static final double MARGIN = 0.05;

	private final String title;
	private final String unit;
	private final String valueUnit;
	private final double[] distances;
	private final double[] decoded;
	private final double[] bicubic;
	private final PathFeatures features;

	private PathProfile(final ImagePlus image, final double[] distances, final double[] decoded, final double[] bicubic,
			final PathFeatures features) {
		title = image.getTitle();
		unit = image.getCalibration().getUnits();
		valueUnit = image.getCalibration().getValueUnit();
		this.distances = distances;
		this.decoded = decoded;
		this.bicubic = bicubic;
		this.features = features;
	}

	/**
	 * Follows the selection of an image on its current plane.
	 *
	 * @param step  distance of the samples in pixels
	 * @param wanted a model's name or folder, or "auto" to leave it to the picture
	 * @param progress may cancel it
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public static PathProfile of(final ImagePlus image, final double step, final Networks networks, final String wanted,
			final Progress progress) {
		if (image == null || image.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		final RoiPath path = new RoiPath(image, step);
		final double[] positions = path.positions();
		final int n = positions.length / 2;
		final float[] table = image.getBitDepth() == 24 ? null : image.getCalibration().getCTable();
		final double[] decoded = new double[n];
		final double[] bicubic = new double[n];
		final PixelMeaning meaning = PixelMeaning.of(image);
		final String model = ModelChoice.of(image, meaning, wanted).model();
		final ImageProcessor plane = meaning.resolve(image.getProcessor()).duplicate();
		final ImageProcessor gray = plane.convertToFloat();
		try (PlaneFunction function = new PlaneFunction(plane, meaning, Exposure.current(image, progress), networks,
				model)) {
			for (int i = 0; i < n; i++) {
				progress.checkCanceled();
				progress.report(i, n, "profile");
				final double x = positions[2 * i];
				final double y = positions[2 * i + 1];
				final double value = value(function, plane, x, y);
				decoded[i] = table == null ? value : PlaneSampler.interpolated(table, value);
				final double between = gray.getBicubicInterpolatedPixel(x, y, gray);
				bicubic[i] = table == null ? between : PlaneSampler.interpolated(table, between);
			}
		}
		return new PathProfile(image, path.distances(), decoded, bicubic,
				meaning == PixelMeaning.LABELS
						? null
						: features(image, plane, path, decoded, networks, model, progress));
	}

	/**
	 * How many samples a profile would have.
	 *
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public static int samples(final ImagePlus image, final double step) {
		return new RoiPath(image, step).positions().length / 2;
	}

	/** Distances from the beginning in the image's unit; a copy. */
	public double[] distances() {
		return distances.clone();
	}

	/** Decoded values; a copy. */
	public double[] decoded() {
		return decoded.clone();
	}

	/** Bicubic values at the same positions; a copy. */
	public double[] bicubic() {
		return bicubic.clone();
	}

	/** Edges, ridges and valleys, if the model is a closed formula that tells them. */
	public Optional<PathFeatures> features() {
		return Optional.ofNullable(features);
	}

	/** Both curves over the distance. */
	public Plot plot() {
		final Plot plot = new Plot("LIIF Profile of " + title, "Distance (" + unit + ")", valueUnit);
		// The decoded values first: they are what macros get of a plot.
		plot.setColor(new Color(0x1f4e9c));
		plot.setLineWidth(2);
		plot.add("line", distances, decoded);
		plot.setColor(new Color(0xc0504d));
		plot.setLineWidth(1);
		plot.add("line", distances, bicubic);
		plot.setColor(Color.BLACK);
		plot.addLegend("LIIF\nbicubic");
		if (features != null)
			features.mark(plot);
		final double[] range = range(decoded, bicubic);
		final double margin = MARGIN * Math.max(range[1] - range[0], Double.MIN_NORMAL);
		plot.setLimits(0, distances[distances.length - 1], range[0] - margin, range[1] + margin);
		return plot;
	}

	/** A line for each position, under a header. */
	public List<String> csv() {
		final List<String> lines = new ArrayList<>();
		lines.add("distance_" + unit + ",liif,bicubic");
		for (int i = 0; i < distances.length; i++)
			lines.add(String.format(Locale.ROOT, "%.6g,%.6g,%.6g", distances[i], decoded[i], bicubic[i]));
		return lines;
	}

	/** A row for each position. */
	public ResultsTable table() {
		final ResultsTable table = new ResultsTable();
		for (int i = 0; i < distances.length; i++) {
			table.incrementCounter();
			table.addValue("Distance_(" + unit + ")", distances[i]);
			table.addValue("LIIF", decoded[i]);
			table.addValue("Bicubic", bicubic[i]);
		}
		return table;
	}

	// -- Helper methods --

	/** The least and the largest of some values; 0 and 1 if there are none. */
	private static double[] range(final double[]... curves) {
		final double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
		for (final double[] curve : curves) {
			for (final double value : curve) {
				if (Double.isFinite(value)) {
					range[0] = Math.min(range[0], value);
					range[1] = Math.max(range[1], value);
				}
			}
		}
		return range[0] <= range[1] ? range : new double[]{0, 1};
	}

	private static PathFeatures features(final ImagePlus image, final ImageProcessor plane, final RoiPath path,
			final double[] decoded, final Networks networks, final String model, final Progress progress) {
		try (Networks.Lease lease = networks.lease(model)) {
			if (!lease.network().waves().isPresent())
				return null;
			try (PlaneJets jets = new PlaneJets(plane, Exposure.current(image, progress), lease.network())) {
				final float[] table = image.getBitDepth() == 24 ? null : image.getCalibration().getCTable();
				return PathFeatures.of(jets, path.positions(), path.distances(), decoded, table, image.getCalibration(),
						progress);
			}
		}
	}

	private static double value(final PlaneFunction function, final ImageProcessor plane, final double x,
			final double y) {
		if (function.components() == 1)
			return function.value(x, y, 0);
		return PlaneSampler.gray((ColorProcessor) plane, c -> function.value(x, y, c));
	}
}
