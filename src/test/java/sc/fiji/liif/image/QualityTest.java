// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;

import java.io.IOException;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import net.imglib2.img.array.ArrayImgs;

import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.architecture.Encoder;
import sc.fiji.liif.encoded.EncodedImage;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.network.Quality;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;

/** What is paid less gives what it says, and nothing else. */
public class QualityTest {

	private static final int SIDE = 12;
	private static final Quality STANDARD = Quality.standard();

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void withoutLocalEnsembleTheNearestLatentAnswers() throws IOException {
		final Encoder encoder = TestModels.edsrOf(8, 2);
		for (final Model[] pair : new Model[][]{
				{TestModels.random(encoder, 1, true), TestModels.random(encoder, 1, false)},
				{TestModels.random(encoder, TestModels.heatOf("16", 4, true, true), 1),
						TestModels.random(encoder, TestModels.heatOf("16", 4, false, true), 1)}}) {
			final String folder = temporary.newFolder().getPath();
			pair[0].write(Paths.get(folder));
			final Networks networks = new Networks(new ModelRegistry(Collections.emptyList()),
					NetworkOptions.defaults());
			try (Networks.Lease four = networks.lease(folder);
					Networks.Lease one = networks.lease(folder, STANDARD.localEnsemble(false));
					LiifNetwork expected = new LiifNetwork(pair[1])) {
				assertNotSame(four.network(), one.network());
				assertArrayEquals(upscaled(expected, STANDARD, 3), upscaled(one.network(), STANDARD, 3), 0);
				assertFalse(Arrays.equals(upscaled(four.network(), STANDARD, 3), upscaled(one.network(), STANDARD, 3)));
			}
		}
	}

	@Test
	public void trainedCellsAreThoseOfTheLargestTrainedScale() {
		for (final Model model : new Model[]{TestModels.edsr(1),
				TestModels.random(TestModels.edsrOf(8, 2), TestModels.heatOf("16", 4, true, true), 1)}) {
			try (LiifNetwork network = new LiifNetwork(model)) {
				assertEquals(4, network.spec().trainingScales()[1], 0);
				final Quality trained = STANDARD.trainedCells(true);
				assertArrayEquals("within the training", upscaled(network, STANDARD, 3), upscaled(network, trained, 3),
						0);
				final float[] large = upscaled(network, trained, 7);
				assertFalse(Arrays.equals(upscaled(network, STANDARD, 7), large));
				assertArrayEquals(positions(network, 7, Footprint.ofScale(4)), large, 1e-5f);
			}
		}
	}

	// -- Helper methods --

	private static Raster picture() {
		final Random random = new Random(3);
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextFloat();
		return Raster.ofFloats(SIDE, SIDE, 1, values);
	}

	private static float[] upscaled(final LiifNetwork network, final Quality quality, final int scale) {
		return new RasterUpscaler(network, quality, true).upscale(picture(), scale * SIDE, scale * SIDE, Progress.NONE)
				.intensities();
	}

	/** One by one, for pixels of any size. */
	private static float[] positions(final LiifNetwork network, final int scale, final Footprint footprint) {
		final int side = scale * SIDE;
		final GridSampling grid = GridSampling.whole(SIDE, SIDE, scale);
		final double[] positions = new double[2 * side * side];
		for (int i = 0; i < side * side; i++) {
			positions[2 * i] = grid.x(i % side);
			positions[2 * i + 1] = grid.y(i / side);
		}
		final float[] values = new float[side * side];
		try (EncodedImage image = EncodedImage.encode(network,
				ArrayImgs.floats(picture().intensities(), SIDE, SIDE, 1))) {
			image.decoder().decode(positions, side * side, footprint, values);
		}
		return values;
	}
}
