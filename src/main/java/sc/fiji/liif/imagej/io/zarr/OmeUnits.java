// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.zarr;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Units as ImageJ has them, and the names that OME-Zarr has for them. */
final class OmeUnits {

	private static final Map<String, String> NAMES = new HashMap<>();
	static {
		unit("picometer", "pm");
		unit("angstrom", "\u00c5", "\u212b");
		unit("nanometer", "nm");
		unit("micrometer", "\u00b5m", "um", "\u03bcm", "micron", "microns", "micrometre");
		unit("millimeter", "mm", "millimetre");
		unit("centimeter", "cm", "centimetre");
		unit("meter", "m", "metre");
		unit("inch", "inch", "inches", "in");
		unit("nanosecond", "ns");
		unit("microsecond", "\u00b5s", "us");
		unit("millisecond", "ms", "msec");
		unit("second", "s", "sec", "seconds");
		unit("minute", "min", "minutes");
		unit("hour", "h", "hours");
		unit("day", "d", "days");
	}
	/** ImageJ's spelling. */
	private static final Map<String, String> SHORT = new HashMap<>();
	static {
		SHORT.put("picometer", "pm");
		SHORT.put("nanometer", "nm");
		SHORT.put("micrometer", "\u00b5m");
		SHORT.put("millimeter", "mm");
		SHORT.put("centimeter", "cm");
		SHORT.put("meter", "m");
		SHORT.put("second", "sec");
		SHORT.put("millisecond", "ms");
		SHORT.put("minute", "min");
		SHORT.put("hour", "h");
	}

	private OmeUnits() {}

	/** Null if OME-Zarr has none. */
	static String ome(final String unit) {
		final String spelled = unit == null ? "" : unit.trim().toLowerCase(Locale.ROOT);
		return NAMES.containsValue(spelled) ? spelled : NAMES.get(spelled);
	}

	/** As ImageJ writes it. @param name null if it is not known */
	static String imagej(final String name, final String otherwise) {
		return name == null ? otherwise : SHORT.getOrDefault(name.toLowerCase(Locale.ROOT), name);
	}

	private static void unit(final String name, final String... spellings) {
		for (final String spelling : spellings)
			NAMES.put(spelling.toLowerCase(Locale.ROOT), name);
	}
}
