// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.util.Arrays;

/** A box of an array's elements, and the chunks that it has parts of. Immutable. */
final class ChunkedBox {

	/** What is done with a chunk. */
	interface ChunkAction {

		void accept(long[] index);
	}

	private final int[] chunk;
	private final long[] min;
	private final int[] size;

	/**
	 * @param chunk elements of a chunk along each axis
	 * @param min   the first element of the box along each axis
	 */
	ChunkedBox(final int[] chunk, final long[] min, final int[] size) {
		this.chunk = chunk;
		this.min = min;
		this.size = size;
	}

	/** @throws IllegalArgumentException if a chunk lies in the box in part, but for those at the array's end */
	void checkWhole(final long[] shape) {
		for (int d = 0; d < chunk.length; d++) {
			final long end = min[d] + size[d];
			if (min[d] % chunk[d] != 0 || end % chunk[d] != 0 && end != shape[d])
				throw new IllegalArgumentException("A box from " + Arrays.toString(min) + " of " + Arrays.toString(size)
						+ " in chunks of " + Arrays.toString(chunk));
		}
	}

	/** One after the other, the last axis fastest. */
	void forChunks(final ChunkAction action) {
		final int n = chunk.length;
		final long[] first = new long[n];
		final long[] last = new long[n];
		for (int d = 0; d < n; d++) {
			first[d] = min[d] / chunk[d];
			last[d] = (min[d] + size[d] - 1) / chunk[d];
		}
		final long[] index = first.clone();
		while (true) {
			action.accept(index.clone());
			int d = n - 1;
			while (d >= 0 && ++index[d] > last[d]) {
				index[d] = first[d];
				d--;
			}
			if (d < 0)
				return;
		}
	}

	/**
	 * Copies what a chunk and the box have in common, row by row.
	 *
	 * @param elements all of the chunk, a Java array
	 * @param box      all of the box, likewise
	 */
	void copy(final Object elements, final long[] index, final Object box, final boolean isToBox) {
		final int last = chunk.length - 1;
		if (last < 0) {
			System.arraycopy(isToBox ? elements : box, 0, isToBox ? box : elements, 0, 1);
			return;
		}
		final int[] from = new int[last + 1];
		final int[] to = new int[last + 1];
		final int[] length = new int[last + 1];
		int rows = 1;
		for (int d = 0; d <= last; d++) {
			final long start = Math.max(min[d], index[d] * chunk[d]);
			from[d] = (int) (start - index[d] * chunk[d]);
			to[d] = (int) (start - min[d]);
			length[d] = (int) (Math.min(min[d] + size[d], (index[d] + 1) * chunk[d]) - start);
			rows *= d < last ? length[d] : 1;
		}
		for (int i = 0; i < rows; i++) {
			int inChunk = from[last];
			int inBox = to[last];
			int rest = i;
			int chunkStep = chunk[last];
			int boxStep = size[last];
			for (int d = last - 1; d >= 0; d--) {
				inChunk += (from[d] + rest % length[d]) * chunkStep;
				inBox += (to[d] + rest % length[d]) * boxStep;
				rest /= length[d];
				chunkStep *= chunk[d];
				boxStep *= size[d];
			}
			System.arraycopy(isToBox ? elements : box, isToBox ? inChunk : inBox, isToBox ? box : elements,
					isToBox ? inBox : inChunk, length[last]);
		}
	}
}
