// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.AtomicFolder;
import sc.fiji.liif.imagej.stream.StreamOptions;
import sc.fiji.liif.omezarr.OmeFormat;

/**
 * The jar on a cluster of two workers: the pixels of one machine, whoever is killed in between. With {@code -Dkills=20} that
 * often, at random moments.
 */
public class ClusterIT {

	private static final long MINUTES = 5;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path folder;
	private Path source;
	private Path alone;
	private Cluster cluster;

	@Before
	public void start() throws Exception {
		folder = temporary.getRoot().toPath();
		source = Trial.image(folder.resolve("in.zarr"), 260, 200, 1, 32);
		alone = folder.resolve("alone.zarr");
		Trial.alone(source, alone, StreamOptions.upscale(2.3).model("micro").format(OmeFormat.of("64")));
		// What remains of a run that failed.
		final Path logs = Paths.get(System.getProperty("spark.home")).resolveSibling("cluster");
		AtomicFolder.delete(logs);
		cluster = new Cluster(Files.createDirectories(logs), 2, 1, false);
	}

	@After
	public void stop() {
		cluster.close();
	}

	@Test
	public void samePixelsWhoeverIsKilled() throws Exception {
		run("quiet", "none");
		Trial.assertEqual(alone, folder.resolve("quiet.zarr"));
		final String[] victims = {"executor", "driver", "worker"};
		final int kills = Integer.getInteger("kills", victims.length);
		final Random random = new Random(kills);
		for (int i = 0; i < kills; i++) {
			final String victim = victims[i % victims.length];
			final String name = victim + i;
			run(name, victim, random.nextInt(80));
			Trial.assertEqual(alone, folder.resolve(name + ".zarr"));
			System.out.println(name + ": equal");
		}
	}

	private void run(final String name, final String victim) throws Exception {
		run(name, victim, 0);
	}

	/** @param chunks that are there when the victim is killed */
	private void run(final String name, final String victim, final int chunks) throws Exception {
		final Path target = folder.resolve(name + ".zarr");
		final List<String> command = new ArrayList<>(Arrays.asList("upscale", source.toString(), target.toString(),
				"--scale", "2.3", "--model", "micro", "--blockSize", "64", "--blockScale", "1"));
		final Process driver = cluster.submit(name, command.toArray(new String[0]));
		if (!victim.equals("none")) {
			while (chunks(target) < chunks && driver.isAlive())
				Thread.sleep(5);
			System.out.println(name + ": killed when there were " + chunks(target) + " chunks");
		}
		switch (victim) {
		case "executor" :
			cluster.killExecutor();
			break;
		case "worker" :
			cluster.killWorker();
			cluster.addWorker();
			break;
		case "driver" :
			driver.destroyForcibly();
			assertTrue(driver.waitFor(MINUTES, TimeUnit.MINUTES));
			command.add("--resume");
			finish(name, cluster.submit(name, command.toArray(new String[0])));
			return;
		default :
			break;
		}
		finish(name, driver);
	}

	private void finish(final String name, final Process driver) throws Exception {
		assertTrue(cluster.log(name), driver.waitFor(MINUTES, TimeUnit.MINUTES));
		assertEquals(cluster.log(name), 0, driver.exitValue());
		assertNotEquals("", cluster.log(name));
	}

	private static long chunks(final Path target) throws IOException {
		final Path finest = target.resolve("0");
		if (!Files.exists(finest))
			return 0;
		try (Stream<Path> files = Files.walk(finest)) {
			return files.filter(file -> !file.getFileName().toString().startsWith(".") && Files.isRegularFile(file))
					.count();
		}
	}
}
