// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.section;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.Random;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Line;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.volume.IsotropicOptions;
import sc.fiji.liif.imagej.volume.IsotropicStack;
import sc.fiji.liif.imagej.volume.VolumeFunction;
import sc.fiji.liif.imagej.volume.VoxelPlan;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.network.NetworkOptions;

/** Sections through stacks are the continuous volume where their pixels lie. */
public class StackSectionsTest {

	private static final int WIDTH = 14;
	private static final int HEIGHT = 11;
	private static final int SLICES = 8;
	private static final double FACTOR = 2.5;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Networks networks;

	@Before
	public void makeModel() throws Exception {
		TestModels.random(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 1)
				.write(temporary.getRoot().toPath().resolve("plain"));
		networks = new Networks(new ModelRegistry(Collections.singletonList(temporary.getRoot().toPath())),
				NetworkOptions.defaults());
	}

	/** Along a row of pixels it is that row of the stack of cubic voxels. */
	@Test
	public void rowsAreThoseOfCubicVoxels() {
		for (final int bits : new int[]{8, 16, 24, 32}) {
			final ImagePlus stack = stack(bits, 1, 1);
			final ImagePlus cubic = new IsotropicStack(networks, Progress.NONE).of(stack, VoxelPlan.of(stack, 0, 0),
					IsotropicOptions.model("plain"));
			stack.setRoi(new Line(0, 4, WIDTH - 1, 4));
			final ImagePlus section = sections(stack, new SectionPlan(stack, 0, 0, 0, 1, 0));
			assertEquals(bits, section.getBitDepth());
			assertEquals(WIDTH, section.getWidth());
			assertEquals(cubic.getNSlices(), section.getHeight());
			for (int z = 0; z < cubic.getNSlices(); z++) {
				for (int x = 0; x < WIDTH; x++) {
					final ImageProcessor slice = cubic.getStack().getProcessor(z + 1);
					for (int c = 0; c < slice.getNChannels(); c++)
						assertEquals(value(slice, x, 4, c), value(section.getProcessor(), x, z, c),
								bits == 32 ? 0.01 : 1);
				}
			}
		}
	}

	/** Tilted, moved, along a line of any direction: each pixel is where geometry says. */
	@Test
	public void obliqueSections() {
		final ImagePlus stack = stack(32, 1, 1);
		final Line line = new Line(3, 8, 11, 2);
		stack.setRoi(line);
		final double tilt = 35;
		final SectionPlan plan = new SectionPlan(stack, 0, 0.15, tilt, 2, 0.4);
		final ImagePlus result = sections(stack, plan);
		assertEquals(0.15, result.getCalibration().pixelHeight, 1e-12);
		assertEquals(0.15, result.getCalibration().pixelWidth, 0.01);
		assertEquals(0.4, result.getCalibration().pixelDepth, 1e-12);
		assertEquals(2, result.getNSlices());
		final double height = SLICES * FACTOR * 0.2 / Math.cos(Math.toRadians(tilt));
		assertEquals(height / 0.15, result.getHeight(), 0.5);
		final Exposure exposure = Exposure.of(stack, "auto", Progress.NONE)[0];
		int inside = 0;
		try (Networks.Lease lease = networks.lease("plain");
				VolumeFunction function = new VolumeFunction(stack, 1, 1, exposure, lease.network())) {
			for (int section = 0; section < 2; section++) {
				for (int row = 0; row < result.getHeight(); row += 3) {
					for (int column = 0; column < result.getWidth(); column += 3) {
						final double t = (double) column / (result.getWidth() - 1);
						final double down = (row + 0.5 - result.getHeight() / 2.0) * 0.15;
						final double right = (section * 0.4 + down * Math.sin(Math.toRadians(tilt))) / 0.2;
						// To the right of (8, -6) / 10, y pointing down, is (6, 8) / 10.
						final double[] position = {3 + 8 * t + 0.6 * right, 8 - 6 * t + 0.8 * right,
								3.5 + down * Math.cos(Math.toRadians(tilt)) / 0.5};
						final boolean isInside = position[0] >= -0.5 && position[0] <= WIDTH - 0.5
								&& position[1] >= -0.5 && position[1] <= HEIGHT - 0.5 && position[2] >= -0.5
								&& position[2] <= SLICES - 0.5;
						inside += isInside ? 1 : 0;
						final double expected = isInside
								? function.values(position, new double[]{0.75, 0.75, 0.3})[0][0]
								: 0;
						assertEquals(expected, result.getStack().getProcessor(section + 1).getf(column, row), 0.02);
					}
				}
			}
		}
		assertTrue("" + inside, inside > 80);
	}

