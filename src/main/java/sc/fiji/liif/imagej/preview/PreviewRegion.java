// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;

/** What part of an image a preview looks at. Immutable. */
public final class PreviewRegion {

	private final Rectangle pixels;
	private final Rectangle2D area;
	private final double stepY;

	/**
	 * @param pixels of the picture that is drawn
	 * @param area   what it shows in the image, the first pixel of which goes from 0 to 1
	 * @param stepY  how far a picture's height goes in the image
	 */
	public PreviewRegion(final Rectangle pixels, final Rectangle2D area, final double stepY) {
		this.pixels = new Rectangle(pixels);
		this.area = area;
		this.stepY = stepY;
	}

	/**
	 * The first of some pixels of a result about a point, as far as there are any.
	 *
	 * @param middle of them
	 * @param length how many there are to be
	 * @param all    those of the result
	 */
	public static int first(final double middle, final int length, final int all) {
		return (int) Math.max(0, Math.min(all - length, Math.round(middle - length / 2.0)));
	}

	/** In pixels of the result. */
	public Rectangle pixels() {
		return new Rectangle(pixels);
	}

	/** In pixels of the image, the first of which goes from 0 to 1. */
	public Rectangle2D area() {
		return area;
	}

	/** How far one moves in the image who drags the picture by its height. */
	double stepY() {
		return stepY;
	}
}
