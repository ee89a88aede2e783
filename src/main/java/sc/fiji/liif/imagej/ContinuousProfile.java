// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.awt.Color;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.ModelRegistry;

/**
 * Intensities along a selection, between the pixels: decoded, and for comparison
 * by bicubic interpolation. Of RGB images it is the luminance. Immutable.
 *
 * <pre>
 * ContinuousProfile profile = ContinuousProfile.of(image, 0.1, ImageJModels.registry(), "");
 * profile.plot().show();
 * </pre>
 */
public final class ContinuousProfile {

	private final String title;
	private final String unit;
	private final String valueUnit;
	private final double[] distances;
	private final double[] decoded;
	private final double[] bicubic;

	private ContinuousProfile(final ImagePlus image, final double[] distances, final double[] decoded,
			final double[] bicubic) {
		title = image.getTitle();
		unit = image.getCalibration().getUnits();
		valueUnit = image.getCalibration().getValueUnit();
		this.distances = distances;
		this.decoded = decoded;
		this.bicubic = bicubic;
	}

	/**
	 * Follows the selection of an image on its current plane.
	 *
	 * @param step  distance of the samples in pixels
	 * @param model a model's name or folder, or an empty string for the default
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public static ContinuousProfile of(final ImagePlus image, final double step, final ModelRegistry models,
			final String model) {
		if (image == null || image.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		final RoiPath path = new RoiPath(image, step);
		final double[] positions = path.positions();
		final int n = positions.length / 2;
		final float[] table = image.getBitDepth() == 24 ? null : image.getCalibration().getCTable();
		final double[] decoded = new double[n];
		final double[] bicubic = new double[n];
		final ImageProcessor plane = IndexedColour.resolve(image).getProcessor().duplicate();
		final ImageProcessor gray = plane.convertToFloat();
		try (ContinuousPlane function = new ContinuousPlane(plane, models, model)) {
			for (int i = 0; i < n; i++) {
				final double x = positions[2 * i];
				final double y = positions[2 * i + 1];
				final double value = value(function, plane, x, y);
				decoded[i] = table == null ? value : ContinuousSampler.interpolated(table, value);
				final double between = gray.getBicubicInterpolatedPixel(x, y, gray);
				bicubic[i] = table == null ? between : ContinuousSampler.interpolated(table, between);
			}
		}
		return new ContinuousProfile(image, path.distances(), decoded, bicubic);
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

	public Plot plot() {
		final Plot plot = new Plot("LIIF Profile of " + title, "Distance (" + unit + ")", valueUnit);
		plot.setColor(new Color(0xc0504d));
		plot.add("line", distances, bicubic);
		plot.setColor(new Color(0x1f4e9c));
		plot.setLineWidth(2);
		plot.add("line", distances, decoded);
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend("bicubic\nLIIF");
		return plot;
	}

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

	private static double value(final ContinuousPlane function, final ImageProcessor plane, final double x,
			final double y) {
		if (function.components() == 1)
			return function.value(x, y, 0);
		final double[] weights = ((ColorProcessor) plane).getRGBWeights() == null
				? ColorProcessor.getWeightingFactors()
				: ((ColorProcessor) plane).getRGBWeights();
		double sum = 0;
		for (int c = 0; c < 3; c++)
			sum += weights[c] * function.value(x, y, c);
		return sum;
	}
}
