// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

import ij.gui.Plot;
import ij.measure.Calibration;
import ij.measure.ResultsTable;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.derivative.PlaneJets;
import sc.fiji.liif.sampling.Footprint;

/**
 * Where the intensity along a path has edges, ridges and valleys, between the pixels: the
 * zero crossings of the second and first derivatives along the path, averaged by a Gaussian
 * of 0.6 pixels. Immutable.
 */
public final class PathFeatures {

	/** Slopes and curvatures that are smaller than this share of the largest are not told. */
	private static final double TELLING = 0.2;
	private static final int BISECTIONS = 40;
	private static final int BATCH = 256;
	/** Wide enough that the kinks between the pixels don't count. */
	private static final Footprint SMOOTHED = Footprint.gaussian(0.6);

	private final List<PathFeature> features;
	private final Calibration calibration;

	private PathFeatures(final List<PathFeature> features, final Calibration calibration) {
		this.features = features;
		this.calibration = calibration;
	}

	/**
	 * Looks between neighbouring samples of a path.
	 *
	 * @param positions x and y of each sample in turn
	 * @param distances of the samples, in the calibration's unit of length
	 * @param values    of the samples; where they are not finite there is nothing to find
	 * @param table     from the plane's values to calibrated ones; null if they are the same
	 * @param calibration of the image
	 */
	static PathFeatures of(final PlaneJets jets, final double[] positions, final double[] distances,
			final double[] values, final float[] table, final Calibration calibration, final Progress progress) {
		final int count = distances.length;
		final double[] all = new double[PlaneJets.SIZE * count];
		for (int from = 0; from < count; from += BATCH) {
			progress.checkCanceled();
			progress.report(from, count, "edges and ridges");
			final int size = Math.min(BATCH, count - from);
			final double[] some = new double[PlaneJets.SIZE * size];
			jets.at(Arrays.copyOfRange(positions, 2 * from, 2 * (from + size)), size, SMOOTHED, some);
			System.arraycopy(some, 0, all, PlaneJets.SIZE * from, some.length);
		}
		double steepest = 0;
		double mostCurved = 0;
		final Segment[] segments = new Segment[count - 1];
		for (int i = 0; i < segments.length; i++) {
			segments[i] = new Segment(jets, positions, i, all);
			steepest = Math.max(steepest, Math.abs(segments[i].slopes[0]));
			mostCurved = Math.max(mostCurved, Math.abs(segments[i].curvatures[0]));
		}
		final List<PathFeature> features = new ArrayList<>();
		double pixels = 0;
		for (final Segment segment : segments)
			pixels += segment.length;
		final HalfWidth widths = new HalfWidth(distances, values, distances[count - 1] / pixels);
		for (int i = 0; i < segments.length; i++) {
			progress.checkCanceled();
			final Segment segment = segments[i];
			if (!Double.isFinite(values[i]) || !Double.isFinite(values[i + 1]))
				continue;
			if (segment.curvatures[0] * segment.curvatures[1] < 0) {
				final double t = zero(segment::curvature, segment.curvatures[0]);
				final double slope = segment.slope(t);
				// The steepest place, not the flattest between two.
				if (slope * segment.curvatures[0] > 0 && Math.abs(slope) >= TELLING * steepest)
					features.add(segment.feature(PathFeature.Kind.EDGE, t, distances, table, widths));
			}
			if (segment.slopes[0] * segment.slopes[1] < 0) {
				final double t = zero(segment::slope, segment.slopes[0]);
				if (Math.abs(segment.curvature(t)) >= TELLING * mostCurved)
					features.add(
							segment.feature(segment.slopes[0] > 0 ? PathFeature.Kind.RIDGE : PathFeature.Kind.VALLEY, t,
									distances, table, widths));
			}
		}
		features.sort((a, b) -> Double.compare(a.distance(), b.distance()));
		return new PathFeatures(features, calibration);
	}

	/** In the order of the path. */
	public List<PathFeature> features() {
		return Collections.unmodifiableList(features);
	}

	/** A row for each. Positions are in pixels, centres at integers, and the same in the unit of length, from the origin. */
	public ResultsTable table() {
		final String unit = calibration.getUnits();
		final ResultsTable table = new ResultsTable();
		table.showRowNumbers(true);
		table.setNaNEmptyCells(true);
		for (final PathFeature feature : features) {
			table.incrementCounter();
			table.addValue("Kind", feature.kind().name().toLowerCase(Locale.ROOT));
			table.addValue("Distance_(" + unit + ")", feature.distance());
			table.addValue("FWHM_(" + unit + ")", feature.width());
			table.addValue("X_(pixels)", feature.x());
			table.addValue("Y_(pixels)", feature.y());
			if (calibration.scaled()) {
				table.addValue("X_(" + unit + ")", calibration.getX(feature.x()));
				table.addValue("Y_(" + unit + ")", calibration.getY(feature.y()));
			}
			table.addValue("Value", feature.value());
			table.addValue("Slope_(per_pixel)", feature.slope());
		}
		return table;
	}

