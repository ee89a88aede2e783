// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

import sc.fiji.liif.TestModels;

/** Feature maps give their memory back, closed or not. */
public class FeatureMemoryTest {

	@Test
	public void mapsAreCountedUntilTheyAreClosedOrForgotten() throws InterruptedException {
		try (LiifNetwork network = new LiifNetwork(TestModels.edsr(1), NetworkOptions.defaults())) {
			final long before = settled();
			final FeatureMap closed = network.encode(new float[300], 20, 15);
			assertEquals(before + closed.bytes(), FeatureMemory.used());
			closed.close();
			closed.close();
			assertEquals(before, FeatureMemory.used());
			for (int i = 0; i < 10; i++)
				assertTrue(network.encode(new float[300], 20, 15).bytes() > 0);
			assertEquals("all were forgotten", before, settled());
		}
	}

	/** What is used when nothing forgotten is left. */
	private static long settled() throws InterruptedException {
		long used = -1;
		for (int i = 0; i < 100 && used != FeatureMemory.used(); i++) {
			used = FeatureMemory.used();
			System.gc();
			Thread.sleep(50);
		}
		return used;
	}
}
