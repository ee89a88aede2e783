// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import sc.fiji.liif.setting.Settings;
import sc.fiji.liif.weights.StateDict;
import sc.fiji.liif.weights.WeightLayout;

/**
 * A network that turns an image of h x w pixels into a feature map of h x w
 * latent vectors. Holds no weights. Immutable.
 */
public interface Encoder {

	EncoderType type();

	/** What it was made of. */
	Settings settings();

	/** Length of one latent vector. */
	int features();

	/** Which pixels change a latent. */
	Reach reach();

	/** Multiplications and additions per input pixel. */
	long multiplyAddsPerPixel(int channels);

	/** Upper bound of the float values alive at once while encoding, per input pixel. */
	int liveFloatsPerPixel();

	/**
	 * Names and shapes of the weights as in the reference's state_dict.
	 * Convolutions are {@code [out, in, height, width]}. Names begin with {@code
	 * encoder.}; a bias follows its weight.
	 *
	 * @param channels channels of the input image
	 */
	Map<String, int[]> tensors(int channels);

	/** The weights as they lie in the network, each value of {@link #tensors} once. */
	default List<WeightLayout> layout(final int channels) {
		return WeightLayout.of(tensors(channels));
	}

	/**
	 * Builds the graph.
	 *
	 * @param image {@code [n, h, w, channels]}, normalised
	 * @return {@code [n, h, w, features]}
	 */
	Node encode(Layers layers, Node image);

	/** Tensors that the reference's state_dict has besides, which the network never uses. */
	default StateDict unusedByReference() {
		return new StateDict();
	}

	/** Patterns of the names of tensors that the reference may have saved with it and that are not needed. */
	default List<String> ignoredOfReference() {
		return Collections.emptyList();
	}
}
