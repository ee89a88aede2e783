// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Fixture;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.Safetensors;
import sc.fiji.liif.weights.StateDict;

/** The reference's checkpoints become models, and hostile ones become a sentence. */
public class TorchImportTest {

	private static final Path SAMPLES = Paths.get("src", "test", "resources", "fixtures");

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void checkpointsHoldTheFixturesWeights() {
		check("sample_edsr_small_zip.pth", "edsr_small", "state/encoder/", "state/imnet/full/");
		check("sample_edsr_small_legacy.pth", "edsr_small", "state/encoder/", "state/imnet/full/");
		check("sample_rdn_small_zip.pth", "rdn_small", "state/encoder.", "state/imnet.");
	}

	@Test
	public void pickledCodeIsRefusedAndNotRun() throws IOException {
		final Path witness = temporary.getRoot().toPath().resolve("witness");
		final String command = "touch " + witness;
		final String code = "cposix\nsystem\nX" + (char) command.length() + "\0\0\0" + command + "\u0085R.";
		final Path zip = rewritten((name, bytes) -> name.endsWith("data.pkl")
				? ("\u0080\u0002" + code).getBytes(StandardCharsets.ISO_8859_1)
				: bytes);
		Failures.assertSentence(() -> TorchImport.read(zip, "x"), "posix.system", "fresh copy");
		final Path legacy = file("legacy.pth", ("\u0080\u0002" + code).getBytes(StandardCharsets.ISO_8859_1));
		Failures.assertSentence(() -> TorchImport.read(legacy, "x"), "posix.system");
		for (final String opcodes : new String[]{"(iposix\nsystem\n.", "\u0080\u0002cbuiltins\neval\n.",
				"\u0080\u0004\u008c\u0005posix\u008c\u0006system\u0093.", "\u0080\u0002\u0082\u0001."})
			Failures.assertSentence(
					() -> TorchImport.read(file("hostile.pth", opcodes.getBytes(StandardCharsets.ISO_8859_1)), "x"),
					"fresh copy");
		assertFalse(Files.exists(witness));
	}

	@Test
	public void damagedFilesAreExplained() throws IOException {
		final byte[] whole = Files.readAllBytes(SAMPLES.resolve("sample_edsr_small_zip.pth"));
		final byte[] legacy = Files.readAllBytes(SAMPLES.resolve("sample_edsr_small_legacy.pth"));
		for (final int length : new int[]{0, 1, 100, 5000, whole.length / 2, whole.length - 30})
			Failures.assertSentence(() -> TorchImport.read(file("short.pth", Arrays.copyOf(whole, length)), "x"),
					"short.pth");
		for (final int length : new int[]{20, 2000, legacy.length / 2, legacy.length - 5})
			Failures.assertSentence(() -> TorchImport.read(file("short.pth", Arrays.copyOf(legacy, length)), "x"),
					"short.pth");
		Failures.assertSentence(() -> TorchImport.read(temporary.getRoot().toPath().resolve("absent.pth"), "x"),
				"no file");
		Failures.assertSentence(() -> TorchImport.read(file("text.pth", "hello".getBytes()), "x"), "another format");
		final Path truncated = rewritten(
				(name, bytes) -> name.endsWith("data/4") ? Arrays.copyOf(bytes, bytes.length - 4) : bytes);
		Failures.assertSentence(() -> TorchImport.read(truncated, "x"), "truncated");
	}

	/** What makes an unpickler hang, or take all memory, is found before. */
	@Test(timeout = 20_000)
	public void greedyPicklesAreRefused() throws IOException {
		final StringBuilder doubled = new StringBuilder("\u0080\u0002](");
		for (int i = 0; i < 60; i++)
			doubled.append("]q").append((char) i).append("h").append((char) i).append("a(h").append((char) i)
					.append("h").append((char) i).append("e");
		for (final String pickle : new String[]{"\u0080\u0002" + "(".repeat(5000) + ".",
				"\u0080\u0002r\u00ff\u00ff\u00ff\u007f.", "\u0080\u0002X\u00ff\u00ff\u00ff\u007fabc.",
				"\u0080\u0002\u008b\u00ff\u00ff\u00ff\u007f1.", "\u0080\u0002}]q\0h\0ah\0K\u0001s.",
				"\u0080\u0002" + "N0".repeat(100) + ".", doubled + "."})
			Failures.assertSentence(
					() -> TorchImport.read(file("greedy.pth", pickle.getBytes(StandardCharsets.ISO_8859_1)), "x"),
					"fresh copy");
	}

	@Test
	public void expandedTensorsTakeNoMoreThanTheirStorage() {
		final TorchTensor.Storage storage = new TorchTensor.Storage("0", TorchTensor.Type.FLOAT, 10);
		assertThrows(IllegalArgumentException.class,
				() -> new TorchTensor(storage, 0, new int[]{1 << 15, 1 << 15}, new long[]{0, 0}));
		assertThrows(IllegalArgumentException.class,
				() -> new TorchTensor.Storage("0", TorchTensor.Type.DOUBLE, (1L << 61) + 10));
	}

