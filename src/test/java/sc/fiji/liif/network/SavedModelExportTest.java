// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.engine.Engines;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.sampling.Members;

/** An exported SavedModel, loaded again, gives the network's numbers. */
public class SavedModelExportTest {

	private static final int WIDTH = 9;
	private static final int HEIGHT = 7;
	private static final int QUERIES = 500;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void liifWithEnsemble() throws IOException {
		check("ensemble", TestModels.edsr(3));
	}

	@Test
	public void liifWithoutEnsemble() throws IOException {
		check("nearest", TestModels.random(TestModels.edsrOf(8, 2), 1, false));
	}

	@Test
	public void metaSr() throws IOException {
		check("metasr", TestModels.metaSr(3));
	}

	@Test
	public void rdn() throws IOException {
		check("rdn", TestModels.rdn(3));
	}

	private void check(final String name, final Model model) throws IOException {
		final float worst = worstDifference(model, temporary.getRoot().toPath().resolve(name));
		System.out.printf("saved %s: worst difference %.1e%n", name, worst);
		assertEquals(name, 0, worst, 1e-4);
	}

	/** Between a network's values and those of its export. */
	static float worstDifference(final Model model, final Path folder) throws IOException {
		Engines.current().export(model, folder);
		final int channels = model.spec().channels();
		final Random random = new Random(1);
		final float[] image = new float[WIDTH * HEIGHT * channels];
		for (int i = 0; i < image.length; i++)
			image[i] = random.nextFloat();
		final float[] coordinates = new float[2 * QUERIES];
		final float[] cells = new float[2 * QUERIES];
		for (int i = 0; i < coordinates.length; i++) {
			coordinates[i] = 2.2f * random.nextFloat() - 1.1f;
			cells[i] = i % 2 == 0 ? 0.11f : 0.07f;
		}
		final float[] expected = new float[QUERIES * channels];
		try (LiifNetwork network = new LiifNetwork(model);
				FeatureMap map = network.encode(image, WIDTH, HEIGHT);
				SavedModelBundle bundle = SavedModelBundle.load(folder.toString())) {
			final Members members = new Members(model.spec().decoder().alignment());
			members.clear(QUERIES);
			for (int q = 0; q < QUERIES; q++)
				members.add((coordinates[2 * q + 1] + 1) * WIDTH / 2 - 0.5, (coordinates[2 * q] + 1) * HEIGHT / 2 - 0.5,
						cells[1] * WIDTH, cells[0] * HEIGHT, WIDTH, HEIGHT);
			network.decode(map, members, cells[1] * WIDTH, cells[0] * HEIGHT, expected);
			final Map<String, Tensor> inputs = new HashMap<>();
			inputs.put("image", tensor(image, 1, HEIGHT, WIDTH, channels));
			try (Result encoded = bundle.function("encode").call(inputs)) {
				final float[] features = read(encoded);
				final float[] own = network.features(image, WIDTH, HEIGHT);
				assertEquals(own.length, features.length);
				for (int i = 0; i < own.length; i++)
					assertEquals(own[i], features[i], 1e-5);
				if (!model.spec().decoder().residual())
					inputs.remove("image");
				inputs.put("features", encoded.get(0));
				inputs.put("coordinates", tensor(coordinates, QUERIES, 2));
				inputs.put("cells", tensor(cells, QUERIES, 2));
				try (Result decoded = bundle.function("decode").call(inputs)) {
					final float[] values = read(decoded);
					assertEquals(expected.length, values.length);
					float worst = 0;
					for (int i = 0; i < expected.length; i++)
						worst = Math.max(worst, Math.abs(expected[i] - values[i]));
					return worst;
				}
			}
		}
	}

	private static TFloat32 tensor(final float[] values, final long... shape) {
		return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
	}

	private static float[] read(final Result result) {
		final TFloat32 tensor = (TFloat32) result.get(0);
		final float[] values = new float[(int) tensor.size()];
		tensor.asRawTensor().data().asFloats().read(values);
		return values;
	}
}
