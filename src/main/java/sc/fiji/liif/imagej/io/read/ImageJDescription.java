// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import ij.ImagePlus;
import ij.measure.Calibration;

/**
 * What ImageJ's lines in a TIFF file's description say of its pages, for files in
 * ImageJ's manner that others compressed, which ImageJ does not read well. Immutable.
 */
final class ImageJDescription {

	private final Map<String, String> lines = new HashMap<>();

	private ImageJDescription(final String description) {
		for (final String line : description.split("\n")) {
			final int equals = line.indexOf('=');
			if (equals > 0)
				lines.put(line.substring(0, equals), line.substring(equals + 1).trim());
		}
	}

	/** Empty if the description is another one. */
	static Optional<ImageJDescription> of(final String description) {
		return description.startsWith("ImageJ=") ? Optional.of(new ImageJDescription(description)) : Optional.empty();
	}

	/** Tells channels, slices and frames apart, and calibrates. */
	void apply(final ImagePlus image) {
		final int channels = (int) number("channels", 1);
		final int slices = (int) number("slices", 1);
		final int frames = (int) number("frames", 1);
		if (image.getNChannels() == 1 && (long) channels * slices * frames == image.getStackSize()) {
			image.setDimensions(channels, slices, frames);
			image.setOpenAsHyperStack(channels * frames > 1);
		}
		final Calibration calibration = image.getCalibration();
		if (lines.containsKey("unit"))
			calibration.setUnit(lines.get("unit").replace("\\u00B5", "\u00b5").replace("micron", "\u00b5m"));
		calibration.pixelDepth = number("spacing", calibration.pixelDepth);
		calibration.frameInterval = number("finterval", calibration.frameInterval);
	}

	/** A positive one. */
	private double number(final String key, final double otherwise) {
		final String text = lines.getOrDefault(key, "");
		return text.matches("\\d{1,9}(\\.\\d{1,12})?") && Double.parseDouble(text) > 0
				? Double.parseDouble(text)
				: otherwise;
	}
}
