// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.weights;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Named weights in the reference implementation's names and layouts:
 * convolutions are {@code [out, in, height, width]}, linear layers
 * {@code [out, in]}, biases {@code [out]}, the last axis fastest. Keeps the
 * order in which tensors were put.
 */
public final class StateDict {

	/** One tensor: its shape and its values, the last axis fastest. */
	public static final class Entry {

		private final int[] shape;
		private final float[] values;

		private Entry(final int[] shape, final float[] values) {
			this.shape = shape;
			this.values = values;
		}

		/** Lengths of the axes; not a copy, not to be written to. */
		public int[] shape() {
			return shape;
		}

		/** The values, last axis fastest; not a copy, not to be written to. */
		public float[] values() {
			return values;
		}
	}

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	/** Adds a tensor; the arrays are kept, not copied. */
	public void put(final String name, final int[] shape, final float[] values) {
		if (size(shape) != values.length)
			throw new IllegalArgumentException("Tensor \"" + name + "\" of shape " + Arrays.toString(shape) + " with "
					+ values.length + " values.");
		entries.put(name, new Entry(shape.clone(), values));
	}

	/** @throws IllegalArgumentException if there is no such tensor */
	public Entry get(final String name) {
		final Entry entry = entries.get(name);
		if (entry == null)
			throw new IllegalArgumentException("No tensor \"" + name + "\".");
		return entry;
	}

	public Set<String> names() {
		return Collections.unmodifiableSet(entries.keySet());
	}

	/** Whether there is such a tensor. */
	public boolean has(final String name) {
		return entries.containsKey(name);
	}

	/** Number of values of a tensor of this shape. */
	public static long size(final int[] shape) {
		long size = 1;
		for (final int length : shape)
			size *= length;
		return size;
	}

	/** Adds the names and shapes of a square convolution's weight and bias. */
	public static void addConvolution(final Map<String, int[]> tensors, final String name, final int out, final int in,
			final int side) {
		tensors.put(name + ".weight", new int[]{out, in, side, side});
		tensors.put(name + ".bias", new int[]{out});
	}
}
