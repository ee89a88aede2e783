// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

/** An edge, ridge or valley of the intensity along a path. Immutable. */
public final class PathFeature {

	/** What it is. */
	public enum Kind {
		/** The steepest place of a rise or fall. */
		EDGE,
		/** A local maximum. */
		RIDGE,
		/** A local minimum. */
		VALLEY
	}

	private final Kind kind;
	private final double distance;
	private final double x;
	private final double y;
	private final double value;
	private final double slope;
	private final double width;

	PathFeature(final Kind kind, final double distance, final double x, final double y, final double value,
			final double slope, final double width) {
		this.kind = kind;
		this.distance = distance;
		this.x = x;
		this.y = y;
		this.value = value;
		this.slope = slope;
		this.width = width;
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

	/** The intensity there, calibrated as the profile is. */
	public double value() {
		return value;
	}

	/** How much the intensity grows per pixel along the path; 0 at ridges and in valleys. */
	public double slope() {
		return slope;
	}

	/** Full width at half the height of a ridge or valley, in the image's unit; NaN for edges, and where the path ends before. */
	public double width() {
		return width;
	}
}
