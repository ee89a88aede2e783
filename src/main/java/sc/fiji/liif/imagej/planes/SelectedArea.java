// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import java.awt.Rectangle;

import ij.ImagePlus;
import ij.gui.Roi;

import sc.fiji.liif.LiifException;

/** The part of an image that is worked on: the bounds of an area that is selected, else all. */
public final class SelectedArea {

	private SelectedArea() {}

	/**
	 * In pixels.
	 *
	 * @throws LiifException in one sentence, if what is selected lies outside
	 */
	public static Rectangle of(final ImagePlus image) {
		final Rectangle all = new Rectangle(0, 0, image.getWidth(), image.getHeight());
		final Roi roi = image.getRoi();
		if (roi == null || !roi.isArea())
			return all;
		final Rectangle area = roi.getBounds().intersection(all);
		if (area.isEmpty())
			throw new LiifException("The selection lies outside of the image: move or remove it.");
		return area;
	}

	/**
	 * Whether an image's selection says no more than what is worked on, so that there is none in the result.
	 *
	 * @param area that is worked on; the selection may have been changed since
	 */
	public static boolean isAll(final ImagePlus image, final Rectangle area) {
		final Roi roi = image.getRoi();
		return roi != null && roi.getType() == Roi.RECTANGLE && roi.getBounds().equals(area);
	}
}
