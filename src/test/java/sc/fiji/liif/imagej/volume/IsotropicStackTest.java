// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.Random;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.network.Quality;
import sc.fiji.liif.sampling.GridSampling;

import net.imglib2.FinalInterval;

/** Stacks of cubic voxels are what an obvious computation gives, whatever they are computed of at once. */
public class IsotropicStackTest {

	private static final int WIDTH = 9;
	private static final int HEIGHT = 7;
	private static final int SLICES = 12;
	private static final double FACTOR = 2.5;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Networks networks;
	private Model model;

	@Before
	public void makeModels() throws Exception {
		model = TestModels.random(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 1);
		model.write(temporary.getRoot().toPath().resolve("plain"));
		TestModels.noiseAware(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 1)
				.write(temporary.getRoot().toPath().resolve("aware"));
		TestModels.random(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 3)
				.write(temporary.getRoot().toPath().resolve("colours"));
		networks = new Networks(new ModelRegistry(Collections.singletonList(temporary.getRoot().toPath())),
				NetworkOptions.defaults());
	}

	/** Each voxel is the mean of the answers for its xz and its yz plane. */
	@Test
	public void theMeanOfBothPlanes() {
		final ImagePlus stack = stack(8, 1, 1);
		final ImagePlus result = isotropic(stack, "plain");
		final int slices = (int) Math.round(FACTOR * SLICES);
		assertEquals(slices, result.getNSlices());
		try (LiifNetwork network = new LiifNetwork(model)) {
			for (int y = 0; y < HEIGHT; y++) {
				final float[] row = plane(network, stack, y, true);
				for (int x = 0; x < WIDTH; x++) {
					final float[] column = plane(network, stack, x, false);
					for (int z = 0; z < slices; z++) {
						final double mean = 255 * (row[z * WIDTH + x] + column[z * HEIGHT + y]) / 2;
						assertEquals(Math.max(0, Math.min(255, mean)), result.getStack().getProcessor(z + 1).getf(x, y),
								0.51);
					}
				}
			}
		}
	}

	/** Difference 0, for models that are told the noise, too. */
	@Test
	public void slabsChangeNothing() {
		for (final String name : new String[]{"plain", "aware"}) {
			final ImagePlus stack = stack(32, 1, 1);
			final VoxelPlan plan = VoxelPlan.of(stack, 0, 0);
			final ImagePlus whole = new IsotropicStack(networks, Progress.NONE).of(stack, plan, name, "auto",
					Quality.standard(), false);
			for (final int slab : new int[]{1, 7}) {
				final ImagePlus inSlabs = new IsotropicStack(networks, Progress.NONE, slab).of(stack, plan, name,
						"auto", Quality.standard(), false);
				for (int z = 1; z <= plan.slices(); z++)
					assertArrayEquals(name + " " + slab + " " + z, (float[]) whole.getStack().getPixels(z),
							(float[]) inSlabs.getStack().getPixels(z), 0);
			}
		}
	}

	/** Channels and frames pass, each as it would alone; so do colours, calibration, overlay and labels of slices. */
	@Test
	public void hyperstacks() {
		final ImagePlus stack = stack(16, 2, 2);
		final OvalRoi cell = new OvalRoi(1, 1, 4, 4);
		cell.setPosition(2, 5, 1);
		stack.setOverlay(new Overlay(cell));
		for (int i = 1; i <= stack.getStackSize(); i++)
			stack.getStack().setSliceLabel("plane " + i, i);
		final ImagePlus result = isotropic(new CompositeImage(stack, CompositeImage.COLOR), "plain");
		assertArrayEquals(new int[]{WIDTH, HEIGHT, 2, (int) Math.round(FACTOR * SLICES), 2}, result.getDimensions());
		assertTrue(result.isComposite());
		final Calibration calibration = result.getCalibration();
		assertEquals(0.2, calibration.pixelWidth, 0);
		assertEquals(0.2, calibration.pixelDepth, 1e-12);
		assertEquals(FACTOR * 3, calibration.zOrigin, 1e-12);
		assertEquals(12, result.getOverlay().get(0).getZPosition());
		assertEquals(2, result.getOverlay().get(0).getCPosition());
		assertEquals("plane 1", result.getStack().getSliceLabel(1));
		assertEquals("plane " + stack.getStackSize(), result.getStack().getSliceLabel(result.getStackSize()));
		final ImageStack alone = new ImageStack(WIDTH, HEIGHT);
		for (int z = 1; z <= SLICES; z++)
			alone.addSlice(stack.getStack().getProcessor(stack.getStackIndex(2, z, 1)));
		for (int z = 1; z <= SLICES; z++)
			alone.addSlice(stack.getStack().getProcessor(stack.getStackIndex(2, z, 2)));
		final ImagePlus channel = new ImagePlus("channel", alone);
		channel.setDimensions(1, SLICES, 2);
		channel.setCalibration(stack.getCalibration());
		final ImagePlus expected = isotropic(channel, "plain");
		for (int z = 1; z <= expected.getNSlices(); z++)
			assertArrayEquals((short[]) expected.getStack().getProcessor(expected.getStackIndex(1, z, 2)).getPixels(),
					(short[]) result.getStack().getProcessor(result.getStackIndex(2, z, 2)).getPixels());
	}

