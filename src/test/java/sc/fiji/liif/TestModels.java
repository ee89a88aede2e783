// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.util.Collection;
import java.util.Map;
import java.util.Random;

import sc.fiji.liif.architecture.ArchitectureType;
import sc.fiji.liif.architecture.Architectures;
import sc.fiji.liif.architecture.Decoder;
import sc.fiji.liif.architecture.Encoder;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.Normalisation;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;
import sc.fiji.liif.weights.StateDict;

/** Small models with random weights. */
public final class TestModels {

	private TestModels() {}

	public static Model edsr(final int channels) {
		return random(edsrOf(8, 2), channels, true);
	}

	public static Model rdn(final int channels) {
		return random(rdnOf(2, 3, 4, 8), channels, true);
	}

	/** Weights uniform in 1.5 / sqrt(inputs), so that far pixels matter. */
	public static Model random(final Encoder encoder, final int channels, final boolean ensemble) {
		return random(encoder, liifOf("16,16", true, ensemble, true, true), channels);
	}

	/** EDSR with a MetaSR decoder. */
	public static Model metaSr(final int channels) {
		return random(edsrOf(8, 2), metaSrOf(16, true), channels);
	}

	public static Model random(final Encoder encoder, final Decoder decoder, final int channels) {
		final ModelSpec spec = new ModelSpec("random", channels, encoder, decoder, Normalisation.REFERENCE,
				new double[]{1, 4});
		return new Model(spec, weights(spec));
	}

	/** The same, told how strong the noise is. */
	public static Model noiseAware(final Encoder encoder, final Decoder decoder, final int channels) {
		final ModelSpec spec = new ModelSpec("aware", channels, true, encoder, decoder, Normalisation.REFERENCE,
				new double[]{1, 4});
		return new Model(spec, weights(spec));
	}

	public static Encoder edsrOf(final int features, final int blocks) {
		return of(Architectures.encoders().get("edsr"), "features", features, "blocks", blocks);
	}

	public static Encoder rdnOf(final int blocks, final int convolutions, final int growth, final int features) {
		return of(Architectures.encoders().get("rdn"), "blocks", blocks, "convolutions", convolutions, "growth", growth,
				"features", features);
	}

	public static Decoder liifOf(final String hidden, final boolean unfolding, final boolean ensemble,
			final boolean cell, final boolean residual) {
		return of(Architectures.decoders().get("liif"), "hidden", hidden, "feature_unfolding", unfolding,
				"local_ensemble", ensemble, "cell_decoding", cell, "residual", residual);
	}

	public static Decoder metaSrOf(final int hidden, final boolean residual) {
		return of(Architectures.decoders().get("metasr"), "hidden", hidden, "residual", residual);
	}

	public static Decoder heatOf(final String hidden, final int components, final boolean ensemble,
			final boolean residual) {
		return of(Architectures.decoders().get("heat"), "hidden", hidden, "components", components, "local_ensemble",
				ensemble, "residual", residual);
	}

	/** @param values keys and values in turn; what is left out has its default */
	public static <T> T of(final ArchitectureType<T> type, final Object... values) {
		Settings settings = Settings.defaults(type.settings());
		for (int i = 0; i < values.length; i += 2)
			settings = settings.with(setting(type.settings(), String.valueOf(values[i])), values[i + 1]);
		return type.create(settings);
	}

	private static Setting setting(final Collection<Setting> settings, final String key) {
		return settings.stream().filter(setting -> setting.key().equals(key)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(key));
	}

	public static StateDict weights(final ModelSpec spec) {
		final Random random = new Random(42);
		final StateDict state = new StateDict();
		for (final Map.Entry<String, int[]> tensor : spec.tensors().entrySet()) {
			final int[] shape = tensor.getValue();
			final int size = (int) StateDict.size(shape);
			final double bound = 1.5 / Math.sqrt((double) size / shape[0]);
			final float[] values = new float[size];
			for (int i = 0; i < size; i++)
				values[i] = (float) (bound * (2 * random.nextDouble() - 1));
			state.put(tensor.getKey(), shape, values);
		}
		spec.decoder().prepare(state);
		return state;
	}
}