	/** Along curves, of all channels and frames. */
	@Test
	public void hyperstacksAlongCurves() {
		final ImagePlus stack = stack(16, 2, 3);
		stack.setRoi(new PolygonRoi(new float[]{1, 6, 12}, new float[]{2, 8, 3}, Roi.POLYLINE));
		final ImagePlus result = sections(stack, new SectionPlan(stack, 0, 0, 0, 1, 0));
		assertArrayEquals(new int[]{(int) Math.ceil(Math.hypot(5, 6) + Math.hypot(6, 5)) + 1, 20, 2, 1, 3},
				result.getDimensions());
		final ImageStack second = new ImageStack(WIDTH, HEIGHT);
		for (int t = 1; t <= 3; t++) {
			for (int z = 1; z <= SLICES; z++)
				second.addSlice(stack.getStack().getProcessor(stack.getStackIndex(2, z, t)));
		}
		final ImagePlus alone = new ImagePlus("alone", second);
		alone.setDimensions(1, SLICES, 3);
		alone.setCalibration(stack.getCalibration());
		alone.setRoi(stack.getRoi());
		final ImagePlus expected = sections(alone, new SectionPlan(alone, 0, 0, 0, 1, 0));
		for (int t = 1; t <= 3; t++)
			assertArrayEquals((short[]) expected.getStack().getProcessor(t).getPixels(),
					(short[]) result.getStack().getProcessor(result.getStackIndex(2, 1, t)).getPixels());
	}

	@Test
	public void holesStay() {
		final ImagePlus stack = stack(32, 1, 1);
		stack.getStack().getProcessor(5).setf(7, 4, Float.NaN);
		stack.setRoi(new Line(0, 4, WIDTH - 1, 4));
		final ImageProcessor section = sections(stack, new SectionPlan(stack, 0, 0, 0, 1, 0)).getProcessor();
		assertTrue(Float.isNaN(section.getf(7, (int) (4.5 * FACTOR))));
		int holes = 0;
		for (int i = 0; i < section.getPixelCount(); i++)
			holes += Float.isNaN(section.getf(i)) ? 1 : 0;
		assertEquals(FACTOR, holes, 1);
	}

	@Test
	public void whatIsNotPossibleIsASentence() {
		final ImagePlus stack = stack(8, 1, 1);
		says(null, 0, 1, "open a stack first");
		says(IJ.createImage("plane", 9, 9, 1, 8), 0, 1, "no slices");
		says(IJ.createImage("bare", 9, 9, 5, 8), 0, 1, "not known how far");
		says(stack, 0, 1, "select a line");
		stack.setRoi(new Line(1, 1, 8, 3));
		says(stack, 90, 1, "tilt", "-85 to 85");
		says(stack, 0, 0, "1 or more");
		stack.setRoi(new PolygonRoi(new float[]{1, 6, 12}, new float[]{2, 8, 3}, Roi.POLYLINE));
		says(stack, 10, 1, "straight");
		says(stack, 0, 3, "straight");
	}

	// -- Helper methods --

	private static void says(final ImagePlus image, final double tilt, final int count, final String... words) {
		Failures.assertSentence(() -> new SectionPlan(image, 0, 0, tilt, count, 0), words);
	}

	private ImagePlus sections(final ImagePlus stack, final SectionPlan plan) {
		return new StackSections(networks, Progress.NONE).of(stack, plan, "plain", "auto");
	}

	private static double value(final ImageProcessor plane, final int x, final int y, final int channel) {
		return plane instanceof ColorProcessor ? plane.get(x, y) >> 16 - 8 * channel & 255 : plane.getf(x, y);
	}

	/** Waves with noise, in cuboid voxels. */
	private static ImagePlus stack(final int bits, final int channels, final int frames) {
		final Random random = new Random(4);
		final ImageStack stack = ImageStack.create(WIDTH, HEIGHT, SLICES * channels * frames, bits);
		for (int n = 1; n <= stack.size(); n++) {
			final ImageProcessor plane = stack.getProcessor(n);
			for (int k = 0; k < WIDTH * HEIGHT; k++) {
				final double value = 120 + 60 * Math.sin(0.7 * (k % WIDTH) + n) + 20 * random.nextDouble();
				if (bits == 24)
					plane.set(k, (int) value << 16 | (int) (value / 2) << 8 | 30);
				else
					plane.setf(k, (float) (bits == 16 ? 20 * value : value));
			}
		}
		final ImagePlus image = new ImagePlus("waves", stack);
		image.setDimensions(channels, SLICES, frames);
		final Calibration calibration = image.getCalibration();
		calibration.setUnit("um");
		calibration.pixelWidth = 0.2;
		calibration.pixelHeight = 0.2;
		calibration.pixelDepth = FACTOR * 0.2;
		return image;
	}
}
