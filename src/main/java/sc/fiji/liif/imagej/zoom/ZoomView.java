// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.zoom;

/**
 * Which part of an image a window shows, how large, and by which interpolation.
 * Positions are pixel coordinates with centres at integers. Immutable.
 */
public final class ZoomView {

	/** How the colours between the pixels are found. */
	public enum Mode {
		LIIF,
		BICUBIC,
		NEAREST
	}

	public static final double MIN_MAGNIFICATION = 1 / 32.0;
	public static final double MAX_MAGNIFICATION = 1024;

	private final double centreX;
	private final double centreY;
	private final double magnification;
	private final int width;
	private final int height;
	private final Mode mode;

	/**
	 * @param centreX       position in the middle of the window
	 * @param magnification screen pixels per image pixel
	 * @param width         of the window in screen pixels
	 */
	public ZoomView(final double centreX, final double centreY, final double magnification, final int width,
			final int height, final Mode mode) {
		this.centreX = centreX;
		this.centreY = centreY;
		this.magnification = Math.max(MIN_MAGNIFICATION, Math.min(MAX_MAGNIFICATION, magnification));
		this.width = Math.max(1, width);
		this.height = Math.max(1, height);
		this.mode = mode;
	}

	public double centreX() {
		return centreX;
	}

	public double centreY() {
		return centreY;
	}

	public double magnification() {
		return magnification;
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	public Mode mode() {
		return mode;
	}

	/** Where the centre of a screen column lies in the image. */
	public double x(final double column) {
		return centreX + (column + 0.5 - width / 2.0) / magnification;
	}

	/** Where the centre of a screen row lies in the image. */
	public double y(final double row) {
		return centreY + (row + 0.5 - height / 2.0) / magnification;
	}

	/** Moved by some screen pixels, as when the image is dragged. */
	public ZoomView dragged(final double columns, final double rows) {
		return new ZoomView(centreX - columns / magnification, centreY - rows / magnification, magnification, width,
				height, mode);
	}

	/** Enlarged so that what is under a screen pixel stays there. */
	public ZoomView zoomed(final double factor, final double column, final double row) {
		final ZoomView same = new ZoomView(centreX, centreY, magnification * factor, width, height, mode);
		return new ZoomView(centreX + x(column) - same.x(column), centreY + y(row) - same.y(row), same.magnification,
				width, height, mode);
	}

	public ZoomView sized(final int newWidth, final int newHeight) {
		return new ZoomView(centreX, centreY, magnification, newWidth, newHeight, mode);
	}

	public ZoomView mode(final Mode newMode) {
		return new ZoomView(centreX, centreY, magnification, width, height, newMode);
	}
}