	@Test
	public void colours() {
		for (final String name : new String[]{"plain", "colours"}) {
			final ImagePlus result = isotropic(stack(24, 1, 1), name);
			assertEquals(24, result.getBitDepth());
			assertTrue(name, result.getStack().getProcessor(4).getStats().stdDev > 1);
		}
	}

	/** Brought back to the input's slices, the result gives the input. */
	@Test
	public void consistent() {
		final ImagePlus stack = stack(32, 1, 1);
		stack.getCalibration().pixelDepth = 0.6;
		final ImagePlus result = new IsotropicStack(networks, Progress.NONE).of(stack, VoxelPlan.of(stack, 0, 0),
				"plain", "auto", Quality.standard(), true);
		for (int z = 0; z < SLICES; z++) {
			for (int i = 0; i < WIDTH * HEIGHT; i++) {
				double mean = 0;
				for (int k = 1; k <= 3; k++)
					mean += result.getStack().getProcessor(3 * z + k).getf(i) / 3.0;
				assertEquals(stack.getStack().getProcessor(z + 1).getf(i), mean, 0.05);
			}
		}
	}

	@Test
	public void whatIsNotPossibleIsASentence() {
		says(IJ.createImage("plane", 5, 5, 1, 8), "one plane", "3 slices or more");
		says(IJ.createImage("two", 5, 5, 2, 8), "two slices");
		final ImagePlus swapped = IJ.createHyperStack("swapped", 5, 5, 4, 1, 3, 8);
		says(swapped, "4 channels and 3 frames, not slices", "Image > Properties");
		final ImagePlus bare = IJ.createImage("bare", 5, 5, 9, 8);
		says(bare, "not known how far", "voxel depth");
		final ImagePlus cubic = stack(8, 1, 1);
		cubic.getCalibration().pixelDepth = 0.2;
		says(cubic, "cubic already");
		cubic.getCalibration().pixelDepth = 0.1;
		says(cubic, "less than");
		assertEquals(12, VoxelPlan.of(cubic, 0, 0.1001 / 2).slices() / 2);
		Failures.assertSentence(() -> VoxelPlan.of(null, 0, 0), "open a stack first");
	}

	// -- Helper methods --

	private static void says(final ImagePlus image, final String... words) {
		Failures.assertSentence(() -> VoxelPlan.of(image, 0, 0), words);
	}

	private ImagePlus isotropic(final ImagePlus stack, final String name) {
		return new IsotropicStack(networks, Progress.NONE).of(stack, VoxelPlan.of(stack, 0, 0), name, "auto",
				Quality.standard(), false);
	}

	/** What a network answers for a plane along z, from 0 to 1. */
	private static float[] plane(final LiifNetwork network, final ImagePlus stack, final int at, final boolean isXz) {
		final int width = isXz ? WIDTH : HEIGHT;
		final float[] values = new float[width * SLICES];
		for (int z = 0; z < SLICES; z++) {
			for (int i = 0; i < width; i++)
				values[z * width + i] = stack.getStack().getProcessor(z + 1).getf(isXz ? i : at, isXz ? at : i) / 255;
		}
		final RandomAccessibleInterval<FloatType> picture = ArrayImgs.floats(values, width, SLICES, 1);
		final GridSampling grid = GridSampling.scaled(FinalInterval.createMinSize(0, 0, width, SLICES), 1, FACTOR);
		final float[] answers = new float[grid.width() * grid.height()];
		new Upscaler(network).compute(picture, grid, (x, y, w, h, colours) -> {
			for (int k = 0; k < w * h; k++)
				answers[(y + k / w) * grid.width() + x + k % w] = colours[k];
		}, Progress.NONE);
		return answers;
	}

	/** Waves with noise, in cuboid voxels. */
	private static ImagePlus stack(final int bits, final int channels, final int frames) {
		final Random random = new Random(4);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int i = 0; i < SLICES * channels * frames; i++) {
			final ImageProcessor plane = bits == 8
					? new ByteProcessor(WIDTH, HEIGHT)
					: bits == 16
							? new ShortProcessor(WIDTH, HEIGHT)
							: bits == 24 ? new ColorProcessor(WIDTH, HEIGHT) : new FloatProcessor(WIDTH, HEIGHT);
			for (int k = 0; k < WIDTH * HEIGHT; k++) {
				final double value = 120 + 60 * Math.sin(k % WIDTH + i) + 20 * random.nextDouble();
				if (bits == 24)
					plane.set(k, (int) value << 16 | (int) (value / 2) << 8 | 30);
				else
					plane.setf(k, (float) (bits == 16 ? 20 * value : value));
			}
			stack.addSlice(plane);
		}
		final ImagePlus image = new ImagePlus("waves", stack);
		image.setDimensions(channels, SLICES, frames);
		final Calibration calibration = image.getCalibration();
		calibration.setUnit("um");
		calibration.pixelWidth = 0.2;
		calibration.pixelHeight = 0.2;
		calibration.pixelDepth = FACTOR * 0.2;
		calibration.zOrigin = 3;
		return image;
	}
}
