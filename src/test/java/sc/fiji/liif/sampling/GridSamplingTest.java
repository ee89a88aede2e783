// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import static org.junit.Assert.assertEquals;

import java.util.HashSet;
import java.util.Set;

import org.junit.Test;

import net.imglib2.FinalInterval;

/** Where a grid's pixels lie hangs on the whole grid alone, to the last bit, far from its origin, too. */
public class GridSamplingTest {

	private static final double[] SCALES = {1, 1.3, 1.5, 2, 2.3, 3, 4, 7.7, 12};
	private static final int LENGTH = 100_003;

	/** The formula, to as much as floats tell apart in a pixel. */
	@Test
	public void formula() {
		for (final double scale : SCALES) {
			final GridSampling grid = GridSampling.scaled(FinalInterval.createMinSize(0, 0, LENGTH, 50), scale, scale);
			for (int i = 0; i < grid.width(); i += 97)
				assertEquals((i + 0.5) / scale - 0.5, grid.x(i), 2e-9);
		}
	}

	/** Parts, of an input whose first pixel lies elsewhere, mirrored or not. */
	@Test
	public void partsHaveThePositionsOfTheWhole() {
		for (final double scale : SCALES) {
			final GridSampling grid = GridSampling.scaled(FinalInterval.createMinSize(0, 0, LENGTH, LENGTH), scale,
					scale);
			final int first = (int) (70_001 * scale);
			final GridSampling part = grid.part(first, 17, 600, 40).translated(-69_987, 0);
			final GridSampling mirrored = grid.part(first, 17, 600, 40).turned(69_987, 3, 777, 88, true, true, true);
			for (int i = 0; i < 600; i++) {
				assertEquals(grid.x(first + i) - 69_987, part.x(i), 0);
				assertEquals(776 - part.x(i), mirrored.y(599 - i), 0);
			}
			for (int j = 0; j < 40; j++)
				assertEquals(87 - (grid.y(17 + j) - 3), mirrored.x(39 - j), 0);
			assertEquals(first / scale - 69_987, part.left(), 1e-9);
			assertEquals(777 - part.left() - 600 / scale, mirrored.top(), 1e-9);
			assertEquals(87 + 1 - (17 + 40) / scale + 3, mirrored.left(), 1e-9);
		}
	}

	/** At whole scales there are as many places in an input pixel as there are output pixels of it, and no more. */
	@Test
	public void placesInAPixelRecur() {
		for (int scale = 1; scale <= 12; scale++) {
			final GridSampling grid = GridSampling.whole(LENGTH, 1, scale);
			final Set<Double> places = new HashSet<>();
			for (int i = 0; i < grid.width(); i++)
				places.add(grid.x(i) - Math.floor(grid.x(i)));
			assertEquals(scale, places.size());
		}
	}
}
