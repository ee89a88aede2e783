// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.LUT;

/**
 * Makes an upscaled stack an image like its source: title, dimensions,
 * calibration, colours, display ranges, position, overlay, selection, and a note
 * of where it came from.
 */
final class ResultImage {

	private final ImagePlus source;
	private final UpscalePlan plan;

	ResultImage(final ImagePlus source, final UpscalePlan plan) {
		this.source = source;
		this.plan = plan;
	}

	/**
	 * @param stack planes in the order of the source's, at the plan's size
	 * @param note  what made it, one line
	 */
	ImagePlus of(final ImageStack stack, final String note) {
		for (int i = 1; i <= stack.size() && stack.size() > 1; i++)
			stack.setSliceLabel(source.getStack().getSliceLabel(i), i);
		stack.setColorModel(source.getProcessor().getColorModel());
		ImagePlus result = new ImagePlus(title(), stack);
		result.setDimensions(source.getNChannels(), source.getNSlices(), source.getNFrames());
		result.setOpenAsHyperStack(source.isHyperStack());
		result.setCalibration(calibration());
		if (source.isComposite())
			result = composite(result);
		else if (source.getBitDepth() != 24) {
			result.setLut(source.getProcessor().getLut());
			result.setDisplayRange(source.getDisplayRangeMin(), source.getDisplayRangeMax());
		}
		result.setPosition(source.getC(), source.getZ(), source.getT());
		copyOverlay(result);
		copySelection(result);
		result.setProperties(source.getPropertiesAsArray());
		result.setProperty("Info", source.getInfoProperty() == null ? note : source.getInfoProperty() + "\n" + note);
		return result;
	}

	// -- Helper methods --

	private String title() {
		final String title = source.getTitle();
		final int dot = title.lastIndexOf('.');
		final boolean hasExtension = dot > 0 && title.length() - dot <= 5;
		final String name = hasExtension ? title.substring(0, dot) : title;
		return WindowManager.makeUniqueName(name + "-" + plan.scale() + (hasExtension ? title.substring(dot) : ""));
	}

	private Calibration calibration() {
		final Calibration calibration = source.getCalibration().copy();
		final double scaleX = plan.raster().scaleX();
		final double scaleY = plan.raster().scaleY();
		if (calibration.scaled()) {
			calibration.pixelWidth /= scaleX;
			calibration.pixelHeight /= scaleY;
		}
		calibration.xOrigin = (calibration.xOrigin - plan.area().x) * scaleX;
		calibration.yOrigin = (calibration.yOrigin - plan.area().y) * scaleY;
		return calibration;
	}

	private ImagePlus composite(final ImagePlus result) {
		final CompositeImage from = (CompositeImage) source;
		final CompositeImage to = new CompositeImage(result, from.getMode());
		final LUT[] luts = from.getLuts();
		for (int c = 0; c < luts.length; c++)
			luts[c] = (LUT) luts[c].clone();
		to.setLuts(luts);
		final boolean[] active = from.getActiveChannels();
		System.arraycopy(active, 0, to.getActiveChannels(), 0, active.length);
		to.setOpenAsHyperStack(source.isHyperStack());
		return to;
	}

	private void copyOverlay(final ImagePlus result) {
		if (source.getOverlay() == null)
			return;
		final RoiTransfer transfer = new RoiTransfer(plan);
		final Overlay overlay = source.getOverlay().create();
		for (final Roi roi : source.getOverlay())
			overlay.add(transfer.of(roi));
		result.setOverlay(overlay);
	}

	private void copySelection(final ImagePlus result) {
		final Roi roi = source.getRoi();
		if (roi != null && !(roi.getType() == Roi.RECTANGLE && roi.getBounds().equals(plan.area())))
			result.setRoi(new RoiTransfer(plan).of(roi));
	}
}
