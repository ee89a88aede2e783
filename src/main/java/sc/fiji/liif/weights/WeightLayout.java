// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * How a tensor of the state_dict, or a part of one, lies in the network:
 * convolutions as {@code [height, width, in, out]}, matrices as {@code [in, out]}.
 * Immutable.
 */
public final class WeightLayout {

	private final String name;
	private final String source;
	private final IntUnaryOperator place;
	private final long[] shape;

	/**
	 * @param name   of the weight in the network
	 * @param source name of the state_dict's tensor
	 * @param place  for a value here, last axis fastest, where it lies in the source
	 */
	public WeightLayout(final String name, final String source, final IntUnaryOperator place, final long... shape) {
		this.name = name;
		this.source = source;
		this.place = place;
		this.shape = shape.clone();
	}

	/** The usual layouts: convolutions and matrices with their axes exchanged, the others as they are. */
	public static List<WeightLayout> of(final Map<String, int[]> tensors) {
		final List<WeightLayout> layouts = new ArrayList<>();
		tensors.forEach((name, shape) -> layouts.add(of(name, shape)));
		return layouts;
	}

	/** The usual layout of one tensor. */
	public static WeightLayout of(final String name, final int[] shape) {
		if (shape.length == 4)
			return convolution(name, name, shape[0], shape[1], shape[2], shape[1] * shape[2] * shape[2]);
		if (shape.length == 2)
			return matrix(name, name, shape[0], 0, shape[1], shape[1]);
		final long[] same = new long[shape.length];
		for (int i = 0; i < same.length; i++)
			same[i] = shape[i];
		return new WeightLayout(name, name, i -> i, same);
	}

	/**
	 * A convolution of the first columns of a matrix, which are (in, y, x).
	 *
	 * @param row values between the beginnings of two outputs in the source
	 */
	public static WeightLayout convolution(final String name, final String source, final int out, final int in,
			final int side, final int row) {
		return new WeightLayout(name, source, i -> i % out * row + i / out % in * side * side + i / out / in, side,
				side, in, out);
	}

	/** The columns from {@code first} on of a matrix with {@code row} columns, transposed. */
	public static WeightLayout matrix(final String name, final String source, final int out, final int first,
			final int in, final int row) {
		return new WeightLayout(name, source, i -> i % out * row + first + i / out, in, out);
	}

	public String name() {
		return name;
	}

	/** Lengths of the axes in the network. */
	public long[] shape() {
		return shape.clone();
	}

	/** Number of values. */
	public int size() {
		long size = 1;
		for (final long length : shape)
			size *= length;
		return Math.toIntExact(size);
	}

	/** Its values, last axis fastest. */
	public float[] from(final StateDict state) {
		final float[] values = new float[size()];
		final float[] all = state.get(source).values();
		for (int i = 0; i < values.length; i++)
			values[i] = all[place.applyAsInt(i)];
		return values;
	}

	/** Puts its values into their places. */
	public void into(final StateDict state, final float[] values) {
		final float[] all = state.get(source).values();
		for (int i = 0; i < values.length; i++)
			all[place.applyAsInt(i)] = values[i];
	}
}
