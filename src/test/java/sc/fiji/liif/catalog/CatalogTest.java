// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.catalog;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.model.Model;

/** Models are fetched from folders and from a web server, whole or not at all, and what is broken off is gone on with. */
public class CatalogTest {

	private static final byte[] PICTURE = {1, 2, 3};

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path shared;
	private HttpServer server;
	private String address;
	/** What was asked for: a path and the first byte. */
	private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
	/** After so many bytes of a file the server hangs up; all if less than 0. */
	private volatile int breaksAfter = -1;
	private volatile boolean knowsRanges = true;

	@Before
	public void start() throws IOException {
		shared = temporary.newFolder("shared").toPath();
		Catalog.offer(TestModels.edsr(1), PICTURE, shared);
		Catalog.offer(TestModels.random(TestModels.rdnOf(1, 2, 4, 8), 3, true), null, temporary.newFolder().toPath());
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", this::serve);
		server.start();
		address = "http://127.0.0.1:" + server.getAddress().getPort() + "/models";
	}

	@After
	public void stop() {
		server.stop(0);
	}

	@Test
	public void aFolderAndAServerOfferTheSame() throws Exception {
		for (final String place : Arrays.asList(shared.toString(), address, address + "/", address + "/index.json")) {
			final Catalog catalog = Catalog.read(place);
			assertEquals(Arrays.asList("random"),
					catalog.models().stream().map(OfferedModel::name).collect(Collectors.toList()));
			final OfferedModel offered = catalog.model("random");
			assertTrue(offered.line(), offered.line().startsWith("1 channel (gray), "));
			assertArrayEquals(PICTURE, catalog.picture(offered).get());
			final Path folder = temporary.newFolder().toPath().resolve("mine");
			catalog.fetch(offered, folder, Progress.NONE);
			assertArrayEquals(Files.readAllBytes(shared.resolve("random/weights.safetensors")),
					Files.readAllBytes(folder.resolve("weights.safetensors")));
			assertEquals("random", Model.readSpec(folder).name());
			assertEquals("nothing is left", 1, folder.getParent().toFile().list().length);
		}
	}

	@Test
	public void whatIsBrokenOffIsGoneOnWith() throws Exception {
		final Catalog catalog = Catalog.read(address);
		final Path folder = temporary.newFolder().toPath().resolve("mine");
		breaksAfter = 1000;
		fails(catalog, folder, "do it again, it goes on where it was");
		assertFalse(Files.exists(folder));
		breaksAfter = -1;
		asked.clear();
		catalog.fetch(catalog.model("random"), folder, Progress.NONE);
		assertEquals("random", Model.read(folder).spec().name());
		assertTrue(asked.toString(), asked.contains("/models/random/weights.safetensors from 1000"));
		assertFalse("what is whole is not fetched again", asked.toString().contains("model.json"));
	}

	/** A server that gives whole files alone is asked for the whole. */
	@Test
	public void serversNeedNotKnowRanges() throws Exception {
		final Catalog catalog = Catalog.read(address);
		final Path folder = temporary.newFolder().toPath().resolve("mine");
		breaksAfter = 1000;
		fails(catalog, folder, "goes on where it was");
		breaksAfter = -1;
		knowsRanges = false;
		catalog.fetch(catalog.model("random"), folder, Progress.NONE);
		assertEquals("random", Model.read(folder).spec().name());
	}

	@Test
	public void canceledIsGoneOnWithToo() throws Exception {
		final Catalog catalog = Catalog.read(address);
		final Path folder = temporary.newFolder().toPath().resolve("mine");
		try {
			catalog.fetch(catalog.model("random"), folder, new Progress() {

				private boolean isCanceled;

				@Override
				public void report(final double done, final double total, final String what) {
					isCanceled = done > 0;
				}

				@Override
				public boolean isCanceled() {
					return isCanceled;
				}
			});
			fail("it was canceled");
		}
		catch (final CancellationException e) {
			assertFalse(Files.exists(folder));
		}
		catalog.fetch(catalog.model("random"), folder, Progress.NONE);
		assertEquals("random", Model.read(folder).spec().name());
	}

