// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import ij.process.ImageProcessor;

import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.zarr.ElementType;

/**
 * Results of places that have one value alone, such as the glass around a section: another place of that value, at whose
 * pixels the network is asked for the very same positions, has the very same result. Holds as much as little memory allows,
 * what was asked for last. For one thread at a time.
 */
final class FlatResults {

	private static final long MOST_BYTES = 1 << 26;

	private final Map<List<Object>, List<ImageProcessor>> results = new LinkedHashMap<>(16, 0.75f, true);

	/**
	 * The planes that are computed of some others.
	 *
	 * @param positions of their pixels, counted from the first one of the sources
	 * @param other     all else that they hang on
	 * @param computing is asked where they are not known; the result is not to be changed
	 */
	List<ImageProcessor> of(final List<ImageProcessor> sources, final GridSampling positions, final List<?> other,
			final Supplier<List<ImageProcessor>> computing) {
		if (!sources.stream().allMatch(source -> ElementType.isFlat(source.getPixels())))
			return computing.get();
		final List<Object> key = new ArrayList<>(other);
		for (final ImageProcessor source : sources) {
			key.add(source.get(0));
			key.add(source.getWidth());
			key.add(source.getHeight());
		}
		key.add(all(positions.width(), positions::x));
		key.add(all(positions.height(), positions::y));
		final List<ImageProcessor> known = results.get(key);
		if (known != null)
			return known;
		final List<ImageProcessor> computed = computing.get();
		results.put(key, computed);
		final Iterator<List<ImageProcessor>> eldest = results.values().iterator();
		for (long bytes = results.values().stream().mapToLong(FlatResults::bytes).sum(); bytes > MOST_BYTES;) {
			bytes -= bytes(eldest.next());
			eldest.remove();
		}
		return computed;
	}

	// -- Helper methods --

	private static DoubleBuffer all(final int count, final IntToDoubleFunction position) {
		return DoubleBuffer.wrap(IntStream.range(0, count).mapToDouble(position::applyAsDouble).toArray());
	}

	private static long bytes(final List<ImageProcessor> planes) {
		return planes.stream().mapToLong(plane -> (long) plane.getPixelCount() * plane.getBitDepth() / Byte.SIZE).sum();
	}
}
