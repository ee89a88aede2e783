// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import sc.fiji.liif.model.DecoderSpec;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.StateDict;

/**
 * A model's weights in TensorFlow's layouts. Convolutions become
 * {@code [height, width, in, out]} and linear layers {@code [in, out]} under
 * their names of the state_dict. The perceptron's first layer is taken apart:
 * its columns for the (unfolded) latent become a convolution of the feature map,
 * {@link #LATENT}; those for the relative position and for the cell stay small
 * matrices, {@link #POSITION} and {@link #CELL}.
 */
final class NetworkWeights {

	static final String LATENT = "imnet.layers.0.latent";
	static final String POSITION = "imnet.layers.0.position";
	static final String CELL = "imnet.layers.0.cell";

	/** One tensor: shape and values, last axis fastest. */
	static final class Tensor {

		final long[] shape;
		final float[] values;

		private Tensor(final float[] values, final long... shape) {
			this.shape = shape;
			this.values = values;
		}
	}

	private final Map<String, Tensor> tensors = new LinkedHashMap<>();

	NetworkWeights(final ModelSpec spec, final StateDict state) {
		final String first = DecoderSpec.layer(0) + ".weight";
		for (final String name : spec.tensors().keySet()) {
			final StateDict.Entry entry = state.get(name);
			final int[] shape = entry.shape();
			if (name.equals(first))
				splitFirstLayer(spec, entry);
			else if (shape.length == 4)
				tensors.put(name,
						convolution(entry.values(), shape[0], shape[1], shape[2], shape[1] * shape[2] * shape[2]));
			else if (shape.length == 2)
				tensors.put(name, linear(entry.values(), shape[0], 0, shape[1], shape[1]));
			else
				tensors.put(name, new Tensor(entry.values(), shape[0]));
		}
	}

	Set<String> names() {
		return Collections.unmodifiableSet(tensors.keySet());
	}

	Tensor get(final String name) {
		final Tensor tensor = tensors.get(name);
		if (tensor == null)
			throw new IllegalArgumentException("No tensor \"" + name + "\".");
		return tensor;
	}

	/**
	 * The way back: values in TensorFlow's layouts, under their names here, as a
	 * state_dict.
	 */
	static StateDict stateDict(final ModelSpec spec, final Function<String, float[]> values) {
		final StateDict state = new StateDict();
		for (final Map.Entry<String, int[]> tensor : spec.tensors().entrySet()) {
			final String name = tensor.getKey();
			final int[] shape = tensor.getValue();
			final float[] reference = new float[(int) StateDict.size(shape)];
			if (name.equals(DecoderSpec.layer(0) + ".weight"))
				joinFirstLayer(spec, values, shape, reference);
			else if (shape.length == 4)
				fromConvolution(values.apply(name), reference, shape[0], shape[1], shape[2],
						shape[1] * shape[2] * shape[2]);
			else if (shape.length == 2)
				fromLinear(values.apply(name), reference, shape[0], 0, shape[1], shape[1]);
			else
				System.arraycopy(values.apply(name), 0, reference, 0, reference.length);
			state.put(name, shape, reference);
		}
		return state;
	}

	// -- Helper methods --

	private static void joinFirstLayer(final ModelSpec spec, final Function<String, float[]> values, final int[] shape,
			final float[] reference) {
		final int side = 2 * spec.decoder().unfoldRadius() + 1;
		final int features = spec.encoder().features();
		final int latent = features * side * side;
		fromConvolution(values.apply(LATENT), reference, shape[0], features, side, shape[1]);
		fromLinear(values.apply(POSITION), reference, shape[0], latent, 2, shape[1]);
		if (spec.decoder().cellDecoding())
			fromLinear(values.apply(CELL), reference, shape[0], latent + 2, 2, shape[1]);
	}

	/** The columns of [out, in] are: latent (channel, dy, dx), position (y, x), cell (y, x). */
	private void splitFirstLayer(final ModelSpec spec, final StateDict.Entry entry) {
		final int out = entry.shape()[0];
		final int in = entry.shape()[1];
		final int side = 2 * spec.decoder().unfoldRadius() + 1;
		final int features = spec.encoder().features();
		final int latent = features * side * side;
		tensors.put(LATENT, convolution(entry.values(), out, features, side, in));
		tensors.put(POSITION, linear(entry.values(), out, latent, 2, in));
		if (spec.decoder().cellDecoding())
			tensors.put(CELL, linear(entry.values(), out, latent + 2, 2, in));
	}

	/** @param row values between the beginnings of two outputs in {@code oihw} */
	private static Tensor convolution(final float[] oihw, final int out, final int in, final int side, final int row) {
		final float[] hwio = new float[side * side * in * out];
		for (int o = 0; o < out; o++) {
			for (int i = 0; i < in; i++) {
				for (int k = 0; k < side * side; k++)
					hwio[(k * in + i) * out + o] = oihw[o * row + i * side * side + k];
			}
		}
		return new Tensor(hwio, side, side, in, out);
	}

	/** Transposes the columns from {@code first} on of a matrix with {@code row} columns. */
	private static Tensor linear(final float[] matrix, final int out, final int first, final int in, final int row) {
		final float[] transposed = new float[in * out];
		for (int o = 0; o < out; o++) {
			for (int i = 0; i < in; i++)
				transposed[i * out + o] = matrix[o * row + first + i];
		}
		return new Tensor(transposed, in, out);
	}

	/** Undoes {@link #convolution}. */
	private static void fromConvolution(final float[] hwio, final float[] oihw, final int out, final int in,
			final int side, final int row) {
		for (int o = 0; o < out; o++) {
			for (int i = 0; i < in; i++) {
				for (int k = 0; k < side * side; k++)
					oihw[o * row + i * side * side + k] = hwio[(k * in + i) * out + o];
			}
		}
	}

	/** Undoes {@link #linear}. */
	private static void fromLinear(final float[] transposed, final float[] matrix, final int out, final int first,
			final int in, final int row) {
		for (int o = 0; o < out; o++) {
			for (int i = 0; i < in; i++)
				matrix[o * row + first + i] = transposed[i * out + o];
		}
	}
}
