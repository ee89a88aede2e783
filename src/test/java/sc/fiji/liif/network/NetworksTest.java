// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;
import static sc.fiji.liif.Failures.assertSentence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.engine.TrainingBatch;
import sc.fiji.liif.sampling.Members;

/** Networks are loaded once, replaced when their files change, and leave no memory behind. */
public class NetworksTest {

	private static final Path STATUS = Paths.get("/proc/self/status");

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void oneModelIsLoadedOnce() throws IOException {
		final Path folder = temporary.getRoot().toPath().resolve("a");
		TestModels.edsr(1).write(folder);
		final Networks networks = new Networks(new ModelRegistry(Collections.emptyList()), NetworkOptions.defaults());
		final LiifNetwork first;
		try (Networks.Lease a = networks.lease(folder.toString());
				Networks.Lease b = networks.lease(folder.toString())) {
			first = a.network();
			assertSame(first, b.network());
		}
		try (Networks.Lease c = networks.lease(folder.toString())) {
			assertSame(first, c.network());
		}
		TestModels.edsr(3).write(folder);
		try (Networks.Lease d = networks.lease(folder.toString())) {
			assertNotSame(first, d.network());
			assertTrue(d.network().spec().channels() == 3);
		}
	}

	/** Two large networks may not fit into memory; but a name that is wrong costs nothing. */
	@Test
	public void whatIsIdleGivesWay() throws IOException {
		final String one = write("one", 1);
		final String two = write("two", 1);
		final Networks networks = new Networks(new ModelRegistry(Collections.emptyList()), NetworkOptions.defaults());
		final LiifNetwork first = used(networks, one);
		assertSentence(() -> networks.lease(temporary.getRoot().getPath()), "model.json");
		assertSame(first, used(networks, one));
		try (Networks.Lease kept = networks.lease(one)) {
			used(networks, two);
			assertSame(first, used(networks, one));
		}
		used(networks, write("three", 1));
		assertNotSame(first, used(networks, one));
	}

	@Test
	public void closingDoesNotWaitForEver() throws Exception {
		final LiifNetwork network = new LiifNetwork(TestModels.edsr(1));
		final FeatureMap map = network.encode(new float[100 * 100], 100, 100);
		final List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 4; i++)
			threads.add(new Thread(() -> decodeUntilClosed(network, map)));
		threads.forEach(Thread::start);
		final Thread closing = new Thread(network::close);
		closing.start();
		closing.join(60_000);
		assertFalse("closed", closing.isAlive());
		for (final Thread thread : threads)
			thread.join();
		map.close();
	}

	@Test
	public void batchesThatAreTooLargeAreExplained() {
		assertSentence(() -> new TrainingBatch(TestModels.edsr(3).spec(), 1024, 1024, 1024, 1024), "smaller");
		assertSentence(() -> new TrainingBatch(TestModels.edsr(3).spec(), 1, 8, 8, 1_000_000_000), "smaller");
	}

	private String write(final String name, final int channels) throws IOException {
		final Path folder = temporary.getRoot().toPath().resolve(name);
		TestModels.edsr(channels).write(folder);
		return folder.toString();
	}

	private static LiifNetwork used(final Networks networks, final String model) {
		try (Networks.Lease lease = networks.lease(model)) {
			return lease.network();
		}
	}

	private static void decodeUntilClosed(final LiifNetwork network, final FeatureMap map) {
		final Members members = new Members(network.spec().decoder().alignment());
		members.clear(1000);
		for (int i = 0; i < 1000; i++)
			members.add(i % 100, i / 100, 1, 1, 100, 100);
		try {
			while (true)
				network.decode(map, members, 1, 1, new float[1000]);
		}
		catch (final IllegalStateException e) {
			// It is closed.
		}
	}

	@Test
	public void nativeMemoryIsGivenBack() throws IOException {
		assumeTrue("the resident memory is read from /proc", Files.exists(STATUS));
		for (int i = 0; i < 20; i++)
			loadEncodeDecodeClose();
		final long before = residentKilobytes();
		for (int i = 0; i < 60; i++)
			loadEncodeDecodeClose();
		final long grown = residentKilobytes() - before;
		System.out
				.println("resident memory grew by " + grown + " kB in 60 loads, each with three feature maps of 11 MB");
		assertTrue("grew by " + grown + " kB", grown < 60 * 3 * 11000 / 5);
	}

	private static void loadEncodeDecodeClose() {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(1))) {
			for (int k = 0; k < 3; k++) {
				try (FeatureMap map = network.encode(new float[400 * 400], 400, 400)) {
					final Members members = new Members(network.spec().decoder().alignment());
					members.clear(8192);
					for (int i = 0; i < 8192; i++)
						members.add(i % 400, i / 400, 1, 1, 400, 400);
					network.decode(map, members, 1, 1, new float[8192]);
				}
			}
		}
	}

	private static long residentKilobytes() throws IOException {
		for (final String line : Files.readAllLines(STATUS)) {
			if (line.startsWith("VmRSS:"))
				return Long.parseLong(line.replaceAll("\\D", ""));
		}
		throw new IOException("no VmRSS in " + STATUS);
	}
}
