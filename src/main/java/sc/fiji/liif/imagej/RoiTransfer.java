// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;

import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.RoiScaler;

/**
 * Moves selections from an image to its upscaled part, so that they keep covering
 * the same structures. Areas live in a frame whose integers are the corners of
 * pixels; points and lines in one whose integers are their centres. Immutable.
 */
final class RoiTransfer {

	private final Rectangle area;
	private final double scaleX;
	private final double scaleY;

	RoiTransfer(final UpscalePlan plan) {
		area = plan.area();
		scaleX = plan.grid().scaleX();
		scaleY = plan.grid().scaleY();
	}

	/** Gives the result the source's overlay and selection. */
	void copy(final ImagePlus source, final ImagePlus result) {
		if (source.getOverlay() != null) {
			final Overlay overlay = source.getOverlay().create();
			for (final Roi roi : source.getOverlay())
				overlay.add(of(roi));
			result.setOverlay(overlay);
		}
		final Roi roi = source.getRoi();
		if (roi != null && !(roi.getType() == Roi.RECTANGLE && roi.getBounds().equals(area)))
			result.setRoi(of(roi));
	}

	/** A scaled copy with the colours, name and stack position of the original. */
	private Roi of(final Roi roi) {
		final Roi scaled = shape(roi);
		scaled.copyAttributes(roi);
		if (roi.getProperties() != null)
			scaled.setProperties(roi.getProperties());
		if (roi.hasHyperStackPosition())
			scaled.setPosition(roi.getCPosition(), roi.getZPosition(), roi.getTPosition());
		else
			scaled.setPosition(roi.getPosition());
		return scaled;
	}

	/** Rectangles and ovals stay what they are; ImageJ's own scaler makes polygons of them. */
	private Roi shape(final Roi roi) {
		final Rectangle2D bounds = roi.getFloatBounds();
		final double x = (bounds.getX() - area.x) * scaleX;
		final double y = (bounds.getY() - area.y) * scaleY;
		if (roi.getClass() == Roi.class && roi.getCornerDiameter() == 0)
			return new Roi(x, y, bounds.getWidth() * scaleX, bounds.getHeight() * scaleY);
		if (roi.getClass() == OvalRoi.class)
			return new OvalRoi(x, y, bounds.getWidth() * scaleX, bounds.getHeight() * scaleY);
		final Roi shifted = (Roi) roi.clone();
		final double corner = roi.isArea() ? 0 : 0.5;
		shifted.setLocation(roi.getXBase() - area.x + corner, roi.getYBase() - area.y + corner);
		final Roi scaled = RoiScaler.scale(shifted, scaleX, scaleY, false);
		scaled.setLocation(scaled.getXBase() - corner, scaled.getYBase() - corner);
		return scaled;
	}
}
