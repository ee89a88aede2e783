// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.util.Map;

/**
 * The shape of an encoder: the network that turns an image of h x w pixels into
 * a feature map of h x w latent vectors. Immutable.
 */
public interface EncoderSpec {

	/** The encoder's name in {@code model.json}: {@code "edsr"} or {@code "rdn"}. */
	String type();

	/** Length of one latent vector. */
	int features();

	/** How many pixels away, along one axis, a pixel still changes a latent. */
	int receptiveRadius();

	/** Multiplications and additions per input pixel. */
	long multiplyAddsPerPixel(int channels);

	/** Upper bound of the float values alive at once while encoding, per input pixel. */
	int liveFloatsPerPixel();

	/**
	 * Names and shapes of the weights as in the reference's state_dict.
	 * Convolutions are {@code [out, in, height, width]}.
	 *
	 * @param channels channels of the input image
	 */
	Map<String, int[]> tensors(int channels);
}
