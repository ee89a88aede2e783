// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.awt.Rectangle;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

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

import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.planes.CountedStack;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.IntensityRange;
import sc.fiji.liif.volume.ContinuousVolume;

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

	/** Difference 0, however little memory there is, for models that are told the noise and for other voxels, too. */
	@Test
	public void boxesChangeNothing() {
		for (final String name : new String[]{"plain", "aware"}) {
			for (final double voxel : new double[]{0.2, 0.14, 0.31}) {
				final ImagePlus stack = stack(32, 1, 1);
				final VoxelPlan plan = VoxelPlan.of(stack, 0, voxel);
				final IsotropicOptions options = IsotropicOptions.model(name);
				final ImagePlus whole = new IsotropicStack(networks, Progress.NONE).of(stack, plan, options);
				for (final int side : new int[]{3, 5}) {
					final ImagePlus inBoxes = new IsotropicStack(networks, Progress.NONE, side, 2 * side).of(stack,
							plan, options);
					for (int z = 1; z <= plan.size(2); z++)
						assertArrayEquals(name + " " + side + " " + z, (float[]) whole.getStack().getPixels(z),
								(float[]) inBoxes.getStack().getPixels(z), 0);
				}
			}
		}
	}

	/** Of an area that is selected there are the very voxels of the whole, where they were. */
	@Test
	public void aSelectionIsAPartOfTheWhole() {
		final Rectangle area = new Rectangle(2, 1, 5, 4);
		for (final double voxel : new double[]{0.2, 0.1}) {
			for (final boolean isConsistent : new boolean[]{false, true}) {
				final ImagePlus stack = stack(32, 2, 1);
				stack.getCalibration().xOrigin = 3;
				final IsotropicOptions options = IsotropicOptions.model("aware").noise("0").consistent(isConsistent);
				final ImagePlus whole = new IsotropicStack(networks, Progress.NONE).of(stack,
						VoxelPlan.of(stack, 0, voxel), options);
				stack.setRoi(area);
				final VoxelPlan plan = VoxelPlan.of(stack, 0, voxel);
				final ImagePlus part = new IsotropicStack(networks, Progress.NONE).of(stack, plan, options);
				final int factor = (int) Math.round(plan.factor(0));
				assertEquals(area.width * factor, part.getWidth());
				assertEquals(area.height * factor, part.getHeight());
				assertEquals((3 - area.x) * factor, part.getCalibration().xOrigin, 1e-9);
				assertNull(part.getRoi());
				assertTrue(part.getInfoProperty(), part.getInfoProperty().endsWith("5 x 4 at (2, 1)"));
				for (int n = 1; n <= whole.getStackSize(); n++) {
					final ImageProcessor slice = whole.getStack().getProcessor(n);
					slice.setRoi(area.x * factor, area.y * factor, part.getWidth(), part.getHeight());
					// Corrections are smooth, and those of voxels beyond the area are missing.
					assertArrayEquals((float[]) slice.crop().getPixels(), (float[]) part.getStack().getPixels(n),
							isConsistent ? 5 : 1e-6f);
				}
			}
		}
		final ImagePlus labels = stack(16, 1, 1);
		labels.setRoi(area);
		final VoxelPlan plan = VoxelPlan.of(labels, 0, 0);
		assertEquals(labels.getStack().getProcessor(1).get(area.x, area.y),
				IsotropicBoxes.nearest(labels, 1, 1, plan, FinalInterval.createMinSize(0, 0, 0, 1, 1, 1))[0].get(0));
		labels.setRoi(WIDTH + 3, 0, 2, 2);
		Failures.assertSentence(() -> VoxelPlan.of(labels, 0, 0), "outside of the image");
	}

	/** Whatever is selected while it is computed, the result is that of the beginning. */
	@Test
	public void aSelectionThatMovesMeanwhile() {
		for (final int x : new int[]{WIDTH + 3, 3}) {
			final ImagePlus stack = stack(8, 1, 1);
			stack.setRoi(2, 1, 5, 4);
			final VoxelPlan plan = VoxelPlan.of(stack, 0, 0);
			final ImagePlus result = new IsotropicStack(networks, new Progress() {

				@Override
				public void report(final double done, final double total, final String what) {
					stack.setRoi(x, 0, 2, 3);
				}
			}).of(stack, plan, IsotropicOptions.model("plain"));
			assertEquals(5, result.getWidth());
			assertEquals(4, result.getHeight());
		}
	}

	/** In many boxes, too, each plane of a virtual stack is read once, besides what measuring it takes. */
	@Test
	public void virtualStacksAreReadOnce() {
		for (final int bits : new int[]{16, 32}) {
			final ImagePlus stack = stack(bits, 2, 1);
			final CountedStack counted = new CountedStack(stack.getStack());
			final ImagePlus disk = new ImagePlus("disk", counted);
			disk.setDimensions(2, SLICES, 1);
			disk.setCalibration(stack.getCalibration());
			final VoxelPlan plan = VoxelPlan.of(stack, 0, 0);
			final IsotropicOptions options = IsotropicOptions.model("aware");
			final ImagePlus expected = new IsotropicStack(networks, Progress.NONE, 4, 100).of(stack, plan, options);
			final int measuring = 2;
			final int[] before = IntStream.rangeClosed(1, 2 * SLICES).map(counted::reads).toArray();
			final ImagePlus result = new IsotropicStack(networks, Progress.NONE, 4, 100).of(disk, plan, options);
			for (int n = 2; n <= 2 * SLICES; n++)
				assertTrue(n + ": " + counted.reads(n), counted.reads(n) - before[n - 1] <= 1 + measuring);
			for (int n = 1; n <= expected.getStackSize(); n++) {
				for (int i = 0; i < WIDTH * HEIGHT; i++)
					assertEquals(expected.getStack().getProcessor(n).getf(i), result.getStack().getProcessor(n).getf(i),
							0);
			}
		}
	}

	/** Boxes cover the result, each voxel once, and are as large as memory allows. */
	@Test
	public void boxesFitIntoMemory() {
		final ImagePlus large = IJ.createImage("large", 700, 500, 60, 16);
		final VoxelPlan plan = VoxelPlan.of(large, 4, 0);
		final VolumeBoxes cut = new VolumeBoxes(plan, 4, 2, 30);
		for (final long most : new long[]{Long.MAX_VALUE, 100_000_000, 20_000_000}) {
			final List<Interval> boxes = cut.within(most);
			long voxels = 0;
			for (final Interval box : boxes) {
				voxels += Intervals.numElements(box);
				assertTrue(4 * Intervals.numElements(box) <= most);
			}
			assertEquals(700L * 500 * 240, voxels);
			if (most == Long.MAX_VALUE)
				assertEquals(1, boxes.size());
			else
				assertTrue(most + ": " + boxes.size(), boxes.size() < 12 * 4.0 * voxels / most);
		}
	}

	/** Of whatever size voxels are, they are what the continuous volume is there. */
	@Test
	public void voxelsOfTheContinuousVolume() {
		final ImagePlus stack = stack(32, 1, 1);
		stack.getCalibration().pixelHeight = 0.25;
		for (final double voxel : new double[]{0.2, 0.11, 0.37}) {
			final VoxelPlan plan = VoxelPlan.of(stack, 0, voxel);
			final ImagePlus result = new IsotropicStack(networks, Progress.NONE).of(stack, plan,
					IsotropicOptions.model("plain"));
			assertEquals(voxel, result.getCalibration().pixelWidth, 0.01 * voxel);
			assertEquals(voxel, result.getCalibration().pixelHeight, 0.01 * voxel);
			assertEquals(voxel, result.getCalibration().pixelDepth, 0.01 * voxel);
			final Exposure exposure = Exposure.of(stack, "auto", Progress.NONE)[0];
			try (LiifNetwork network = new LiifNetwork(model);
					ContinuousVolume volume = new ContinuousVolume(network, unit(stack, exposure.range(model.spec())),
							Noise.NONE)) {
				final RealRandomAccess<FloatType> access = volume
						.cell(1 / plan.factor(0), 1 / plan.factor(1), 1 / plan.factor(2)).realRandomAccess();
				for (int z = 0; z < plan.size(2); z++) {
					// Those that reach beyond the stack are another matter.
					for (int y = 0; y < Math.floor(plan.factor(1) * HEIGHT); y++) {
						for (int x = 0; x < Math.floor(plan.factor(0) * WIDTH); x++) {
							final double expected = exposure.range(model.spec()).fromUnit(access
									.setPositionAndGet(plan.grid(0).x(x), plan.grid(1).x(y), plan.grid(0).y(z)).get());
							assertEquals(voxel + " " + x + " " + y + " " + z, expected,
									result.getStack().getProcessor(z + 1).getf(x, y), 0.02);
						}
					}
				}
			}
		}
	}

	/** Noise is taken out of slices before, by the function of three coordinates, too; with a noise of 0 it is not. */
	@Test
	public void noisyStacksAreDenoisedBefore() {
		final ImagePlus stack = stack(16, 1, 1);
		final VoxelPlan plan = VoxelPlan.of(stack, 0, 0.2);
		for (final String noise : new String[]{"0", "300"}) {
			final ImagePlus result = new IsotropicStack(networks, Progress.NONE).of(stack, plan,
					IsotropicOptions.model("aware").noise(noise));
			final Exposure exposure = Exposure.of(stack, noise, Progress.NONE)[0];
			try (Networks.Lease lease = networks.lease("aware");
					VolumeFunction function = new VolumeFunction(stack, 1, 1, exposure, lease.network());
					ContinuousVolume plain = new ContinuousVolume(lease.network(),
							unit(stack, exposure.range(lease.network().spec())),
							exposure.noise().inRange(function.range().min(), function.range().max()))) {
				final double[] cell = {1, 1, 1 / plan.factor(2)};
				final RealRandomAccess<FloatType> undenoised = plain.cell(cell[0], cell[1], cell[2]).realRandomAccess();
				double difference = 0;
				for (int z = 0; z < plan.size(2); z++) {
					for (int i = 0; i < WIDTH * HEIGHT; i++) {
						final double[] position = {i % WIDTH, i / WIDTH, plan.grid(0).y(z)};
						final float actual = result.getStack().getProcessor(z + 1).getf(i);
						assertEquals(Math.max(0, function.values(position, cell)[0][0]), actual, 1);
						difference = Math.max(difference,
								Math.abs(Math.max(0,
										function.range().fromUnit(undenoised.setPositionAndGet(position).get()))
										- actual));
					}
				}
				assertEquals(noise + ": " + difference, noise.equals("0"), difference <= 1);
			}
		}
	}

	/** Where noise was taken out before, the result is still brought back to what was measured, not to what was seen. */
	@Test
	public void consistentWithNoise() {
		final ImagePlus stack = stack(32, 1, 1);
		stack.getCalibration().pixelDepth = 0.6;
		final double deviation = 1;
		final ImagePlus result = new IsotropicStack(networks, Progress.NONE).of(stack, VoxelPlan.of(stack, 0, 0),
				IsotropicOptions.model("aware").noise(String.valueOf(deviation)).consistent(true));
		double squares = 0;
		for (int z = 0; z < SLICES; z++) {
			for (int i = 0; i < WIDTH * HEIGHT; i++) {
				double mean = 0;
				for (int k = 1; k <= 3; k++)
					mean += result.getStack().getProcessor(3 * z + k).getf(i) / 3.0;
				squares += Math.pow(stack.getStack().getProcessor(z + 1).getf(i) - mean, 2) / (SLICES * WIDTH * HEIGHT);
			}
		}
		assertEquals(0, Math.sqrt(squares), 1.05 * deviation);
	}

	/** How far both answers are apart comes along as channels, and changes nothing else. */
	@Test
	public void differences() {
		for (final int channels : new int[]{1, 2}) {
			final ImagePlus plain = stack(16, channels, 2);
			final ImagePlus stack = channels == 1 ? plain : new CompositeImage(plain, CompositeImage.COMPOSITE);
			final VoxelPlan plan = VoxelPlan.of(stack, 0, 0);
			final ImagePlus alone = isotropic(stack, "plain");
			final ImagePlus result = new IsotropicStack(networks, Progress.NONE).of(stack, plan,
					IsotropicOptions.model("plain").differences(true));
			assertArrayEquals(new int[]{WIDTH, HEIGHT, 2 * channels, plan.size(2), 2}, result.getDimensions());
			assertTrue(result.isComposite());
			assertEquals("xz - yz", result.getStack().getSliceLabel(channels + 1));
			for (int z = 1; z <= plan.size(2); z++) {
				for (int c = 1; c <= channels; c++) {
					final ImageProcessor mean = result.getStack().getProcessor(result.getStackIndex(c, z, 2));
					final ImageProcessor expected = alone.getStack().getProcessor(alone.getStackIndex(c, z, 2));
					for (int i = 0; i < WIDTH * HEIGHT; i++)
						assertEquals(expected.getf(i), mean.getf(i), 1);
				}
			}
			assertTrue(result.getStack().getProcessor(result.getStackIndex(channels + 1, 7, 1)).getStats().mean > 1);
		}
		final ImagePlus rgb = stack(24, 1, 1);
		Failures.assertSentence(() -> new IsotropicStack(networks, Progress.NONE).of(rgb, VoxelPlan.of(rgb, 0, 0),
				IsotropicOptions.model("plain").differences(true)), "Make Composite");
	}

	/** On the disk there are the same planes, and they outlive the input. */
	@Test
	public void onDisk() {
		for (final int bits : new int[]{8, 16, 24, 32}) {
			final ImagePlus stack = stack(bits, bits == 24 ? 1 : 2, 1);
			stack.getStack().setSliceLabel("first", 1);
			final ImagePlus inMemory = isotropic(stack, "plain");
			final ImagePlus result = new IsotropicStack(networks, Progress.NONE, 4, 9).of(stack,
					VoxelPlan.of(stack, 0, 0), IsotropicOptions.model("plain").onDisk(true));
			assertTrue(result.getStack().isVirtual());
			assertEquals("first", result.getStack().getSliceLabel(1));
			assertArrayEquals(inMemory.getDimensions(), result.getDimensions());
			for (int i = 1; i <= inMemory.getStackSize(); i++) {
				final ImageProcessor expected = inMemory.getStack().getProcessor(i);
				final ImageProcessor actual = result.getStack().getProcessor(i);
				for (int k = 0; k < WIDTH * HEIGHT; k++)
					assertEquals(expected.getf(k), actual.getf(k), 0);
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
				IsotropicOptions.model("plain").consistent(true));
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
		assertEquals(12, VoxelPlan.of(cubic, 0, 0.1001 / 2).size(2) / 2);
		says(() -> VoxelPlan.of(cubic, 0, 0.1), "apart already", "between them");
		Failures.assertSentence(() -> VoxelPlan.of(null, 0, 0), "open a stack first");
	}

	// -- Helper methods --

	private static void says(final ImagePlus image, final String... words) {
		Failures.assertSentence(() -> VoxelPlan.of(image, 0, 0), words);
	}

	private static void says(final Runnable plan, final String... words) {
		Failures.assertSentence(plan::run, words);
	}

	private static RandomAccessibleInterval<FloatType> unit(final ImagePlus stack, final IntensityRange range) {
		final float[] values = new float[WIDTH * HEIGHT * SLICES];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) ((stack.getStack().getProcessor(i / (WIDTH * HEIGHT) + 1).getf(i % (WIDTH * HEIGHT))
					- range.min()) / (range.max() - range.min()));
		return ArrayImgs.floats(values, WIDTH, HEIGHT, SLICES);
	}

	private ImagePlus isotropic(final ImagePlus stack, final String name) {
		return new IsotropicStack(networks, Progress.NONE).of(stack, VoxelPlan.of(stack, 0, 0),
				IsotropicOptions.model(name));
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
