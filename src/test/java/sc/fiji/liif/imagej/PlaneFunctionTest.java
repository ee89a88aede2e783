// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.imagej.planes.CountedStack;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.sampling.Footprint;

/** Planes are looked at no more than needed, and what fails keeps nothing. */
public class PlaneFunctionTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void aPlaneThatCannotBeEncodedGivesItsNetworkBack() throws IOException {
		final Networks networks = new Networks(new ModelRegistry(Collections.emptyList()), NetworkOptions.defaults());
		final String one = write("one");
		final LiifNetwork first = used(networks, one);
		try {
			new PlaneFunction(new Broken(), Exposure.of(new FloatProcessor(1, 1)), networks, one);
			fail();
		}
		catch (final UnsupportedOperationException e) {
			// as it should be
		}
		used(networks, write("two"));
		assertNotSame("it was idle and gave way", first, used(networks, one));
	}

	@Test
	public void betweenLabelsThereIsNothing() {
		final ByteProcessor labels = new ByteProcessor(12, 8);
		for (int i = 0; i < 96; i++)
			labels.set(i, i % 12 < 6 ? 3 : 7);
		try (PlaneFunction function = new PlaneFunction(labels, PixelMeaning.LABELS, Exposure.of(labels),
				Installation.current().networks(), "")) {
			assertEquals(3, function.value(5.4, 2.2, 0), 0);
			assertEquals(7, function.value(5.6, 2.2, 0), 0);
			final double[] values = new double[2];
			function.values(new double[]{5.4, 1, 5.6, 1}, 2, new Footprint(1, 1), values);
			assertArrayEquals(new double[]{3, 7}, values, 0);
			labels.set(5, 0, 9);
			function.refresh();
			assertEquals(9, function.value(5.2, 0, 0), 0);
		}
	}

	@Test
	public void aFewPlanesTellWhatValuesMean() {
		final CountedStack stack = new CountedStack(IJ.createImage("", 10, 10, 20, 8).getStack());
		final ImagePlus image = new ImagePlus("", stack);
		final int before = stack.reads();
		assertEquals(PixelMeaning.INTENSITIES, PixelMeaning.of(image));
		assertTrue("planes read", stack.reads() <= before + 6);
	}

	private String write(final String name) throws IOException {
		final Path folder = temporary.getRoot().toPath().resolve(name);
		TestModels.edsr(1).write(folder);
		return folder.toString();
	}

	private static LiifNetwork used(final Networks networks, final String model) {
		try (Networks.Lease lease = networks.lease(model)) {
			return lease.network();
		}
	}

	/** A plane that can't be copied. */
	private static final class Broken extends FloatProcessor {

		private Broken() {
			super(8, 6);
		}

		@Override
		public ImageProcessor duplicate() {
			throw new UnsupportedOperationException();
		}
	}
}
