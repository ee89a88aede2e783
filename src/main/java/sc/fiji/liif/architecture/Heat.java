// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;
import sc.fiji.liif.weights.StateDict;
import sc.fiji.liif.weights.WeightLayout;

/**
 * The heat field, after "Thera" (Becker et al., 2023): a small map, computed once per
 * latent, writes the coefficients a and b of J waves for each channel, and the answer
 * is a closed formula,
 *
 * <pre>
 * f(r, t) = sum over j of (a_j sin(c_j . r) + b_j cos(c_j . r)) exp(-k (t_y c_jy^2 + t_x c_jx^2))
 * </pre>
 *
 * with r the offset from the latent in pixels, t the squared height and width of the
 * queried pixel in pixels, c_j frequencies in radians per pixel and k a constant, both
 * learned and shared by all latents. The exponential is the heat equation's: the answer
 * for a larger pixel is that for a point, blurred by a Gaussian, so that the cell is an
 * exact low-pass filter. Unlike the published form this one has no phases but two
 * amplitudes, so that it is linear in what the network writes, and its answers are blended
 * as the {@link Alignment} says, so that it is continuous across pixels.
 */
public final class Heat implements Decoder {

	private static final int MAX_LAYERS = 16;
	private static final int MAX_COMPONENTS = 1024;
	private static final int SIDE = 3;

	private static final Setting HIDDEN = Setting.widths("hidden", MAX_LAYERS, "128,128,128", "Hidden layers",
			"widths of the hidden layers, worked through once per input pixel").required();
	private static final Setting COMPONENTS = Setting
			.whole("components", 1, MAX_COMPONENTS, 32, "Components", "number of waves of a heat field")
			.onlyWith("decoder", "heat");
	private static final Setting RADIUS = Setting
			.number("start_radius", 0.01, 1000, 4, "Start radius",
					"largest frequency of a heat field at the start of a training, in half cycles per pixel")
			.onlyWith("decoder", "heat");
	private static final Setting FOOTPRINT = Setting
			.number("start_footprint", 0.001, 100, 0.81, "Start footprint",
					"full width at half maximum of a heat field's Gaussian at the start, in queried pixels")
			.onlyWith("decoder", "heat");
	private static final Setting GAIN = Setting
			.number("start_gain", 0, 100, 0.2, "Start gain", "factor on a heat field's coefficients at the start")
			.onlyWith("decoder", "heat");

	private static final String FREQUENCIES = "imnet.frequencies";
	private static final String LOG_DIFFUSION = "imnet.log_diffusion";
	private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

	/** The heat field. */
	public static final class Type implements DecoderType {

		@Override
		public String name() {
			return "heat";
		}

		@Override
		public List<Setting> settings() {
			return Arrays.asList(HIDDEN, COMPONENTS, LOCAL_ENSEMBLE, RESIDUAL, RADIUS, FOOTPRINT, GAIN);
		}

		@Override
		public Decoder create(final Settings settings) {
			return new Heat(settings);
		}

		/** The reference has none. */
		@Override
		public Optional<Settings> recognise(final ReferenceCheckpoint checkpoint) {
			return Optional.empty();
		}
	}

	private final Settings settings;
	private final int[] hidden;
	private final int components;

	private Heat(final Settings settings) {
		this.settings = settings;
		hidden = settings.widths(HIDDEN.key());
		components = settings.whole(COMPONENTS.key());
	}

	@Override
	public DecoderType type() {
		return new Type();
	}

	@Override
	public Settings settings() {
		return settings;
	}

	@Override
	public Alignment alignment() {
		return settings.is(LOCAL_ENSEMBLE.key()) ? Alignment.ENSEMBLE : Alignment.NEAREST;
	}

	@Override
	public int unfoldRadius() {
		return SIDE / 2;
	}

	/** The coefficients: for each channel those of the sines, and then those of the cosines. */
	@Override
	public int projectedWidth(final int channels) {
		return 2 * components * channels;
	}

	@Override
	public long multiplyAddsPerLatent(final int features, final int channels) {
		long sum = (long) features * SIDE * SIDE * hidden[0];
		for (int i = 1; i < hidden.length; i++)
			sum += (long) hidden[i - 1] * hidden[i];
		return sum + (long) hidden[hidden.length - 1] * projectedWidth(channels);
	}

