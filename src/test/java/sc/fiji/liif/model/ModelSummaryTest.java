// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;

import org.junit.Test;

import sc.fiji.liif.imagej.Installation;

/** Models introduce themselves to people. */
public class ModelSummaryTest {

	@Test
	public void cardsAreLinesForPeople() {
		for (final String name : Arrays.asList("edsr-light", "fluo-light", "heat-light", "micro")) {
			final String card = ModelSummary.card(Installation.current().models(), name);
			assertTrue(card, card.startsWith("name: " + name + "\ndescription: "));
			assertTrue(card, card.contains("\nlicence: CC BY"));
			assertTrue(card, card.contains("\npsnr:\n    pictures: "));
			assertTrue(card, card.contains("\n    curve:\n        step 0: "));
			assertFalse(card, card.contains("{") || card.contains("\""));
		}
	}

	@Test
	public void oneLineHasSizeAndQuality() {
		final String line = ModelSummary.line(Installation.current().models(), ModelRegistry.DEFAULT);
		assertTrue(line, line.matches("3 channels \\(RGB\\), [\\d,]+ weights \\(\\d\\.\\d MB\\), PSNR x2 .* dB"));
	}
}
