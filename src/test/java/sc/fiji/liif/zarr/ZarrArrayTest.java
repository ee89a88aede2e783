// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import com.google.gson.JsonObject;

import sc.fiji.liif.Failures;

/** Arrays of other implementations (made by {@code make.py}) are read right, and those written here are read again. */
public class ZarrArrayTest {

	private static final Path ARRAYS = Paths.get("src", "test", "resources", "zarr", "arrays.zip");

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void arraysOfOthers() throws IOException {
		int count = 0;
		try (FileSystem zip = FileSystems.newFileSystem(ARRAYS, (ClassLoader) null)) {
			for (final String version : new String[]{"v2", "v3"}) {
				for (final Path folder : folders(zip.getPath("/" + version))) {
					final String name = version + "/" + folder.getFileName();
					if (name.contains("group") || name.contains("missing") || name.contains("shards"))
						continue;
					final ZarrArray array = ZarrArray.open(new FolderStore(folder));
					final long[] shape = array.shape();
					final int[] size = Arrays.stream(shape).mapToInt(length -> (int) length).toArray();
					final Object all = array.read(new long[shape.length], size);
					for (int i = 0; i < Array.getLength(all); i++)
						assertEquals(name + " " + i, value(array.type(), i), number(all, i, array.type()), 0);
					count++;
				}
			}
		}
		assertTrue("" + count, count > 30);
	}

	/** Any box is that part of the whole. */
	@Test
	public void boxes() throws IOException {
		final Random random = new Random(6);
		try (FileSystem zip = FileSystems.newFileSystem(ARRAYS, (ClassLoader) null)) {
			for (final String name : new String[]{"v2/zlib", "v2/fortran", "v3/transposed"}) {
				final ZarrArray array = ZarrArray.open(new FolderStore(zip.getPath("/" + name)));
				for (int k = 0; k < 100; k++) {
					final long[] min = {random.nextInt(5), random.nextInt(7), random.nextInt(9)};
					final int[] size = {1 + random.nextInt(5 - (int) min[0]), 1 + random.nextInt(7 - (int) min[1]),
							1 + random.nextInt(9 - (int) min[2])};
					final short[] box = (short[]) array.read(min, size);
					for (int i = 0; i < box.length; i++) {
						final int z = (int) min[0] + i / size[2] / size[1];
						final int y = (int) min[1] + i / size[2] % size[1];
						final int x = (int) min[2] + i % size[2];
						assertEquals(((z * 7 + y) * 9 + x) * 7 % 251, box[i]);
					}
				}
			}
		}
	}

	/** What was never written is the fill value, and chunks of shards are found wherever the index lies. */
	@Test
	public void missingChunksAndShards() throws IOException {
		try (FileSystem zip = FileSystems.newFileSystem(ARRAYS, (ClassLoader) null)) {
			final short[] sparse = (short[]) ZarrArray.open(new FolderStore(zip.getPath("/v2/missing")))
					.read(new long[2], new int[]{5, 7});
			for (int i = 0; i < sparse.length; i++)
				assertEquals(i / 7 / 2 == 1 && i % 7 / 3 == 1 ? 7 : 42, sparse[i]);
			for (final String name : new String[]{"shards-end", "shards-start-gzip"}) {
				final ZarrArray array = ZarrArray.open(new FolderStore(zip.getPath("/v3/" + name)));
				assertArrayEquals(new int[]{2, 2}, array.chunk());
				final short[] all = (short[]) array.read(new long[2], new int[]{7, 6});
				for (int i = 0; i < all.length; i++) {
					final boolean isMissing = i / 6 / 2 == 1 && i % 6 / 2 == 1;
					assertEquals(name + " " + i, isMissing ? 9 : i * 7 % 251, all[i]);
				}
				Failures.assertSentence(() -> array.writeChunk(new short[4], 0, 0), "shards");
			}
			assertEquals("Zelle",
					ZarrNode.attributes(new FolderStore(zip.getPath("/v2/group"))).get("name").getAsString());
		}
	}

	@Test
	public void whatIsWrittenIsReadAgain() {
		final Random random = new Random(9);
		for (final ZarrVersion version : ZarrVersion.values()) {
			for (final String compression : new String[]{"zstd", "gzip", "none"}) {
				for (final ElementType type : ElementType.values()) {
					final Store place = new FolderStore(temporary.getRoot().toPath().resolve("new.zarr"))
							.at(version + compression + type);
					final long[] shape = {3, 10, 13};
					final ZarrArray array = ZarrArray.create(place, version, type, shape, new int[]{1, 4, 5},
							compression, new String[]{"z", "y", "x"});
					final Object values = type.array(3 * 10 * 13);
					for (int i = 0; i < 3 * 10 * 13; i++)
						set(values, i, type.isFloat() ? random.nextDouble() : random.nextInt(200) - 50);
					array.write(new long[3], new int[]{3, 10, 13}, values);
					final ZarrArray again = ZarrArray.open(place);
					assertEquals(type, again.type());
					assertArrayEquals(shape, again.shape());
					final Object read = again.read(new long[3], new int[]{3, 10, 13});
					for (int i = 0; i < 3 * 10 * 13; i++)
						assertEquals(number(values, i, type), number(read, i, type), 0);
					final Object corner = type.array(6 * 3);
					array.write(new long[]{1, 4, 10}, new int[]{1, 6, 3}, corner);
					assertEquals(0, number(again.read(new long[]{1, 9, 12}, new int[]{1, 1, 1}), 0, type), 0);
					assertEquals(number(values, 130 + 3 * 13 + 12, type),
							number(again.read(new long[]{1, 3, 12}, new int[]{1, 1, 1}), 0, type), 0);
				}
			}
		}
	}

