// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.LiifException;

/** Files of a file system that Hadoop knows: here those of this machine, by Hadoop's hand. */
public class HadoopStoreTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void keepsBytes() throws IOException {
		final Path folder = temporary.newFolder().toPath();
		final HadoopStore store = new HadoopStore(folder.toUri().toString(), new Configuration());
		assertNull(store.read("a/b/c"));
		assertNull(store.read("a/b/c", 0, 1));
		assertFalse(store.exists("a/b/c"));
		store.write("a/b/c", new byte[]{1, 2, 3, 4, 5});
		assertTrue(store.exists("a/b/c"));
		assertArrayEquals(new byte[]{1, 2, 3, 4, 5}, store.read("a/b/c"));
		assertArrayEquals(new byte[]{2, 3}, store.read("a/b/c", 1, 2));
		assertArrayEquals(new byte[]{4, 5}, store.read("a/b/c", -2, 2));
		assertThrows(IOException.class, () -> store.read("a/b/c", 3, 3));
		store.write("a/b/c", new byte[]{7});
		assertArrayEquals(new byte[]{7}, store.at("a").read("b/c"));
		try (Stream<Path> files = Files.walk(folder)) {
			final List<String> names = files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
					.filter(name -> !name.startsWith(".")).collect(Collectors.toList());
			assertEquals(List.of("c"), names);
		}
		store.delete("a/b/c");
		assertFalse(store.exists("a/b/c"));
	}

	@Test
	public void places() {
		assertTrue(Locations.isLocal("/data/in.zarr"));
		assertTrue(Locations.isLocal("file:///data/in.zarr"));
		assertTrue(Locations.isLocal("C:\\data\\in.zarr") || !System.getProperty("os.name").startsWith("Windows"));
		assertFalse(Locations.isLocal("s3a://bucket/in.zarr"));
		final LiifException e = assertThrows(LiifException.class, () -> Locations.store("nothing://bucket/in.zarr"));
		assertTrue(e.getMessage(), e.getMessage().contains("check the address"));
	}
}