	/** The phase, the exponent and the sum of the waves, for each member. */
	@Override
	public long multiplyAddsPerQuery(final int channels) {
		return (long) members() * 2 * components * (2 + channels);
	}

	@Override
	public int liveFloatsPerMember(final int channels) {
		return 2 * projectedWidth(channels) + 6 * components;
	}

	@Override
	public Map<String, int[]> tensors(final int features, final int channels) {
		final Map<String, int[]> tensors = new LinkedHashMap<>();
		int in = features;
		for (int i = 0; i <= hidden.length; i++) {
			final int out = i < hidden.length ? hidden[i] : projectedWidth(channels);
			tensors.put(Decoder.layer(i) + ".weight", i == 0 ? new int[]{out, in, SIDE, SIDE} : new int[]{out, in});
			tensors.put(Decoder.layer(i) + ".bias", new int[]{out});
			in = out;
		}
		tensors.put(FREQUENCIES, new int[]{components, 2});
		tensors.put(LOG_DIFFUSION, new int[]{1});
		return tensors;
	}

	@Override
	public List<WeightLayout> layout(final int features, final int channels) {
		return WeightLayout.of(tensors(features, channels));
	}

	/** Frequencies fill a disk evenly, and answers begin small. */
	@Override
	public void prepare(final StateDict weights) {
		final float[] frequencies = weights.get(FREQUENCIES).values();
		for (int j = 0; j < components; j++) {
			final double radius = Math.PI * settings.number(RADIUS.key()) * Math.sqrt((j + 1.0) / components);
			frequencies[2 * j] = (float) (radius * Math.sin(j * GOLDEN_ANGLE));
			frequencies[2 * j + 1] = (float) (radius * Math.cos(j * GOLDEN_ANGLE));
		}
		weights.get(LOG_DIFFUSION).values()[0] = (float) Math.log(Waves.diffusion(settings.number(FOOTPRINT.key())));
		final String last = Decoder.layer(hidden.length);
		final float[] gains = weights.get(last + ".weight").values();
		for (int i = 0; i < gains.length; i++)
			gains[i] *= (float) settings.number(GAIN.key());
		Arrays.fill(weights.get(last + ".bias").values(), 0);
	}

	@Override
	public Node project(final Layers layers, final Node features, final int channels) {
		Node x = layers.reshape(layers.convolution(features, Decoder.layer(0)), -1, hidden[0]);
		for (int i = 1; i <= hidden.length; i++)
			x = layers.linear(layers.relu(x), Decoder.layer(i));
		return x;
	}

	@Override
	public Node answer(final Layers layers, final Node latents, final Node position, final Node cell,
			final int channels) {
		final Node frequencies = layers.weight(FREQUENCIES);
		final Node half = layers.constant(0.5);
		final Node phase = layers.product(layers.multiply(position, half), frequencies);
		final Node size = layers.multiply(cell, half);
		final Node exponent = layers.product(layers.multiply(size, size), layers.multiply(frequencies, frequencies));
		final Node diffusion = layers.exp(layers.weight(LOG_DIFFUSION));
		final Node decay = layers.exp(layers.multiply(layers.multiply(exponent, diffusion), layers.constant(-1)));
		final Node waves = layers.concatenate(
				Arrays.asList(layers.multiply(layers.sin(phase), decay), layers.multiply(layers.cos(phase), decay)), 1);
		final Node coefficients = layers.reshape(latents, -1, channels, 2 * components);
		return layers.reshape(layers.products(coefficients, layers.expand(waves, 2)), -1, channels);
	}

	@Override
	public boolean isFormula() {
		return true;
	}

	@Override
	public Waves waves(final StateDict weights) {
		final float[] frequencies = weights.get(FREQUENCIES).values();
		final double[] x = new double[components];
		final double[] y = new double[components];
		for (int j = 0; j < components; j++) {
			y[j] = frequencies[2 * j];
			x[j] = frequencies[2 * j + 1];
		}
		return new Waves(x, y, Math.exp(weights.get(LOG_DIFFUSION).values()[0]));
	}
}
