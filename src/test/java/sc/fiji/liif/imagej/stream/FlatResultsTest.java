// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import org.junit.Test;

import sc.fiji.liif.sampling.GridSampling;

/** What was computed is taken again where nothing is different, and only there. */
public class FlatResultsTest {

	private final FlatResults flat = new FlatResults();
	private final GridSampling grid = GridSampling.whole(100_000, 100_000, 3);

	@Test
	public void sameOnlyWhereNothingIsDifferent() {
		final ImageProcessor first = of(plane(20, 5), 300, 900, 0);
		assertSame(first, of(plane(20, 5), 300, 900, 0));
		// Far away, at the same places of their pixels.
		assertSame(first, of(plane(20, 5), 90_000, 60_000, 0));
		assertNotSame(first, of(plane(20, 5), 301, 900, 0));
		assertNotSame(first, of(plane(20, 6), 300, 900, 0));
		assertNotSame(first, of(plane(21, 5), 300, 900, 0));
		assertNotSame(first, of(plane(20, 5), 300, 900, 1));
		final ImageProcessor uneven = plane(20, 5);
		uneven.set(399, 6);
		assertNotSame(of(uneven, 300, 900, 0), of(uneven, 300, 900, 0));
		assertSame(first, of(plane(20, 5), 300, 900, 0));
	}

	/** What was asked for long ago is forgotten, before it fills the memory. */
	@Test
	public void bounded() {
		final ImageProcessor large = new FloatProcessor(2048, 2048);
		final ImageProcessor first = of(large, plane(20, 1));
		for (int value = 2; value <= 4; value++)
			of(large.duplicate(), plane(20, value));
		assertSame(first, of(null, plane(20, 1)));
		of(large.duplicate(), plane(20, 5));
		assertThrows(NullPointerException.class, () -> of(null, plane(20, 2)));
	}

	private ImageProcessor of(final ImageProcessor source, final int x, final int y, final int other) {
		return flat.of(Arrays.asList(source), grid.part(x, y, 30, 30).translated(-(x / 3), -(y / 3)),
				Arrays.asList(other), () -> Arrays.asList(plane(30, 0))).get(0);
	}

	private ImageProcessor of(final ImageProcessor result, final ImageProcessor source) {
		final List<ImageProcessor> results = flat.of(Arrays.asList(source), grid.part(0, 0, 4, 4), Arrays.asList(),
				() -> Arrays.asList(Objects.requireNonNull(result)));
		return results.get(0);
	}

	private static ImageProcessor plane(final int side, final int value) {
		final ImageProcessor plane = new ByteProcessor(side, side);
		plane.setColor(value);
		plane.fill();
		return plane;
	}
}
