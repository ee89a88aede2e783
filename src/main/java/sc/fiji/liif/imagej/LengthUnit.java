// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Units of length as they are written in images. */
final class LengthUnit {

	/** In metres. */
	private static final Map<String, Double> KNOWN = new HashMap<>();
	static {
		known(1e-12, "pm", "picometer", "picometers");
		known(1e-10, "\u00c5", "\u212b", "angstrom", "angstroms");
		known(1e-9, "nm", "nanometer", "nanometers", "nanometre", "nanometres");
		known(1e-6, "um", "\u00b5m", "\u03bcm", "micron", "microns", "micrometer", "micrometers", "micrometre",
				"micrometres");
		known(1e-3, "mm", "millimeter", "millimeters", "millimetre", "millimetres");
		known(1e-2, "cm", "centimeter", "centimeters", "centimetre", "centimetres");
		known(1, "m", "meter", "meters", "metre", "metres");
		known(0.0254, "inch", "inches", "in");
	}

	private LengthUnit() {}

	/** How many of a unit one of another is; NaN if that is not known. */
	static double factor(final String from, final String to) {
		if (spelled(from).equals(spelled(to)))
			return 1;
		final Double one = KNOWN.get(spelled(from));
		final Double other = KNOWN.get(spelled(to));
		return one == null || other == null ? Double.NaN : one / other;
	}

	// -- Helper methods --

	private static void known(final double metres, final String... names) {
		for (final String name : names)
			KNOWN.put(spelled(name), metres);
	}

	private static String spelled(final String unit) {
		return unit.trim().toLowerCase(Locale.ROOT);
	}
}