	/** A line for each, under a header; what is not known is empty. */
	public List<String> csv() {
		final List<String> lines = new ArrayList<>();
		final String unit = calibration.getUnits();
		lines.add("kind,distance_" + unit + ",fwhm_" + unit + ",x_" + unit + ",y_" + unit + ",value,slope_per_pixel");
		for (final PathFeature feature : features)
			lines.add(String.format(Locale.ROOT, "%s,%.6g,%s,%.6g,%.6g,%.6g,%.6g",
					feature.kind().name().toLowerCase(Locale.ROOT), feature.distance(),
					Double.isFinite(feature.width()) ? String.format(Locale.ROOT, "%.6g", feature.width()) : "",
					calibration.getX(feature.x()), calibration.getY(feature.y()), feature.value(), feature.slope()));
		return lines;
	}

	/** Edges as crosses, ridges and valleys as circles. */
	void mark(final Plot plot) {
		for (final PathFeature.Kind kind : PathFeature.Kind.values()) {
			final double[] distances = features.stream().filter(f -> f.kind() == kind).mapToDouble(f -> f.distance())
					.toArray();
			final double[] values = features.stream().filter(f -> f.kind() == kind).mapToDouble(f -> f.value())
					.toArray();
			if (distances.length > 0)
				plot.add(kind == PathFeature.Kind.EDGE ? "x" : "circle", distances, values);
		}
	}

	// -- Helper methods --

	/** Where a function changes its sign between 0 and 1. */
	private static double zero(final DoubleUnaryOperator function, final double atZero) {
		double low = 0;
		double high = 1;
		for (int i = 0; i < BISECTIONS; i++) {
			final double middle = (low + high) / 2;
			if (function.applyAsDouble(middle) * atZero > 0)
				low = middle;
			else
				high = middle;
		}
		return (low + high) / 2;
	}

	/** The straight way between two samples, from 0 to 1. */
	private static final class Segment {

		private final PlaneJets jets;
		private final int index;
		private final double x;
		private final double y;
		private final double dx;
		private final double dy;
		private final double length;
		/** At both ends. */
		private final double[] slopes = new double[2];
		private final double[] curvatures = new double[2];

		/** @param all jets of all samples */
		private Segment(final PlaneJets jets, final double[] positions, final int index, final double[] all) {
			this.jets = jets;
			this.index = index;
			x = positions[2 * index];
			y = positions[2 * index + 1];
			dx = positions[2 * index + 2] - x;
			dy = positions[2 * index + 3] - y;
			length = Math.hypot(dx, dy);
			for (int end = 0; end < 2; end++) {
				slopes[end] = slope(all, PlaneJets.SIZE * (index + end));
				curvatures[end] = curvature(all, PlaneJets.SIZE * (index + end));
			}
		}

		private double[] jet(final double t) {
			final double[] jet = new double[PlaneJets.SIZE];
			jets.at(new double[]{x + t * dx, y + t * dy}, 1, SMOOTHED, jet);
			return jet;
		}

		private double slope(final double t) {
			return slope(jet(t), 0);
		}

		private double curvature(final double t) {
			return curvature(jet(t), 0);
		}

		/** Per pixel along the way. */
		private double slope(final double[] jet, final int at) {
			return (dx * jet[at + 1] + dy * jet[at + 2]) / length;
		}

		/** Per squared pixel along the way. */
		private double curvature(final double[] jet, final int at) {
			return (dx * dx * jet[at + 3] + 2 * dx * dy * jet[at + 4] + dy * dy * jet[at + 5]) / (length * length);
		}

		private PathFeature feature(final PathFeature.Kind kind, final double t, final double[] distances,
				final float[] table, final HalfWidth widths) {
			final double value = jet(t)[0];
			final double slope = kind == PathFeature.Kind.EDGE ? slope(t) : 0;
			final double perValue = table == null
					? 1
					: PlaneSampler.interpolated(table, value + 0.5) - PlaneSampler.interpolated(table, value - 0.5);
			final double distance = distances[index] + t * (distances[index + 1] - distances[index]);
			return new PathFeature(kind, distance, x + t * dx, y + t * dy,
					table == null ? value : PlaneSampler.interpolated(table, value), slope * perValue,
					kind == PathFeature.Kind.EDGE
							? Double.NaN
							: widths.of(distance, kind == PathFeature.Kind.RIDGE ? 1 : -1));
		}
	}
}
