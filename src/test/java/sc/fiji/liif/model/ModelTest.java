// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static sc.fiji.liif.Failures.assertSentence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.architecture.Decoder;

/** Model folders are written and read alike, and damaged ones are explained. */
public class ModelTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path folder;
	private Path json;
	private Path weights;

	@Before
	public void writeModel() throws IOException {
		folder = temporary.getRoot().toPath().resolve("mine");
		TestModels.rdn(3).write(folder);
		json = folder.resolve("model.json");
		weights = folder.resolve("weights.safetensors");
	}

	@Test
	public void whatIsWrittenIsRead() {
		final Model written = TestModels.rdn(3);
		final Model read = Model.read(folder);
		assertEquals(written.spec().name(), read.spec().name());
		assertEquals(written.spec().reach().radius(), read.spec().reach().radius());
		assertEquals(new ArrayList<>(written.spec().tensors().keySet()), new ArrayList<>(read.weights().names()));
		for (final String name : read.weights().names())
			assertArrayEquals(written.weights().get(name).values(), read.weights().get(name).values(), 0);
	}

	@Test
	public void proseSurvives() throws IOException {
		edit("\"format\": 1", "\"format\": 1, \"licence\": {\"data\": [\"CC0\"]}");
		final Path copy = temporary.getRoot().toPath().resolve("copy");
		Model.read(folder).write(copy);
		assertTrue(text(copy.resolve("model.json")).replaceAll("\\s", "").contains("\"licence\":{\"data\":[\"CC0\"]}"));
	}

	@Test
	public void theBundledModelHasItsPublishedSize() {
		final ModelSpec spec = new ModelRegistry(Collections.emptyList()).spec("");
		assertEquals("photo", spec.name());
		assertEquals(3, spec.channels());
		final Decoder paper = TestModels.liifOf("256,256,256,256", true, true, true, false);
		final ModelSpec baseline = new ModelSpec("edsr-baseline", 3, TestModels.edsrOf(64, 16), paper,
				Normalisation.REFERENCE, new double[]{1, 4});
		assertEquals(1_567_299, baseline.parameters());
		assertEquals(34, baseline.encoder().reach().radius());
		final ModelSpec rdn = new ModelSpec("rdn", 3, TestModels.rdnOf(16, 8, 64, 64), paper, Normalisation.REFERENCE,
				new double[]{1, 4});
		assertEquals(22_320_835, rdn.parameters());
		assertEquals(131, rdn.encoder().reach().radius());
	}

	@Test
	public void registryFindsModelsByNameAndByPath() {
		final ModelRegistry registry = new ModelRegistry(Collections.singletonList(temporary.getRoot().toPath()));
		assertEquals(Arrays.asList("photo", "axial", "heat-light", "micro", "photo-robust", "mine"), registry.names());
		assertEquals("random", registry.load("mine").spec().name());
		assertEquals("random", registry.load(folder.toString()).spec().name());
		assertEquals("photo", registry.load(null).spec().name());
		assertSentence(() -> registry.load("yours"), "\"yours\"",
				"photo, axial, heat-light, micro, photo-robust, mine");
		assertSentence(() -> registry.load("/no/such/folder"), "/no/such/folder");
		assertSentence(() -> registry.load(temporary.getRoot().getPath()), "model.json");
	}

	@Test
	public void jsonFromStrangersIsReadByTheLetter() throws IOException {
		final String good = text(json);
		for (final String[] change : new String[][]{{"\"format\": 1", "\"format\": 1, \"format\": 1"},
				{"\"format\": 1", "format: 1"}, {"\"channels\": 3", "\"channels\": 3.0"},
				{"\"name\": \"random\"", "\"name\": \"a\\u202eb\""},
				{"\"name\": \"random\"", "\"name\": \"" + "n".repeat(300) + "\""},
				{"\"type\": \"rdn\"", "\"type\": \"rdn\", \"dilation\": 2"},
				{"\"format\": 1", "\"format\": 1, \"deep\": " + "[".repeat(70) + "]".repeat(70)},
				{"\"format\": 1", "\"format\": 1, \"deep\": " + "[".repeat(100_000)}, {"}", "} // done"}}) {
			assertTrue(change[0], good.contains(change[0]));
			Files.write(json, good.replaceFirst(Pattern.quote(change[0]), Matcher.quoteReplacement(change[1]))
					.getBytes(StandardCharsets.UTF_8));
			assertSentence(() -> Model.read(folder), "model.json");
		}
	}

	@Test
	public void aDamagedModelDoesNotHideTheOthers() throws IOException {
		final ModelRegistry registry = new ModelRegistry(Collections.singletonList(temporary.getRoot().toPath()));
		Files.write(json, "{".getBytes());
		assertTrue(registry.names().contains("mine"));
		assertTrue(ModelSummary.lineOrFault(registry, "mine").startsWith("damaged: "));
		assertTrue(ModelSummary.lineOrFault(registry, "heat-light").startsWith("3 channels"));
	}

	@Test
	public void weightsWithHolesOrStrangeNumbers() throws IOException {
		final byte[] good = Files.readAllBytes(weights);
		Files.write(weights, Arrays.copyOf(good, good.length + 4));
		assertSentence(() -> Model.read(folder), "more in it");
		final String header = new String(good, StandardCharsets.ISO_8859_1);
		for (final String[] change : new String[][]{{"[0,", "[0.0,"}, {"[0,", "[1e9,"}, {"\"F32\"", "\"F16\""},
				{"\"shape\":[", "\"shape\":["}}) {
			final String changed = header.replaceFirst(Pattern.quote(change[0]), Matcher.quoteReplacement(change[1]));
			if (changed.equals(header))
				continue;
			// The header's length grows with it.
			final byte[] bytes = changed.getBytes(StandardCharsets.ISO_8859_1);
			bytes[0] += (byte) (bytes.length - good.length);
			Files.write(weights, bytes);
			assertSentence(() -> Model.read(folder));
		}
	}

	/** A training writes logs and checkpoints beside its model, which must not cost anybody a network. */
	@Test
	public void onlyTheFilesOfAModelMakeItAnother() throws IOException {
		final ModelRegistry registry = new ModelRegistry(Collections.singletonList(temporary.getRoot().toPath()));
		final String before = registry.fingerprint("mine");
		Files.write(folder.resolve("log.csv"), new byte[]{1});
		Files.createDirectories(folder.resolve("training"));
		assertEquals(before, registry.fingerprint("mine"));
		Files.write(folder.resolve("model.json"), "\n".getBytes(), StandardOpenOption.APPEND);
		assertNotEquals(before, registry.fingerprint("mine"));
	}

	@Test
	public void modelsOfTheFirstDays() throws IOException {
		final ModelRegistry registry = new ModelRegistry(Collections.singletonList(temporary.getRoot().toPath()));
		assertEquals("photo", registry.load("edsr-light").spec().name());
		assertEquals(registry.fingerprint("photo"), registry.fingerprint("edsr-light"));
		assertSentence(() -> registry.load("fluo-light"), "\"fluo-light\"", "choose \"micro\"");
		Model.read(folder).write(temporary.getRoot().toPath().resolve("edsr-light"));
		assertEquals("somebody's own", "random", registry.load("edsr-light").spec().name());
	}

	@Test
	public void aNameThatIsTakenMeansTheFirstModelOfThatName() throws IOException {
		final Path root = temporary.getRoot().toPath();
		final Path later = temporary.newFolder("later").toPath();
		final Model model = Model.read(folder);
		for (final String name : new String[]{ModelRegistry.DEFAULT, "mine", "yours"})
			model.write(later.resolve(name));
		final String own = later.resolve(ModelRegistry.DEFAULT).toString();
		final String second = later.resolve("mine").toString();

		final ModelRegistry registry = new ModelRegistry(Arrays.asList(root, later));
		assertEquals(Arrays.asList(ModelRegistry.DEFAULT, "axial", "heat-light", "micro", "photo-robust", "mine",
				second, own, "yours"), registry.names());
		assertEquals(ModelRegistry.DEFAULT, registry.spec("").name());
		assertEquals(ModelRegistry.DEFAULT, registry.spec(ModelRegistry.DEFAULT).name());
		assertFalse(registry.folder(ModelRegistry.DEFAULT).isPresent());
		assertEquals("random", registry.spec(own).name());
		assertEquals(Optional.of(root.resolve("mine")), registry.folder("mine"));
		assertEquals(own, registry.name(later.resolve(ModelRegistry.DEFAULT)));
		assertEquals("yours", registry.name(later.resolve("yours")));
	}

	@Test
	public void descriptionsThatAreWrongAreExplained() throws IOException {
		assertJson("\"format\": 1", "\"format\": 2", "format 2", "format 1");
		assertJson("\"format\": 1", "\"format\": \"new\"", "format");
		assertJson("\"channels\": 3", "\"channels\": 4", "channels", "4");
		assertJson("\"channels\": 3", "\"channels\": \"three\"", "three", "1 or 3");
		assertJson("\"growth\": 4", "\"growth\": 0", "encoder.growth");
		assertJson("\"growth\": 4", "\"growth\": 2000000000", "encoder.growth");
		assertJson("\"type\": \"rdn\"", "\"type\": \"swin\"", "swin");
		assertJson("\"type\": \"liif\"", "\"type\": \"magic\"", "magic");
		assertJson("\"hidden\": [", "\"hidden\": [-1, ", "decoder.hidden");
		assertJson("\"divide\": 0.5", "\"divide\": 0", "normalisation");
		assertJson("\"residual\": true", "\"residual\": \"no\"", "residual", "true or false");
		assertJson("\"blocks\": 2", "\"blocks\": 2.5", "blocks", "whole number");
		assertJson("{", "", "JSON");
		Files.delete(json);
		assertSentence(() -> Model.read(folder), "model.json");
	}

	@Test
	public void weightsOfAnotherArchitectureAreExplained() throws IOException {
		assertJson("\"growth\": 4", "\"growth\": 5", "shape", "[4, 8, 3, 3]", "[5, 8, 3, 3]");
		assertJson("\"convolutions\": 3", "\"convolutions\": 4", "convs.3");
	}

	@Test
	public void damagedWeightsAreExplained() throws IOException {
		final byte[] whole = Files.readAllBytes(weights);
		assertWeights(Arrays.copyOf(whole, whole.length - 1), "weights.safetensors");
		assertWeights(Arrays.copyOf(whole, 100), "header");
		assertWeights(new byte[0], "weights.safetensors");
		assertWeights(header(whole, Long.MAX_VALUE), "header");
		assertWeights(header(whole, 99_000_000), "header");
		assertWeights(header(whole, -1), "header");
		assertWeights(header(whole, 8), "header");
		final byte[] nan = whole.clone();
		ByteBuffer.wrap(nan).order(ByteOrder.LITTLE_ENDIAN).putFloat(nan.length - 4, Float.NaN);
		assertWeights(nan, "NaN");
		Files.delete(weights);
		assertSentence(() -> Model.read(folder), "weights.safetensors");
	}

	@Test
	public void headersThatLieAreExplained() throws IOException {
		assertHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647],\"data_offsets\":[0,16]}}", "larger");
		assertHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,1600]}}", "outside");
		assertHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[-16,0]}}", "outside");
		assertHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,16]}}", "another shape");
		assertHeader("{\"a\":{\"dtype\":\"F16\",\"shape\":[8],\"data_offsets\":[0,16]}}", "F16");
		assertHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}", "gaps");
		assertHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[4]}}", "header");
		assertHeader("{\"a\":7}", "header");
		assertHeader("[]", "header");
		assertHeader("{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", "lack");
		assertHeader(new String(new char[100_000]).replace("\0", "["), "header");
	}

	// -- Helper methods --

	private void assertJson(final String from, final String to, final String... words) throws IOException {
		final byte[] before = Files.readAllBytes(json);
		edit(from, to);
		assertSentence(() -> Model.read(folder), words);
		Files.write(json, before);
	}

	private void edit(final String from, final String to) throws IOException {
		final String text = text(json);
		assertTrue(from + " is not in " + text, text.contains(from));
		final int at = text.indexOf(from);
		Files.write(json, (text.substring(0, at) + to + text.substring(at + from.length())).getBytes("UTF-8"));
	}

	private void assertWeights(final byte[] bytes, final String... words) throws IOException {
		Files.write(weights, bytes);
		assertSentence(() -> Model.read(folder), words);
	}

	private void assertHeader(final String header, final String... words) throws IOException {
		final byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
		final ByteBuffer file = ByteBuffer.allocate(8 + bytes.length + 16).order(ByteOrder.LITTLE_ENDIAN);
		file.putLong(bytes.length).put(bytes);
		assertWeights(file.array(), words);
	}

	private static byte[] header(final byte[] file, final long length) {
		final byte[] copy = file.clone();
		ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
		return copy;
	}

	private static String text(final Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}
}
