// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.imagej.preview.PreviewPicture;
import sc.fiji.liif.imagej.preview.PreviewRegion;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;

/** What is shown in advance is what the result will be. */
public class SidePreviewTest {

	private static final int SIDE = 12;
	private static final int ROW = 7;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Networks networks;

	@Before
	public void makeModels() throws Exception {
		for (final String name : new String[]{"one", "two"})
			TestModels.noiseAware(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, true, true), 1)
					.write(temporary.getRoot().toPath().resolve(name));
		networks = new Networks(new ModelRegistry(Collections.singletonList(temporary.getRoot().toPath())),
				NetworkOptions.defaults());
	}

	@Test
	public void thePixelsOfTheResult() {
		for (final int bits : new int[]{8, 16, 24, 32}) {
			final ImagePlus stack = stack(bits);
			stack.setPosition(1, 6, 1);
			final VoxelPlan plan = VoxelPlan.of(stack, 0, 0.25);
			final IsotropicOptions options = IsotropicOptions.model("one");
			final ImagePlus result = new IsotropicStack(networks, Progress.NONE).of(stack, plan, options);
			try (SidePreview preview = new SidePreview(stack, networks, SIDE)) {
				final SideOptions asked = new SideOptions(image -> VoxelPlan.of(image, 0, 0.25), options);
				final PreviewRegion region = preview.region(asked, new Point2D.Double(9, ROW + 0.4));
				final Rectangle pixels = region.pixels();
				assertEquals(ROW, region.area().getY(), 0);
				assertEquals(SIDE, pixels.width);
				// About the current slice.
				assertEquals(5.5 * plan.factor(2), pixels.getCenterY(), 1);
				final List<PreviewPicture> pictures = new ArrayList<>();
				preview.draw(asked, region, Collections.singletonList("two"), Progress.NONE, pictures::add);
				assertEquals(4, pictures.size());
				assertEquals("one", pictures.get(2).caption());
				assertEquals("two", pictures.get(3).caption());
				final int y = (int) Math.rint((ROW + 0.5) * plan.factor(1) - 0.5);
				final BufferedImage shown = pictures.get(2).picture();
				for (int z = 0; z < pixels.height; z++) {
					final ImageProcessor slice = result.getStack().getProcessor(pixels.y + z + 1);
					if (bits != 24)
						slice.setMinAndMax(stack.getDisplayRangeMin(), stack.getDisplayRangeMax());
					final BufferedImage expected = slice.getBufferedImage();
					for (int x = 0; x < pixels.width; x++)
						assertEquals(bits + " " + x + " " + z, expected.getRGB(pixels.x + x, y) & 255,
								shown.getRGB(x, z) & 255, 1);
				}
			}
		}
	}

	/** Of an area that is selected, that part alone. */
	@Test
	public void aSelectionIsShownAlone() {
		final ImagePlus stack = stack(16);
		stack.setRoi(4, 3, 9, 8);
		final IsotropicOptions options = IsotropicOptions.model("one");
		final ImagePlus result = new IsotropicStack(networks, Progress.NONE).of(stack, VoxelPlan.of(stack, 0, 0),
				options);
		try (SidePreview preview = new SidePreview(stack, networks, 100)) {
			final SideOptions asked = new SideOptions(image -> VoxelPlan.of(image, 0, 0), options);
			assertEquals(7, preview.region(asked, null).area().getY(), 0);
			final PreviewRegion region = preview.region(asked, new Point2D.Double(0, 0));
			assertEquals(new Rectangle2D.Double(4, 3, 9, 1), region.area());
			assertEquals(new Rectangle(0, 0, 9, result.getNSlices()), region.pixels());
			final List<PreviewPicture> pictures = new ArrayList<>();
			preview.draw(asked, region, Collections.emptyList(), Progress.NONE, pictures::add);
			for (final PreviewPicture picture : pictures) {
				assertEquals(9, picture.picture().getWidth());
				assertEquals(result.getNSlices(), picture.picture().getHeight());
			}
			for (int z = 0; z < result.getNSlices(); z++) {
				final ImageProcessor slice = result.getStack().getProcessor(z + 1);
				slice.setMinAndMax(stack.getDisplayRangeMin(), stack.getDisplayRangeMax());
				for (int x = 0; x < 9; x++)
					assertEquals(slice.getBufferedImage().getRGB(x, 0), pictures.get(2).picture().getRGB(x, z));
			}
		}
	}

	@Test
	public void whatIsNotPossible() {
		final ImagePlus stack = stack(8);
		final SidePreview preview = new SidePreview(stack, networks, SIDE);
		final SideOptions cubic = new SideOptions(image -> VoxelPlan.of(image, 0.2, 0), IsotropicOptions.model("one"));
		Failures.assertSentence(() -> preview.region(cubic, null), "cubic already");
		final SideOptions possible = new SideOptions(image -> VoxelPlan.of(image, 0, 0), IsotropicOptions.model("one"));
		final PreviewRegion region = preview.region(possible, null);
		assertTrue(region.pixels().width <= SIDE);
		preview.close();
		assertThrows(CancellationException.class,
				() -> preview.draw(possible, region, Collections.emptyList(), Progress.NONE, picture -> {
				}));
	}

	private static ImagePlus stack(final int bits) {
		final Random random = new Random(4);
		final ImageStack stack = ImageStack.create(18, 15, 10, bits);
		for (int n = 1; n <= stack.size(); n++) {
			final ImageProcessor plane = stack.getProcessor(n);
			for (int k = 0; k < plane.getPixelCount(); k++) {
				final double value = 120 + 60 * Math.sin(0.7 * (k % 18) + n) + 20 * random.nextDouble();
				if (bits == 24)
					plane.set(k, (int) value << 16 | (int) (value / 2) << 8 | (int) (value / 3));
				else
					plane.setf(k, (float) value);
			}
		}
		final ImagePlus image = new ImagePlus("waves", stack);
		image.setDimensions(1, 10, 1);
		image.getCalibration().setUnit("um");
		image.getCalibration().pixelWidth = 0.2;
		image.getCalibration().pixelHeight = 0.2;
		image.getCalibration().pixelDepth = 0.6;
		return image;
	}
}
