// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;

import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.stream.StreamOptions;
import sc.fiji.liif.omezarr.OmeFormat;
import sc.fiji.liif.zarr.Store;

/** Results on HDFS, on a cluster of one node in this process, and on what behaves as an object storage does: those of files. */
public class PlacesTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private final Map<String, String> settings = new LinkedHashMap<>();
	private Path folder;
	private Path source;
	private Path alone;

	@Before
	public void make() throws IOException {
		folder = temporary.getRoot().toPath();
		set("spark.master", "local[2]");
		set("spark.ui.enabled", "false");
		set("spark.driver.host", "127.0.0.1");
		set("spark.driver.bindAddress", "127.0.0.1");
		source = Trial.image(folder.resolve("in.zarr"), 80, 60, 1, 16);
		alone = folder.resolve("alone.zarr");
		Trial.alone(source, alone, StreamOptions.upscale(2.5).model("micro").format(OmeFormat.of("0.4 64")));
	}

	@After
	public void reset() {
		settings.keySet().forEach(System::clearProperty);
	}

	@Test
	public void hdfs() throws Exception {
		final Configuration configuration = new Configuration();
		configuration.set("hadoop.tmp.dir", folder.resolve("hadoop").toString());
		final MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration, folder.resolve("dfs").toFile())
				.numDataNodes(1).build();
		try {
			// As an installation's core-site.xml has it.
			sameResults(cluster.getFileSystem().getUri() + "/lab");
			replacesWhatIsThere(cluster.getFileSystem().getUri() + "/lab");
		}
		finally {
			cluster.shutdown(true);
		}
	}

	@Test
	public void objectStorage() throws Exception {
		set("spark.hadoop.fs.s3a.impl", ObjectStorage.class.getName());
		set("spark.hadoop.fs.s3a.impl.disable.cache", "true");
		final String bucket = "s3a://bucket" + folder.resolve("lab").toString().replace(File.separatorChar, '/');
		sameResults(bucket);
		replacesWhatIsThere(bucket);
		// What fails half way does not show.
		final HadoopFiles files = new HadoopFiles(new org.apache.hadoop.fs.Path(bucket), Locations.configuration());
		final org.apache.hadoop.fs.Path half = new org.apache.hadoop.fs.Path(bucket + "/half");
		assertThrows(IOException.class, () -> files.write(half, out -> {
			out.write(1);
			throw new IOException("the line is cut");
		}));
		assertFalse(files.system().exists(half));
	}

	// -- Helper methods --

	private void set(final String key, final String value) {
		settings.put(key, value);
		System.setProperty(key, value);
	}

	/** Of a Zarr image, from scratch and resumed, and of a list of images. */
	private void sameResults(final String place) throws Exception {
		final FileSystem files = new org.apache.hadoop.fs.Path(place).getFileSystem(Locations.configuration());
		files.copyFromLocalFile(hadoop(source), new org.apache.hadoop.fs.Path(place, "in.zarr"));
		final String[] command = {"upscale", place + "/in.zarr", place + "/out.zarr", "--scale", "2.5", "--model",
				"micro", "--blockSize", "64", "--blockScale", "1"};
		assertEquals(0, Main.run(command));
		assertSame(files, place, "first");
		assertTrue(files.delete(new org.apache.hadoop.fs.Path(place, "out.zarr/0/1"), true));
		final String[] resumed = Arrays.copyOf(command, command.length + 1);
		resumed[command.length] = "--resume";
		assertEquals(0, Main.run(resumed));
		assertSame(files, place, "resumed");

		final Path tiff = folder.resolve("ramp.tif");
		ImageFiles.save(IJ.createImage("ramp", "16-bit ramp", 30, 20, 1), tiff, false);
		files.copyFromLocalFile(hadoop(tiff), new org.apache.hadoop.fs.Path(place, "ramp.tif"));
		Locations.store(place).write("list.txt", (place + "/ramp.tif\n").getBytes(StandardCharsets.UTF_8));
		assertEquals(0, Main.run("batch", place + "/list.txt", place + "/results", "--scale", "2"));
		assertEquals(0,
				Main.run("batch", tiff.getParent().toString(), folder.resolve("results").toString(), "--scale", "2"));
		final Path fetched = folder.resolve("fetched.tif");
		Files.deleteIfExists(fetched);
		files.copyToLocalFile(false, new org.apache.hadoop.fs.Path(place, "results/ramp.tif"), hadoop(fetched), true);
		assertArrayEquals(Files.readAllBytes(folder.resolve("results").resolve("ramp.tif")),
				Files.readAllBytes(fetched));
		assertEquals(1, Main.run("batch", place + "/none.txt", place + "/results"));
	}

	private void assertSame(final FileSystem files, final String place, final String name) throws IOException {
		final Path fetched = folder.resolve(name + ".zarr");
		files.copyToLocalFile(false, new org.apache.hadoop.fs.Path(place, "out.zarr"), hadoop(fetched), true);
		Trial.assertEqual(alone, fetched);
	}

	private static void replacesWhatIsThere(final String place) throws IOException {
		final Store store = Locations.store(place).at("replaced");
		store.write("a/b", new byte[]{1, 2, 3});
		store.write("a/b", new byte[]{4});
		assertArrayEquals(new byte[]{4}, store.read("a/b"));
		assertEquals(1, new org.apache.hadoop.fs.Path(place, "replaced/a").getFileSystem(Locations.configuration())
				.listStatus(new org.apache.hadoop.fs.Path(place, "replaced/a")).length);
	}

	private static org.apache.hadoop.fs.Path hadoop(final Path path) {
		return new org.apache.hadoop.fs.Path(path.toUri());
	}
}
