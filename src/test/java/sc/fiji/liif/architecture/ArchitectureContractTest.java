// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.weights.StateDict;
import sc.fiji.liif.weights.WeightLayout;

/** What each encoder and decoder promises by itself; with networks see {@code NetworkContractTest}. */
@RunWith(Parameterized.class)
public class ArchitectureContractTest {

	private static final int CHANNELS = 3;

	/** Each encoder with the first decoder, each decoder with the first encoder. */
	@Parameters(name = "{0}")
	public static Collection<Object[]> all() {
		final List<Object[]> all = new ArrayList<>();
		for (final EncoderType encoder : Architectures.encoders().values())
			all.add(new Object[]{encoder.name(), small(encoder),
					small(Architectures.decoders().values().iterator().next())});
		for (final DecoderType decoder : Architectures.decoders().values())
			all.add(new Object[]{decoder.name(), small(Architectures.encoders().values().iterator().next()),
					small(decoder)});
		return all;
	}

	private final Encoder encoder;
	private final Decoder decoder;
	private final Model model;

	public ArchitectureContractTest(final String name, final Encoder encoder, final Decoder decoder) {
		this.encoder = encoder;
		this.decoder = decoder;
		model = TestModels.random(encoder, decoder, CHANNELS);
	}

	/** A small one of a kind: switches as they are by default, all numbers small. */
	public static <T> T small(final ArchitectureType<T> type) {
		final List<Object> values = new ArrayList<>();
		for (final Setting setting : type.settings()) {
			if (setting.kind() == Setting.Kind.WHOLE)
				values.addAll(Arrays.asList(setting.key(), setting.accepts("2") ? "2" : setting.otherwise()));
			if (setting.kind() == Setting.Kind.WIDTHS)
				values.addAll(Arrays.asList(setting.key(), setting.accepts("6,5") ? "6,5" : "6"));
		}
		return TestModels.of(type, values.toArray());
	}

	@Test
	public void specAndWeightsGoRoundTrip() {
		final Model read = Model.of(model.json(), model.weights(), "memory");
		assertEquals(encoder.settings(), read.spec().encoder().settings());
		assertEquals(decoder.settings(), read.spec().decoder().settings());
		assertEquals(model.json(), read.json());
	}

	@Test
	public void theLayoutHoldsEveryWeightOnce() {
		final StateDict marked = new StateDict();
		final Map<Float, String> places = new HashMap<>();
		float next = 0;
		for (final Map.Entry<String, int[]> tensor : model.spec().tensors().entrySet()) {
			final float[] values = new float[(int) StateDict.size(tensor.getValue())];
			for (int i = 0; i < values.length; i++) {
				places.put(++next, tensor.getKey() + i);
				values[i] = next;
			}
			marked.put(tensor.getKey(), tensor.getValue(), values);
		}
		final StateDict back = new StateDict();
		model.spec().tensors().forEach((name, shape) -> back.put(name, shape, new float[(int) StateDict.size(shape)]));
		final Set<String> names = new HashSet<>();
		for (final WeightLayout weight : model.spec().layout()) {
			assertTrue(weight.name(), names.add(weight.name()));
			assertTrue(weight.name(), weight.name().matches("(encoder|imnet)\\..+"));
			for (final float value : weight.from(marked))
				assertTrue(weight.name() + " has one twice", places.remove(value) != null);
			weight.into(back, weight.from(marked));
		}
		assertTrue("missing " + places.values(), places.isEmpty());
		for (final String name : marked.names())
			assertArrayEquals(name, marked.get(name).values(), back.get(name).values(), 0);
	}

	@Test
	public void countedOperationsAreTheGraphs() {
		final int height = 7;
		final int width = 5;
		final CountingLayers encoding = new CountingLayers(encoder.layout(CHANNELS));
		final Node features = encoder.encode(encoding, new CountingLayers.Shape(1, height, width, CHANNELS));
		assertArrayEquals(new int[]{1, height, width, encoder.features()}, ((CountingLayers.Shape) features).lengths());
		assertEquals(encoder.multiplyAddsPerPixel(CHANNELS) * height * width, encoding.multiplyAdds());

		final List<WeightLayout> layout = decoder.layout(encoder.features(), CHANNELS);
		final CountingLayers projecting = new CountingLayers(layout);
		final Node projected = decoder.project(projecting, features, CHANNELS);
		assertArrayEquals(new int[]{height * width, decoder.projectedWidth(CHANNELS)},
				((CountingLayers.Shape) projected).lengths());
		assertEquals(decoder.multiplyAddsPerLatent(encoder.features(), CHANNELS) * height * width,
				projecting.multiplyAdds());

		final int queries = 11;
		final int rows = queries * decoder.members();
		final CountingLayers answering = new CountingLayers(layout);
		final Node answers = decoder.answer(answering, new CountingLayers.Shape(rows, decoder.projectedWidth(CHANNELS)),
				new CountingLayers.Shape(rows, 2), new CountingLayers.Shape(rows, 2), CHANNELS);
		assertArrayEquals(new int[]{rows, CHANNELS}, ((CountingLayers.Shape) answers).lengths());
		assertEquals(decoder.multiplyAddsPerQuery(CHANNELS) * queries, answering.multiplyAdds());
	}

	@Test
	public void settingsSayWhatTheyAre() {
		for (final ArchitectureType<?> type : Arrays.asList(encoder.type(), decoder.type())) {
			assertEquals(type.name(), type.name().toLowerCase(Locale.ROOT));
			for (final Setting setting : type.settings()) {
				assertTrue(setting.key(), setting.accepts(setting.otherwise()));
				assertTrue(setting.key(), setting.key().matches("[a-z_]+") && !setting.label().isEmpty()
						&& !setting.description().isEmpty());
			}
		}
	}

	/** One key means one thing, whichever kinds have it. */
	@Test
	public void sharedKeysAreOfOneKind() {
		final Map<String, Setting.Kind> kinds = new HashMap<>();
		for (final Setting setting : Architectures.settings())
			kinds.put(setting.key(), setting.kind());
		for (final ArchitectureType<?> type : Arrays.asList(encoder.type(), decoder.type()))
			type.settings().forEach(setting -> assertEquals(kinds.get(setting.key()), setting.kind()));
	}

	@Test
	public void theAlignmentsWeightsAddUpToOne() {
		final Random random = new Random(1);
		for (int i = 0; i < 200; i++) {
			final double[] sum = new double[1];
			final int[] members = new int[1];
			decoder.alignment().find(12 * random.nextDouble() - 3, 12 * random.nextDouble() - 3, 0.5, 0.5, 6, 5,
					(member, row, dy, dx, weight) -> {
						assertTrue(row >= 0 && row < 30);
						sum[0] += weight;
						members[0]++;
					});
			assertEquals(1, sum[0], 1e-6);
			assertEquals(decoder.members(), members[0]);
		}
	}
}
