// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

import ij.gui.Plot;
import ij.measure.ResultsTable;

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

	/** What there can be. */
	public enum Kind {
		/** The steepest place of a rise or fall. */
		EDGE,
		/** A local maximum. */
		RIDGE,
		/** A local minimum. */
		VALLEY
	}

	/** One of them. Immutable. */
	public static final class Feature {

		private final Kind kind;
		private final double distance;
		private final double x;
		private final double y;
		private final double value;
		private final double slope;

		private Feature(final Kind kind, final double distance, final double x, final double y, final double value,
				final double slope) {
			this.kind = kind;
			this.distance = distance;
			this.x = x;
			this.y = y;
			this.value = value;
			this.slope = slope;
		}

		public Kind kind() {
			return kind;
		}

		/** From the beginning of the path, in the image's unit. */
		public double distance() {
			return distance;
		}

		/** In pixels, centres at integers. */
		public double x() {
			return x;
		}

		/** In pixels, centres at integers. */
		public double y() {
			return y;
		}

		/** The intensity there. */
		public double value() {
			return value;
		}

		/** How much the intensity grows per pixel along the path; 0 at ridges and in valleys. */
		public double slope() {
			return slope;
		}
	}

	private final List<Feature> features;
	private final String unit;

	private PathFeatures(final List<Feature> features, final String unit) {
		this.features = features;
		this.unit = unit;
	}

	/**
	 * Looks between neighbouring samples of a path.
	 *
	 * @param positions x and y of each sample in turn
	 * @param distances of the samples, in the unit
	 */
	static PathFeatures of(final PlaneJets jets, final double[] positions, final double[] distances,
			final String unit) {
		final List<Feature> features = new ArrayList<>();
		final int segments = distances.length - 1;
		// Of both ends of each segment the slope and the curvature along it.
		final double[][] ends = new double[segments][];
		double steepest = 0;
		double mostCurved = 0;
		for (int i = 0; i < segments; i++) {
			final Segment segment = new Segment(jets, positions, i);
			ends[i] = new double[]{segment.slope(0), segment.slope(1), segment.curvature(0), segment.curvature(1)};
			steepest = Math.max(steepest, Math.abs(ends[i][0]));
			mostCurved = Math.max(mostCurved, Math.abs(ends[i][2]));
		}
		for (int i = 0; i < segments; i++) {
			final Segment segment = new Segment(jets, positions, i);
			if (ends[i][2] * ends[i][3] < 0) {
				final double t = zero(segment::curvature, ends[i][2]);
				final double slope = segment.slope(t);
				// The steepest place, not the flattest between two.
				if (slope * ends[i][2] > 0 && Math.abs(slope) >= TELLING * steepest)
					features.add(segment.feature(Kind.EDGE, t, distances));
			}
			if (ends[i][0] * ends[i][1] < 0) {
				final double t = zero(segment::slope, ends[i][0]);
				if (Math.abs(segment.curvature(t)) >= TELLING * mostCurved)
					features.add(segment.feature(ends[i][0] > 0 ? Kind.RIDGE : Kind.VALLEY, t, distances));
			}
		}
		features.sort((a, b) -> Double.compare(a.distance, b.distance));
		return new PathFeatures(features, unit);
	}

	/** In the order of the path. */
	public List<Feature> features() {
		return Collections.unmodifiableList(features);
	}

	/** A row for each. */
	public ResultsTable table() {
		final ResultsTable table = new ResultsTable();
		for (final Feature feature : features) {
			table.incrementCounter();
			table.addValue("Kind", feature.kind.name().toLowerCase(Locale.ROOT));
			table.addValue("Distance_(" + unit + ")", feature.distance);
			table.addValue("X_(pixels)", feature.x);
			table.addValue("Y_(pixels)", feature.y);
			table.addValue("Value", feature.value);
			table.addValue("Slope_(per_pixel)", feature.slope);
		}
		return table;
	}

	/** Edges as crosses, ridges and valleys as circles. */
	void mark(final Plot plot) {
		for (final Kind kind : Kind.values()) {
			final double[] distances = features.stream().filter(f -> f.kind == kind).mapToDouble(f -> f.distance)
					.toArray();
			final double[] values = features.stream().filter(f -> f.kind == kind).mapToDouble(f -> f.value).toArray();
			if (distances.length > 0)
				plot.add(kind == Kind.EDGE ? "x" : "circle", distances, values);
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

		/** Wide enough that the kinks between the pixels don't count. */
		private static final Footprint SMOOTHED = Footprint.gaussian(0.6);

		private final PlaneJets jets;
		private final int index;
		private final double x;
		private final double y;
		private final double dx;
		private final double dy;
		private final double length;

		private Segment(final PlaneJets jets, final double[] positions, final int index) {
			this.jets = jets;
			this.index = index;
			x = positions[2 * index];
			y = positions[2 * index + 1];
			dx = positions[2 * index + 2] - x;
			dy = positions[2 * index + 3] - y;
			length = Math.hypot(dx, dy);
		}

		private double[] jet(final double t) {
			final double[] jet = new double[PlaneJets.SIZE];
			jets.at(new double[]{x + t * dx, y + t * dy}, 1, SMOOTHED, jet);
			return jet;
		}

		/** Per pixel along the way. */
		private double slope(final double t) {
			final double[] jet = jet(t);
			return (dx * jet[1] + dy * jet[2]) / length;
		}

		/** Per squared pixel along the way. */
		private double curvature(final double t) {
			final double[] jet = jet(t);
			return (dx * dx * jet[3] + 2 * dx * dy * jet[4] + dy * dy * jet[5]) / (length * length);
		}

		private Feature feature(final Kind kind, final double t, final double[] distances) {
			return new Feature(kind, distances[index] + t * (distances[index + 1] - distances[index]), x + t * dx,
					y + t * dy, jet(t)[0], kind == Kind.EDGE ? slope(t) : 0);
		}
	}
}
