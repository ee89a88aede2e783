// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

import sc.fiji.liif.model.DecoderSpec;
import sc.fiji.liif.model.LiifSpec;
import sc.fiji.liif.model.MetaSrSpec;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.StateDict;

/**
 * How a model's weights lie in TensorFlow's layouts, and the way there and back.
 * Convolutions become {@code [height, width, in, out]} and linear layers
 * {@code [in, out]} under their names of the state_dict.
 * <p>
 * The layer of the decoder's perceptron that meets the unfolded latent becomes a
 * convolution of the feature map, {@link #LATENT}: LIIF's first layer, whose
 * columns for the relative position and for the cell stay small matrices,
 * {@link #POSITION} and {@link #CELL}; MetaSR's last one, whose bias becomes a
 * convolution as well, {@link #LATENT_BIAS}. Every weight of the state_dict has
 * exactly one place here.
 */
final class NetworkWeights {

	static final String LATENT = "imnet.latent";
	static final String LATENT_BIAS = "imnet.latent.bias";
	static final String POSITION = "imnet.position";
	static final String CELL = "imnet.cell";

	/** A tensor of the network, made of a tensor of the state_dict or of a part of one. */
	static final class Tensor {

		private final String name;
		private final long[] shape;
		private final String source;
		private final IntUnaryOperator place;

		/** @param place for a value here, last axis fastest, where it lies in the source */
		private Tensor(final String name, final String source, final IntUnaryOperator place, final long... shape) {
			this.name = name;
			this.source = source;
			this.place = place;
			this.shape = shape;
		}

		String name() {
			return name;
		}

		long[] shape() {
			return shape;
		}

		int size() {
			int size = 1;
			for (final long length : shape)
				size *= (int) length;
			return size;
		}

		/** Its values, last axis fastest. */
		float[] from(final StateDict state) {
			final float[] values = new float[size()];
			final float[] all = state.get(source).values();
			for (int i = 0; i < values.length; i++)
				values[i] = all[place.applyAsInt(i)];
			return values;
		}

		/** Puts its values into their places. */
		private void into(final StateDict state, final float[] values) {
			final float[] all = state.get(source).values();
			for (int i = 0; i < values.length; i++)
				all[place.applyAsInt(i)] = values[i];
		}
	}

	private NetworkWeights() {}

	/** The tensors of a network. */
	static List<Tensor> tensors(final ModelSpec spec) {
		final List<Tensor> tensors = new ArrayList<>();
		for (final Map.Entry<String, int[]> tensor : spec.tensors().entrySet()) {
			final String name = tensor.getKey();
			final int[] shape = tensor.getValue();
			final boolean isFirst = name.equals(DecoderSpec.layer(0) + ".weight");
			if (isFirst && spec.decoder() instanceof LiifSpec)
				addLiifLayer(spec, name, shape, tensors);
			else if (isFirst && spec.decoder() instanceof MetaSrSpec) {
				tensors.add(linear(POSITION, name, shape[0], 0, 2, shape[1]));
				tensors.add(linear(CELL, name, shape[0], 2, 1, shape[1]));
			}
			else if (spec.decoder() instanceof MetaSrSpec && name.startsWith(DecoderSpec.layer(1)))
				tensors.add(metaSrLayer(spec, name, shape.length == 1 ? 1 : shape[1]));
			else if (shape.length == 4)
				tensors.add(convolution(name, name, shape[0], shape[1], shape[2], shape[1] * shape[2] * shape[2]));
			else if (shape.length == 2)
				tensors.add(linear(name, name, shape[0], 0, shape[1], shape[1]));
			else
				tensors.add(new Tensor(name, name, i -> i, shape[0]));
		}
		return tensors;
	}

	/** Values in TensorFlow's layouts as a state_dict. */
	static StateDict stateDict(final ModelSpec spec, final Function<Tensor, float[]> values) {
		final StateDict state = new StateDict();
		spec.tensors().forEach((name, shape) -> state.put(name, shape, new float[(int) StateDict.size(shape)]));
		for (final Tensor tensor : tensors(spec))
			tensor.into(state, values.apply(tensor));
		return state;
	}

	// -- Helper methods --

	/** The columns of [out, in] are: latent (channel, dy, dx), position (y, x), cell (y, x). */
	private static void addLiifLayer(final ModelSpec spec, final String name, final int[] shape,
			final List<Tensor> tensors) {
		final int side = 2 * spec.decoder().unfoldRadius() + 1;
		final int features = spec.encoder().features();
		final int latent = features * side * side;
		tensors.add(convolution(LATENT, name, shape[0], features, side, shape[1]));
		tensors.add(linear(POSITION, name, shape[0], latent, 2, shape[1]));
		if (((LiifSpec) spec.decoder()).cellDecoding())
			tensors.add(linear(CELL, name, shape[0], latent + 2, 2, shape[1]));
	}

	/**
	 * Weight or bias of the layer whose outputs are (feature, dy, dx, channel). As a
	 * convolution its outputs are (hidden, channel).
	 *
	 * @param inputs width of the hidden layer, or 1 for the bias
	 */
	private static Tensor metaSrLayer(final ModelSpec spec, final String name, final int inputs) {
		final int features = spec.encoder().features();
		final int channels = spec.channels();
		final int side = 2 * spec.decoder().unfoldRadius() + 1;
		final int out = inputs * channels;
		return new Tensor(name.endsWith("bias") ? LATENT_BIAS : LATENT, name, i -> {
			final int feature = i / out % features;
			final int neighbour = i / out / features;
			final int row = (feature * side * side + neighbour) * channels + i % channels;
			return row * inputs + i % out / channels;
		}, side, side, features, out);
	}

	/** @param row values between the beginnings of two outputs in the source */
	private static Tensor convolution(final String name, final String source, final int out, final int in,
			final int side, final int row) {
		return new Tensor(name, source, i -> i % out * row + i / out % in * side * side + i / out / in, side, side, in,
				out);
	}

	/** The columns from {@code first} on of a matrix with {@code row} columns, transposed. */
	private static Tensor linear(final String name, final String source, final int out, final int first, final int in,
			final int row) {
		return new Tensor(name, source, i -> i % out * row + first + i / out, in, out);
	}
}
