// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.model.ModelRegistry;

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
