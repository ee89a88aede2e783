// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.AtomicFolder;

/**
 * What the plan for many machines rests on: how much faster two workers are than one, and what a task costs the driver. Printed,
 * not judged; run by {@code mvn -f spark verify -Dit.test=ClusterRates} on a machine that does nothing else.
 */
public class ClusterRates {

	private static final long MINUTES = 20;
	private static final Pattern MADE = Pattern.compile("made in ([0-9.]+) s");

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	/** Output pixels per second of workers that have a processor each, twice, in turn; {@code -Dside} says how large the image is. */
	@Test
	public void workers() throws Exception {
		final int side = Integer.getInteger("side", 2048);
		final double scale = 4;
		final Path source = Trial.image(temporary.getRoot().toPath().resolve("in.zarr"), side, side, 1, 16);
		for (int i = 0; i < 4; i++) {
			final int workers = 1 + i % 2;
			final Path target = temporary.getRoot().toPath().resolve("out" + i + ".zarr");
			try (Cluster cluster = new Cluster(logs(), workers, 1, true)) {
				final Process driver = cluster.submit("driver", "upscale", source.toString(), target.toString(),
						"--scale", Double.toString(scale), "--model", System.getProperty("model", "micro"), "--noise",
						"0");
				assertTrue(driver.waitFor(MINUTES, TimeUnit.MINUTES));
				assertEquals(cluster.log("driver"), 0, driver.exitValue());
				final Matcher made = MADE.matcher(cluster.log("driver"));
				assertTrue(made.find());
				final double seconds = Double.parseDouble(made.group(1));
				System.out.printf("%d workers: %.1f s, %.2f million output pixels per second%n", workers, seconds,
						side * scale * side * scale / seconds / 1e6);
			}
			AtomicFolder.delete(target);
		}
	}

	/** 10,000 tasks that sleep, on 100 processors that a worker says it has. */
	@Test
	public void driver() throws Exception {
		final int tasks = 10_000;
		final int cores = 100;
		try (Cluster cluster = new Cluster(logs(), 1, cores, false)) {
			final SparkConf conf = new SparkConf().setMaster(cluster.address()).setAppName("naps")
					.set("spark.driver.host", "127.0.0.1").set("spark.ui.enabled", "false")
					.set("spark.executor.memory", "1g")
					.set("spark.executor.extraClassPath", System.getProperty("java.class.path"));
			try (JavaSparkContext context = new JavaSparkContext(conf)) {
				final Pieces pieces = new Pieces(context, 1, System.out);
				pieces.run("naps", cores, number -> Thread.sleep(100));
				for (final int milliseconds : new int[]{0, 100, 500}) {
					final long start = System.nanoTime();
					pieces.run("naps", tasks, number -> Thread.sleep(milliseconds));
					final double seconds = (System.nanoTime() - start) / 1e9;
					System.out.printf("%d naps of %d ms on %d cores: %.1f s, of which asleep %.1f s%n", tasks,
							milliseconds, cores, seconds, tasks * milliseconds / 1000.0 / cores);
				}
			}
		}
	}

	private static Path logs() throws Exception {
		final Path logs = Paths.get(System.getProperty("spark.home")).resolveSibling("cluster");
		AtomicFolder.delete(logs);
		return Files.createDirectories(logs);
	}
}
