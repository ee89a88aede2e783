// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import org.junit.Test;

/** Units are known however images spell them. */
public class UnitTest {

	@Test
	public void spellings() {
		for (final String micrometre : new String[]{"um", "\u00b5m", "\u03bcm", " Micron", "microns", "micrometer",
				"micrometers", "micrometre", "Micrometres"})
			assertEquals(micrometre, Unit.MICROMETER, Unit.of(micrometre).get());
		assertEquals(Unit.ANGSTROM, Unit.of("\u00c5").get());
		assertEquals(Unit.MINUTE, Unit.of("minutes").get());
		assertEquals(Unit.METER, Unit.of("m").get());
		for (final Unit unit : Unit.values()) {
			assertEquals(unit, Unit.of(unit.toString()).get());
			assertEquals(unit, Unit.of(unit.inImageJ()).get());
		}
		assertFalse(Unit.of("pixel").isPresent());
		assertFalse(Unit.of("").isPresent());
		assertFalse(Unit.of(null).isPresent());
	}

	@Test
	public void factors() {
		assertEquals(1000, Unit.factor("mm", "microns"), 1e-9);
		assertEquals(0.1, Unit.factor("angstrom", "nm"), 1e-15);
		assertEquals(60, Unit.factor("min", "sec"), 0);
		assertEquals(1, Unit.factor("furlong", "Furlong"), 0);
		assertEquals(Double.NaN, Unit.factor("furlong", "m"), 0);
		// Not what is measured alike.
		assertEquals(Double.NaN, Unit.factor("m", "min"), 0);
	}
}
