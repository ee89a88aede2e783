// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;

import org.junit.Test;

import com.google.gson.JsonObject;

import sc.fiji.liif.Fixture;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.architecture.Alignment;
import sc.fiji.liif.architecture.Decoder;
import sc.fiji.liif.architecture.Encoder;
import sc.fiji.liif.exchange.TorchImport;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.Normalisation;
import sc.fiji.liif.sampling.Members;
import sc.fiji.liif.weights.StateDict;

/** The networks give the reference implementation's numbers. */
public class ReferenceParityTest {

	private static final float TOLERANCE = 1e-5f;
	private static final Normalisation NONE = new Normalisation(0, 1);

	@Test
	public void edsrInAllVariants() {
		final Fixture fixture = new Fixture("edsr_small");
		final Map<String, Decoder> variants = new HashMap<>();
		variants.put("full", decoder(true, true, true));
		variants.put("c", decoder(true, true, false));
		variants.put("u", decoder(false, true, true));
		variants.put("e", decoder(true, false, true));
		variants.put("none", decoder(false, false, false));
		for (final Map.Entry<String, Decoder> variant : variants.entrySet()) {
			final StateDict state = new StateDict();
			put(fixture, state, "state/encoder/", "encoder.");
			put(fixture, state, "state/imnet/" + variant.getKey() + "/", "imnet.");
			check(fixture, variant.getKey(), TestModels.edsrOf(8, 2), variant.getValue(), state);
		}
	}

	@Test
	public void rdn() {
		final Fixture fixture = new Fixture("rdn_small");
		final StateDict state = new StateDict();
		put(fixture, state, "state/", "");
		check(fixture, "full", TestModels.rdnOf(2, 3, 4, 8), decoder(true, true, true), state);
	}

	/** The same outputs, the weights and the architecture taken from checkpoints. */
	@Test
	public void importedCheckpoints() {
		checkImported("sample_edsr_small_zip.pth", "edsr_small");
		checkImported("sample_edsr_small_legacy.pth", "edsr_small");
		checkImported("sample_rdn_small_zip.pth", "rdn_small");
		checkImported("metasr_small_zip.pth", "metasr_small");
	}

	private static void checkImported(final String file, final String fixtureName) {
		final Model imported = TorchImport.read(Paths.get("src", "test", "resources", "fixtures", file), "imported");
		final ModelSpec plain = new ModelSpec("imported", 3, imported.spec().encoder(), imported.spec().decoder(), NONE,
				new double[]{1, 4});
		final Fixture fixture = new Fixture(fixtureName);
		float worst = 0;
		try (LiifNetwork network = new LiifNetwork(new Model(plain, imported.weights()))) {
			for (final JsonObject test : fixture.cases()) {
				if (test.has("variant") && !test.get("variant").getAsString().equals("full"))
					continue;
				final String input = test.get("input").getAsString();
				final int height = fixture.shape(input)[2];
				final int width = fixture.shape(input)[3];
				final float[] coordinates = fixture.floats(test.get("coord").getAsString());
				final float[] cells = fixture.floats(test.get("cell").getAsString());
				try (FeatureMap map = network.encode(fixture.channelsLast(input), width, height)) {
					final Members found = plain.decoder().alignment() == Alignment.CORNER
							? pixelMembers(coordinates, cells, plain.decoder(), map)
							: ReferenceMembers.of(coordinates, plain.decoder().members(), width, height);
					worst = Math.max(worst, worst(fixture.floats(test.get("out").getAsString()),
							decode(network, map, found, cells), null));
				}
			}
		}
		System.out.printf("%s: worst difference of values %.1e%n", file, worst);
		assertEquals(file, 0, worst, TOLERANCE);
		assertTrue(file, worst > 0);
	}

	// -- Helper methods --

	private static Decoder decoder(final boolean unfolding, final boolean ensemble, final boolean cell) {
		return TestModels.liifOf("16,16", unfolding, ensemble, cell, false);
	}

	private static void put(final Fixture fixture, final StateDict state, final String from, final String to) {
		for (final String name : fixture.names()) {
			if (name.startsWith(from))
				state.put(to + name.substring(from.length()), fixture.shape(name), fixture.floats(name));
		}
	}

	private static void check(final Fixture fixture, final String variant, final Encoder encoder, final Decoder decoder,
			final StateDict state) {
		final ModelSpec spec = new ModelSpec("fixture", 3, encoder, decoder, NONE, new double[]{1, 4});
		float features = 0;
		float reference = 0;
		float pixels = 0;
		int cases = 0;
		try (LiifNetwork network = new LiifNetwork(new Model(spec, state))) {
			for (final JsonObject test : fixture.cases()) {
				if (!test.get("variant").getAsString().equals(variant))
					continue;
				cases++;
				final String input = test.get("input").getAsString();
				final int height = fixture.shape(input)[2];
				final int width = fixture.shape(input)[3];
				final float[] image = fixture.channelsLast(input);
				features = Math.max(features, worst(fixture.channelsLast(test.get("feat").getAsString()),
						network.features(image, width, height), null));
				final float[] coordinates = fixture.floats(test.get("coord").getAsString());
				final float[] cells = fixture.floats(test.get("cell").getAsString());
				final float[] expected = fixture.floats(test.get("out").getAsString());
				final Members found = ReferenceMembers.of(coordinates, decoder.members(), width, height);
				checkMembers(fixture, test, found, width);
				try (FeatureMap map = network.encode(image, width, height)) {
					reference = Math.max(reference, worst(expected, decode(network, map, found, cells), null));
					pixels = Math.max(pixels,
							worst(expected, decode(network, map, pixelMembers(coordinates, cells, decoder, map), cells),
									ambiguous(coordinates, decoder, width, height)));
				}
			}
		}
		assertTrue("no case of variant " + variant, cases > 0);
		System.out.printf(
				"%s %s: %d cases; worst difference of features %.1e, of values in the reference's "
						+ "coordinates %.1e, in pixel coordinates %.1e%n",
				encoder.type().name(), variant, cases, features, reference, pixels);
		assertEquals(0, features, TOLERANCE);
		assertEquals(0, reference, TOLERANCE);
		assertEquals(0, pixels, TOLERANCE);
	}

