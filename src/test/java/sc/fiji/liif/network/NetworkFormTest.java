// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.Failures;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.sampling.Latents;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.RasterMembers;

/** In which form networks compute: said, on record, or measured. */
public class NetworkFormTest {

	private static final String ODD = "encode=plain decode=plain callers=1 block=7";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private final Model model = TestModels.random(TestModels.edsrOf(8, 1),
			TestModels.liifOf("16,16", true, true, true, true), 1);
	private Path records;

	@Before
	public void records() {
		records = temporary.getRoot().toPath().resolve("new").resolve("speed.properties");
	}

	@Test
	public void aFormIsItsText() {
		assertEquals(ODD, NetworkForm.of(ODD).toString());
		assertEquals(NetworkForm.DEFAULT, NetworkForm.of(""));
		assertEquals(NetworkForm.DEFAULT.decodesFused(false), NetworkForm.of(" decode=plain "));
		assertNotEquals(NetworkForm.DEFAULT, NetworkForm.of("decode=plain"));
	}

	@Test
	public void whatIsNoFormIsSaidInASentence() {
		for (final String wrong : new String[]{"decode", "decode=fast", "callers=0", "block=-1", "block=99999999",
				"size=3"})
			Failures.assertSentence(() -> NetworkForm.of(wrong), "write words such as");
		Failures.assertSentence(() -> new LiifNetwork(model, NetworkOptions.defaults().form("decode=fast")),
				"write words such as");
	}

	@Test
	public void whatWasMeasuredIsKept() throws IOException {
		final NetworkForm measured;
		try (LiifNetwork network = new LiifNetwork(model, NetworkOptions.defaults().measured(records))) {
			measured = network.form();
		}
		final Properties kept = new Properties();
		try (Reader reader = Files.newBufferedReader(records)) {
			kept.load(reader);
		}
		assertEquals(1, kept.size());
		final String key = kept.stringPropertyNames().iterator().next();
		assertTrue(kept.toString(), kept.getProperty(key).startsWith(measured.toString()));
		kept.setProperty(key, ODD + " rate=1");
		try (Writer writer = Files.newBufferedWriter(records)) {
			kept.store(writer, "");
		}
		try (LiifNetwork network = new LiifNetwork(model, NetworkOptions.defaults().measured(records))) {
			assertEquals(ODD, network.form().toString());
		}
		try (LiifNetwork network = new LiifNetwork(model, NetworkOptions.defaults().measured(records).form(""))) {
			assertEquals("pinned", NetworkForm.DEFAULT, network.form());
		}
	}

	@Test
	public void aRecordThatDoesNotHoldIsForgotten() {
		final Tuning tuning = new Tuning(NetworkOptions.defaults().measured(records), model.spec());
		try (LiifNetwork network = new LiifNetwork(model)) {
			tuning.choose(network);
		}
		tuning.note(1, 0.5);
		assertFalse("too little to tell", tuning.forget());
		assertTrue(Files.exists(records));
		tuning.note(1, 10);
		assertTrue(tuning.forget());
		final Tuning next = new Tuning(NetworkOptions.defaults().measured(records), model.spec());
		try (LiifNetwork network = new LiifNetwork(model)) {
			next.choose(network);
		}
		next.note(Long.MAX_VALUE / 2, 10);
		assertFalse("fast enough", next.forget());
	}

	@Test
	public void recordsThatCannotBeReadOrWrittenDoNoHarm() throws IOException {
		Files.createDirectories(records.getParent());
		Files.write(records, "\\u00zz".getBytes("UTF-8"));
		new LiifNetwork(model, NetworkOptions.defaults().measured(records)).close();
		final Path blocked = records.resolve("below a file").resolve("speed");
		new LiifNetwork(model, NetworkOptions.defaults().measured(blocked)).close();
		assertFalse(Files.exists(blocked));
	}

	@Test
	public void fastIsNearlyTheSame() {
		Assume.assumeTrue("This processor is not faster with bfloat16: not tested.", Precision.FAST.isPossible());
		final float[] full = decode(Precision.FULL);
		final float[] fast = decode(Precision.FAST);
		double most = 0;
		double worst = 0;
		for (int i = 0; i < full.length; i++) {
			most = Math.max(most, Math.abs(full[i]));
			worst = Math.max(worst, Math.abs(full[i] - fast[i]));
		}
		assertTrue(worst + " of " + most, worst > 0 && worst < 0.02 * most);
	}

	@Test
	public void precisionsHaveNames() {
		assertEquals(Precision.FAST, Precision.of("fast"));
		Failures.assertSentence(() -> Precision.of("half"), "choose full or fast");
	}

	// -- Helper methods --

	private float[] decode(final Precision precision) {
		final int side = 16;
		final float[] image = new float[side * side];
		for (int i = 0; i < image.length; i++)
			image[i] = i * 31 % 97 / 96f;
		final float[] values = new float[9 * side * side];
		try (LiifNetwork network = new LiifNetwork(model, NetworkOptions.defaults().precision(precision));
				FeatureMap map = network.encode(image, side, side)) {
			network.decode(map, new RasterMembers(model.spec().decoder().alignment(), Latents.ALL,
					GridSampling.whole(side, side, 3), 0, 0, side, side, 0, 0, 3 * side, 3 * side), values);
		}
		return values;
	}
}