	@Test
	public void compressedFilesAreRefused() throws IOException {
		final Path bomb = temporary.newFile("bomb.pth").toPath();
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
			zip.putNextEntry(new ZipEntry("x/data.pkl"));
			final byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < 200; i++)
				zip.write(zeros);
		}
		assertTrue(Files.size(bomb) < 1 << 20);
		Failures.assertSentence(() -> TorchImport.read(bomb, "x"), "compressed");
	}

	/** Flipped bytes anywhere in the pickle: a model or a sentence, never anything else. */
	@Test
	public void anyDamageEndsInASentence() throws IOException {
		final Random random = new Random(3);
		int refused = 0;
		for (int i = 0; i < 300; i++) {
			final Path file = rewritten((name, bytes) -> {
				if (name.endsWith("data.pkl")) {
					for (int k = 0; k < 3; k++)
						bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
				}
				return bytes;
			});
			try {
				TorchImport.read(file, "x");
			}
			catch (final LiifException e) {
				refused++;
			}
			Files.delete(file);
		}
		assertTrue(refused + " of 300", refused > 100);
	}

	@Test
	public void exportedWeightsAreTheReferencesStateDict() throws IOException {
		checkExport("sample_rdn_small_zip.pth", "rdn_small", "state/");
		final Path file = checkExport("sample_edsr_small_zip.pth", "edsr_small", "state/encoder/");
		assertTrue(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
				.contains("\"__metadata__\":{\"format\":\"pt\"}"));
	}

	@Test
	public void modelsThatTheReferenceCanNotExpressAreRefused() {
		final Path file = temporary.getRoot().toPath().resolve("gray.safetensors");
		Failures.assertSentence(() -> {
			try {
				ReferenceStateDict.write(TestModels.edsr(1), file);
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		}, "gray", "savedmodel");
		assertFalse(Files.exists(file));
	}

	private Path checkExport(final String checkpoint, final String fixtureName, final String prefix)
			throws IOException {
		final Fixture fixture = new Fixture(fixtureName);
		final Path file = temporary.getRoot().toPath().resolve(fixtureName + ".safetensors");
		ReferenceStateDict.write(TorchImport.read(SAMPLES.resolve(checkpoint), "model"), file);
		final StateDict weights = Safetensors.read(file, new HashMap<>());
		final String to = prefix.equals("state/") ? "" : "encoder.";
		int tensors = 0;
		for (final String name : fixture.names()) {
			if (!name.startsWith(prefix))
				continue;
			final String plain = to + name.substring(prefix.length());
			assertArrayEquals(plain, fixture.shape(name), weights.get(plain).shape());
			assertArrayEquals(plain, fixture.floats(name), weights.get(plain).values(), 0);
			tensors++;
		}
		final long own = weights.names().stream().filter(name -> name.startsWith(to)).count();
		assertEquals("no other tensors", tensors, own);
		return file;
	}

	// -- Helper methods --

	private void check(final String file, final String fixtureName, final String encoder, final String decoder) {
		final Model model = TorchImport.read(SAMPLES.resolve(file), "sample");
		final Fixture fixture = new Fixture(fixtureName);
		for (final String name : model.spec().tensors().keySet()) {
			final String theirs = name.startsWith("encoder.")
					? encoder + name.substring("encoder.".length())
					: decoder + name.substring("imnet.".length());
			assertArrayEquals(name, fixture.floats(theirs), model.weights().get(name).values(), 0);
		}
		assertEquals("sample", model.spec().name());
		assertTrue(model.json(), model.json().contains("\"sha256\""));
	}

	private Path file(final String name, final byte[] bytes) {
		try {
			return Files.write(temporary.getRoot().toPath().resolve(name), bytes);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private interface Change {

		byte[] apply(String name, byte[] bytes);
	}

	/** The sample with some of its parts changed. */
	private Path rewritten(final Change change) throws IOException {
		final Map<String, byte[]> parts = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(SAMPLES.resolve("sample_edsr_small_zip.pth").toFile())) {
			for (final ZipEntry entry : Collections.list(zip.entries()))
				parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
		}
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (final Map.Entry<String, byte[]> part : parts.entrySet()) {
				final byte[] bytes = change.apply(part.getKey(), part.getValue());
				final ZipEntry entry = new ZipEntry(part.getKey());
				final CRC32 sum = new CRC32();
				sum.update(bytes);
				entry.setMethod(ZipEntry.STORED);
				entry.setSize(bytes.length);
				entry.setCrc(sum.getValue());
				zip.putNextEntry(entry);
				try (InputStream in = new ByteArrayInputStream(bytes)) {
					in.transferTo(zip);
				}
			}
		}
		return file("rewritten.pth", out.toByteArray());
	}
}
