// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.Test;

import net.imglib2.RealRandomAccess;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Extension;

/** Decoding ahead changes nothing but the number of decodings. */
public class RunAheadAccessTest {

	/** What sums of 32-bit numbers in another order may change, of colours from 0 to 1. */
	private static final double ROUNDING = 1e-6;

	@Test
	public void valuesAreTheSame() {
		check(TestModels.edsr(3), 0);
	}

	@Test
	public void valuesOfBundledModelsAreTheSameButForRounding() {
		for (final String name : Installation.current().models().names())
			check(Installation.current().models().load(name), ROUNDING);
	}

	// -- Helper methods --

	private static void check(final Model model, final double tolerance) {
		final List<double[]> raster = new ArrayList<>();
		for (int y = 0; y < 20; y++) {
			for (int x = 0; x < 150; x++)
				raster.add(new double[]{(x + 0.5) / 3.7 - 0.5, (y + 0.5) / 3.7 - 0.5});
		}
		final List<double[]> reversed = new ArrayList<>(raster);
		Collections.reverse(reversed);
		final List<double[]> lines = new ArrayList<>();
		for (double angle = 0; angle < 6; angle += 0.7) {
			for (double r = 0; r < 40; r += 0.3)
				lines.add(new double[]{30 + r * Math.cos(angle), 20 + r * Math.sin(angle)});
		}
		final Random random = new Random(5);
		final List<double[]> jumps = new ArrayList<>();
		for (int i = 0; i < 300; i++)
			jumps.add(new double[]{random.nextDouble() * 60, random.nextDouble() * 46});
		final List<double[]> mixed = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			mixed.addAll(raster.subList(i * 77, i * 77 + 60));
			mixed.addAll(jumps.subList(i * 7, i * 7 + 5));
			mixed.add(mixed.get(mixed.size() - 1));
		}
		try (LiifNetwork network = new LiifNetwork(model);
				ContinuousImage image = new ContinuousImage(network,
						ContinuousImageTest.picture(model.spec().channels()))) {
			check("raster", raster, image, tolerance);
			check("reversed raster", reversed, image, tolerance);
			check("rotated lines", lines, image, tolerance);
			check("random jumps", jumps, image, tolerance);
			check("runs and jumps", mixed, image, tolerance);
		}
	}

	private static void check(final String what, final List<double[]> positions, final ContinuousImage image,
			final double tolerance) {
		final ContinuousView<FloatType> view = image.channel(0);
		for (final Extension extension : Extension.values()) {
			final RealRandomAccess<FloatType> ahead = view.extension(extension).realRandomAccess();
			final RealRandomAccess<FloatType> single = view.extension(extension).runAhead(false).realRandomAccess();
			for (int i = 0; i < positions.size(); i++)
				assertEquals(what + " at sample " + i, single.setPositionAndGet(positions.get(i)).get(),
						ahead.setPositionAndGet(positions.get(i)).get(), tolerance);
		}
	}
}