	private static void checkMembers(final Fixture fixture, final JsonObject test, final Members found,
			final int width) {
		final String coordinates = test.get("coord").getAsString();
		final String ensemble = coordinates.replaceFirst("coord", "ens");
		if (found.perQuery() == 1 || !fixture.has(ensemble + "/index"))
			return;
		final int[] index = fixture.ints(ensemble + "/index");
		final float[] position = fixture.floats(ensemble + "/rel");
		final float[] weight = fixture.floats(ensemble + "/weight");
		final int n = found.size();
		for (int m = 0; m < 4; m++) {
			for (int q = 0; q < n; q++) {
				final String where = ensemble + " query " + q + " member " + m;
				final int i = m * n + q;
				final int j = q * 4 + m;
				assertEquals(where, index[2 * i] * width + index[2 * i + 1], found.index()[j]);
				assertEquals(where, position[2 * i], found.position()[2 * j], 0);
				assertEquals(where, position[2 * i + 1], found.position()[2 * j + 1], 0);
				assertEquals(where, weight[i], found.weight()[j], 1e-6f);
			}
		}
	}

	private static Members pixelMembers(final float[] coordinates, final float[] cells, final Decoder spec,
			final FeatureMap map) {
		final Members found = new Members(spec.alignment());
		found.clear(coordinates.length / 2);
		for (int q = 0; q < coordinates.length; q += 2)
			found.add(pixel(coordinates[q + 1], map.width()), pixel(coordinates[q], map.height()),
					cells[q + 1] * map.width(), cells[q] * map.height(), map.width(), map.height());
		return found;
	}

	private static double pixel(final float coordinate, final int n) {
		return (coordinate + 1.0) * n / 2 - 0.5;
	}

	/**
	 * Queries at which the reference differs from its own mathematics: on the
	 * centres of the last row or column its four area weights become 1/4; a hair
	 * below a centre its border epsilon picks the next latent; and without the
	 * local ensemble the tie between two latents hangs on the last bit.
	 */
	private static boolean[] ambiguous(final float[] coordinates, final Decoder spec, final int width,
			final int height) {
		final boolean[] ambiguous = new boolean[coordinates.length / 2];
		for (int q = 0; q < ambiguous.length; q++)
			ambiguous[q] = isAmbiguous(pixel(coordinates[2 * q], height), height, spec)
					|| isAmbiguous(pixel(coordinates[2 * q + 1], width), width, spec);
		return ambiguous;
	}

	private static boolean isAmbiguous(final double x, final int n, final Decoder spec) {
		if (spec.alignment() == Alignment.NEAREST)
			return Math.abs(x - Math.floor(x) - 0.5) < 1e-4;
		final double below = Math.rint(x) - x;
		return Math.abs(x - (n - 1)) < 1e-4 || below > 1e-6 && below < 3e-5;
	}

	/** Queries of one cell are decoded together, as the network wants them. */
	private static float[] decode(final LiifNetwork network, final FeatureMap map, final Members all,
			final float[] cells) {
		final int members = all.perQuery();
		final Map<String, Integer> groups = new HashMap<>();
		final float[] values = new float[3 * all.size()];
		for (int q = 0; q < all.size(); q++)
			groups.putIfAbsent(cells[2 * q] + " " + cells[2 * q + 1], q);
		for (final int first : groups.values()) {
			final Members found = new Members(all.alignment());
			found.clear(all.size());
			final int[] queries = new int[all.size()];
			for (int q = 0; q < all.size(); q++) {
				if (cells[2 * q] != cells[2 * first] || cells[2 * q + 1] != cells[2 * first + 1])
					continue;
				for (int m = 0; m < members; m++) {
					final int j = q * members + m;
					found.put(m, all.index()[j], all.position()[2 * j], all.position()[2 * j + 1], all.weight()[j]);
				}
				queries[found.size()] = q;
				found.finish();
			}
			final float[] out = new float[3 * found.size()];
			network.decode(map, found, cells[2 * first + 1] * map.width(), cells[2 * first] * map.height(), out);
			for (int i = 0; i < found.size(); i++)
				System.arraycopy(out, 3 * i, values, 3 * queries[i], 3);
		}
		return values;
	}

	private static float worst(final float[] expected, final float[] actual, final boolean[] leaveOut) {
		assertEquals(expected.length, actual.length);
		float worst = 0;
		for (int i = 0; i < expected.length; i++) {
			if (leaveOut == null || !leaveOut[i / 3])
				worst = Math.max(worst, Math.abs(expected[i] - actual[i]));
		}
		return worst;
	}
}