	@Test
	public void groups() {
		for (final ZarrVersion version : ZarrVersion.values()) {
			final Store place = new FolderStore(temporary.getRoot().toPath().resolve(version + ".zarr"));
			Failures.assertSentence(() -> ZarrNode.attributes(place), "no Zarr");
			final JsonObject attributes = new JsonObject();
			attributes.addProperty("name", "Größe");
			ZarrNode.writeGroup(place, version, attributes);
			assertEquals(attributes, ZarrNode.attributes(place));
		}
	}

	/** One sentence for each, and nothing else. */
	@Test
	public void whatIsWrongIsSaid() throws IOException {
		final Path folder = temporary.getRoot().toPath().resolve("wrong.zarr");
		final Store place = new FolderStore(folder);
		Failures.assertSentence(() -> ZarrArray.open(place), "no Zarr array");
		final ZarrArray array = ZarrArray.create(place, ZarrVersion.TWO, ElementType.UINT16, new long[]{8, 8},
				new int[]{4, 4}, "zstd", null);
		array.write(new long[2], new int[]{8, 8}, new short[64]);
		final byte[] chunk = Files.readAllBytes(folder.resolve("0").resolve("1"));
		Files.write(folder.resolve("0").resolve("1"), Arrays.copyOf(chunk, chunk.length - 3));
		Failures.assertSentence(() -> array.readChunk(0, 1), "0/1", "fresh copy");
		Files.write(folder.resolve("0").resolve("1"), "no frame".getBytes(StandardCharsets.UTF_8));
		Failures.assertSentence(() -> array.readChunk(0, 1), "0/1", "fresh copy");
		// Bombs: no more of them is unpacked than a chunk can have.
		for (final String compression : new String[]{"zstd", "gzip"}) {
			final ZarrArray bomb = ZarrArray.create(place.at(compression), ZarrVersion.TWO, ElementType.UINT16,
					new long[]{4, 4}, new int[]{4, 4}, compression, null);
			place.at(compression).write("0/0", Codecs.named(compression).get(0).encode(new byte[1 << 24]));
			Failures.assertSentence(() -> bomb.readChunk(0, 0), "0/0", "more than 32 bytes", "fresh copy");
		}
		for (final String senseless : new String[]{"0", "-4", "2147483647", "4, 4"}) {
			changed(folder, "\"chunks\": [\n    4", "\"chunks\": [\n    " + senseless);
			Failures.assertSentence(() -> ZarrArray.open(place), "makes no sense");
			changed(folder, "\"chunks\": [\n    " + senseless, "\"chunks\": [\n    4");
		}
		changed(folder, "\"zstd\"", "\"lossy\"");
		Failures.assertSentence(() -> ZarrArray.open(place), "\"lossy\"", "zstd");
		changed(folder, "<u2", "<M8");
		Failures.assertSentence(() -> ZarrArray.open(place), "<M8", "uint16");
		changed(folder, "\"dtype\"", "\"no type\"");
		Failures.assertSentence(() -> ZarrArray.open(place), "makes no sense");
		Files.write(folder.resolve(".zarray"), "{".getBytes(StandardCharsets.UTF_8));
		Failures.assertSentence(() -> ZarrArray.open(place), "JSON");
		Failures.assertSentence(() -> ZarrArray.create(place, ZarrVersion.TWO, ElementType.UINT8, new long[]{1},
				new int[]{1}, "rar", null), "rar", "zstd, gzip, none");
	}

	// -- Helper methods --

	private static List<Path> folders(final Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return new ArrayList<>(all.filter(Files::isDirectory).sorted().collect(Collectors.toList()));
		}
	}

	private static void changed(final Path folder, final String from, final String to) throws IOException {
		final Path file = folder.resolve(".zarray");
		final String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		assertTrue(text, text.contains(from));
		Files.write(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
	}

	/** As {@code make.py} says. */
	private static double value(final ElementType type, final int i) {
		final int n = i * 7 % 251;
		return type.isFloat() ? n / 4.0 : type == ElementType.INT8 ? n % 127 : n;
	}

	private static double number(final Object array, final int i, final ElementType type) {
		final double number = ((Number) Array.get(array, i)).doubleValue();
		return type == ElementType.UINT8 && number < 0 ? number + 256 : number;
	}

	private static void set(final Object array, final int i, final double value) {
		if (array instanceof float[])
			((float[]) array)[i] = (float) value;
		else if (array instanceof double[])
			((double[]) array)[i] = value;
		else if (array instanceof byte[])
			((byte[]) array)[i] = (byte) value;
		else if (array instanceof short[])
			((short[]) array)[i] = (short) value;
		else
			((int[]) array)[i] = (int) value;
	}
}
