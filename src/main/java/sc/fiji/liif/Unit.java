// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Units of length and time, by the names that OME has for them and as images spell them. */
public enum Unit {

	FEMTOMETER(1e-15, "fm"),
	PICOMETER(1e-12, "pm"),
	ANGSTROM(1e-10, "angstrom", "\u00c5", "\u212b"),
	NANOMETER(1e-9, "nm"),
	MICROMETER(1e-6, "\u00b5m", "um", "\u03bcm", "micron", "microns"),
	MILLIMETER(1e-3, "mm"),
	CENTIMETER(1e-2, "cm"),
	METER(1, "m"),
	KILOMETER(1e3, "km"),
	INCH(0.0254, "inch", "in", "inches"),
	NANOSECOND(1e-9, "ns", "nsec"),
	MICROSECOND(1e-6, "\u00b5s", "us", "\u03bcs", "usec"),
	MILLISECOND(1e-3, "ms", "msec"),
	SECOND(1, "sec", "s"),
	MINUTE(60, "min"),
	HOUR(3600, "h", "hr"),
	DAY(86_400, "day", "d");

	private static final Map<String, Unit> SPELLED = new HashMap<>();
	static {
		for (final Unit unit : values()) {
			unit.spellings.forEach(spelling -> SPELLED.put(folded(spelling), unit));
			for (final String name : Arrays.asList(unit.toString(), unit.toString().replaceFirst("meter$", "metre"))) {
				SPELLED.put(name, unit);
				SPELLED.put(name + "s", unit);
			}
		}
	}

	private final double size;
	private final List<String> spellings;

	/**
	 * @param size      in metres or seconds
	 * @param spellings as images have them, ImageJ's first
	 */
	Unit(final double size, final String... spellings) {
		this.size = size;
		this.spellings = Arrays.asList(spellings);
	}

	/** That of a spelling, a name, or its plural, in letters of either case; empty if it is not known. */
	public static Optional<Unit> of(final String spelling) {
		return Optional.ofNullable(spelling).map(text -> SPELLED.get(folded(text)));
	}

	/** How many of a unit one of another is; NaN if that is not known. */
	public static double factor(final String from, final String to) {
		if (folded(from).equals(folded(to)))
			return 1;
		final Unit one = of(from).orElse(null);
		final Unit other = of(to).orElse(null);
		return one == null || other == null || one.isTime() != other.isTime() ? Double.NaN : one.size / other.size;
	}

	public boolean isTime() {
		return compareTo(NANOSECOND) >= 0;
	}

	/** As ImageJ writes it. */
	public String inImageJ() {
		return spellings.get(0);
	}

	/** Its name in OME, such as "micrometer". */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	// -- Helper methods --

	private static String folded(final String spelling) {
		return spelling.trim().toLowerCase(Locale.ROOT);
	}
}