	/** Changed by a byte, longer or shorter: it is not taken. */
	@Test
	public void whatIsNotWhatTheIndexSaysIsNotTaken() throws Exception {
		final Path weights = shared.resolve("random/weights.safetensors");
		final byte[] right = Files.readAllBytes(weights);
		final byte[] changed = right.clone();
		changed[changed.length - 1] ^= 1;
		final Path folder = temporary.newFolder().toPath().resolve("mine");
		final Catalog catalog = Catalog.read(address);
		for (final byte[] wrong : Arrays.asList(changed, Arrays.copyOf(right, right.length + 10))) {
			Files.write(weights, wrong);
			if (wrong == changed)
				fails(catalog, folder, "is not what its list says");
			else
				catalog.fetch(catalog.model("random"), folder, Progress.NONE);
			assertEquals(wrong != changed, Files.exists(folder));
		}
		Files.write(weights, Arrays.copyOf(right, right.length - 10));
		fails(Catalog.read(address), temporary.newFolder().toPath().resolve("other"), "ended too early");
		fails(Catalog.read(address), folder, "There is a model in");
	}

	/** A file that is what the list says, but no model. */
	@Test
	public void whatIsNoModelIsNotKept() throws Exception {
		final Path json = shared.resolve("random/model.json");
		Files.write(json, "{}".getBytes());
		final String index = new String(Files.readAllBytes(shared.resolve("index.json")), StandardCharsets.UTF_8);
		Files.write(shared.resolve("index.json"),
				index.replaceFirst("(?s)(\"model.json\": \\{\\s*\"bytes\": )\\d+(,\\s*\"sha256\": \")\\w+",
						"$12$2" + Download.sha256(json)).getBytes());
		final Path folder = temporary.newFolder().toPath().resolve("mine");
		fails(Catalog.read(address), folder, "model.json");
		assertEquals(0, folder.getParent().toFile().list().length);
	}

	@Test
	public void nonsenseIsASentence() throws Exception {
		Failures.assertSentence(() -> Catalog.read(address + "/nowhere"), "There is no", "index.json");
		Failures.assertSentence(() -> Catalog.read("ftp://example.org/models"), "https://");
		Failures.assertSentence(() -> Catalog.read(" "), "not said where");
		Failures.assertSentence(() -> Catalog.read("http://127.0.0.1:1/models"), "can't be read");
		for (final String index : new String[]{"[]", "{}", "{\"format\": 2, \"models\": []}",
				"{\"format\": 1, \"models\": {}}", "{\"format\": 1, \"models\": [{}]}",
				"{\"format\": 1, \"models\": [{\"name\": \"../x\", \"files\": {}}]}",
				"{\"format\": 1, \"models\": [{\"name\": \"x\", \"files\": {\"model.json\": {\"bytes\": 1, \"sha256\": \"0\"}}}]}"}) {
			Files.write(shared.resolve("index.json"), index.getBytes());
			Failures.assertSentence(() -> Catalog.read(address), "is no list of models");
		}
		Files.write(shared.resolve("index.json"), "{\"format\": 1, \"models\": []}".getBytes());
		Failures.assertSentence(() -> Catalog.read(address).model("x"), "is not offered", "nothing is");
	}

	// -- Helper methods --

	private static void fails(final Catalog catalog, final Path folder, final String words) {
		Failures.assertSentence(() -> catalog.fetch(catalog.model("random"), folder, Progress.NONE), words);
	}

	private void serve(final HttpExchange exchange) throws IOException {
		final String path = exchange.getRequestURI().getPath();
		final Path file = shared.resolve(path.replaceFirst("^/models/", ""));
		final String range = exchange.getRequestHeaders().getFirst("Range");
		final int from = range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
		asked.add(path + " from " + from);
		if (!Files.isRegularFile(file)) {
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
			return;
		}
		final byte[] all = Files.readAllBytes(file);
		exchange.sendResponseHeaders(from > 0 ? 206 : 200, all.length - from);
		final boolean breaks = breaksAfter >= 0 && breaksAfter < all.length && file.endsWith("weights.safetensors");
		final OutputStream out = exchange.getResponseBody();
		out.write(all, from, breaks ? breaksAfter - from : all.length - from);
		out.flush();
		if (breaks)
			throw new IOException("The server hangs up.");
		out.close();
	}
}
