// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.List;
import java.util.Map;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;
import sc.fiji.liif.weights.StateDict;
import sc.fiji.liif.weights.WeightLayout;

/**
 * A network that answers what colour a position has, from the latents near it.
 * Holds no weights. Immutable.
 * <p>
 * Work that hangs on a latent alone is done once per latent, in {@link #project};
 * what hangs on the query is done once per query and latent, in {@link #answer}.
 * The answers of a query's latents are blended by the weights of the {@link
 * Alignment}.
 */
public interface Decoder {

	/** Whether answers are offsets from the colour of the latent's own input pixel. */
	Setting RESIDUAL = Setting.flag("residual", false, "Residual",
			"answer with offsets from the input's colour (not in the papers)");

	/** Whether the answers of four latents are blended. */
	Setting LOCAL_ENSEMBLE = Setting.flag("local_ensemble", true, "Local ensemble",
			"blend the answers of four latents (-e: false)");

	DecoderType type();

	/** What it was made of. */
	Settings settings();

	/** Which latents answer a query. */
	Alignment alignment();

	/** How many pixels around a latent are seen with it. */
	int unfoldRadius();

	/** Length of a projected latent: what {@link #project} makes of one. */
	int projectedWidth(int channels);

	/** Multiplications and additions per latent, in {@link #project}. */
	long multiplyAddsPerLatent(int features, int channels);

	/** Multiplications and additions per query, all its latents together. */
	long multiplyAddsPerQuery(int channels);

	/** Upper bound of the float values alive at once while decoding, per query and latent. */
	int liveFloatsPerMember(int channels);

	/**
	 * Names and shapes of the weights as in the reference's state_dict: linear
	 * layers are {@code [out, in]}. Names begin with {@code imnet.}; a bias follows
	 * its weight.
	 */
	Map<String, int[]> tensors(int features, int channels);

	/** The weights as they lie in the network, each value of {@link #tensors} once. */
	List<WeightLayout> layout(int features, int channels);

	/**
	 * Builds what is computed once per latent.
	 *
	 * @param features {@code [n, h, w, features]}
	 * @return {@code [n * h * w, projected width]}
	 */
	Node project(Layers layers, Node features, int channels);

	/**
	 * Builds what is computed for each latent of each query.
	 *
	 * @param latents  rows of {@link #project}, {@code [q * members, projected width]}
	 * @param position as the {@link Alignment} has it, {@code [q * members, 2]}, (y, x)
	 * @param cell     size of the queried pixel, (y, x) in half pixels of the map,
	 *                 {@code [q * members, 2]} or {@code [1, 2]} if all are equal
	 * @return the answers, {@code [q * members, channels]}
	 */
	Node answer(Layers layers, Node latents, Node position, Node cell, int channels);

	/**
	 * Whether what a query sees of position and cell is added to its latent, so that in a
	 * raster it can be added once per column and once per row: {@link #answer} is then
	 * {@link #answerMoved} of latents to which {@link #move} was added.
	 */
	default boolean isAdditive() {
		return false;
	}

	/**
	 * Builds what is added to latents: linear in position and cell.
	 *
	 * @param position {@code [n, 2]}, (y, x)
	 * @param cell     as in {@link #answer}; null for one of size zero
	 * @return {@code [n, projected width]}
	 */
	default Node move(final Layers layers, final Node position, final Node cell) {
		throw new UnsupportedOperationException(type().name() + " adds nothing to latents.");
	}

	/** Builds the rest of {@link #answer}. */
	default Node answerMoved(final Layers layers, final Node latents, final int channels) {
		throw new UnsupportedOperationException(type().name() + " adds nothing to latents.");
	}

	/** Changes weights that were drawn at random, where learning has to start elsewhere. */
	default void prepare(final StateDict weights) {}

	/**
	 * Whether answers are sums of {@link Waves} with the projected latent's values as
	 * factors, and nothing else: such a decoder needs no network.
	 */
	default boolean isFormula() {
		return false;
	}

	/**
	 * The functions that answers are sums of, if it is a formula.
	 *
	 * @throws LiifException in one sentence, if the weights can't be
	 */
	default Waves waves(final StateDict weights) {
		throw new UnsupportedOperationException(type().name() + " is no formula.");
	}

	/** How many latents answer one query. */
	default int members() {
		return alignment().members();
	}

	/** Whether answers are offsets from the colour of the latent's own input pixel (not in the papers). */
	default boolean residual() {
		return settings().is(RESIDUAL.key());
	}

	/** State_dict name of the perceptron's i-th linear layer, counted from 0. */
	static String layer(final int i) {
		return "imnet.layers." + 2 * i;
	}
}
