// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;
import static sc.fiji.liif.Failures.assertSentence;

import java.awt.Color;
import java.util.stream.IntStream;

import org.junit.Test;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.LUT;
import ij.process.ShortProcessor;

import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.UpscaleOptions;

/** Some planes of an image are that image with the others left out. */
public class PlaneChoiceTest {

	private static final int CHANNELS = 3;
	private static final int SLICES = 5;
	private static final int FRAMES = 4;

	@Test
	public void planesAreThoseThatWereSaid() {
		final ImagePlus image = image();
		final ImagePlus chosen = PlaneChoice.of("1, 3", "2-4", "4,1").of(image);
		assertArrayEquals(new int[]{8, 6, 2, 3, 2}, chosen.getDimensions());
		int i = 0;
		for (final int t : new int[]{1, 4}) {
			for (int z = 2; z <= 4; z++) {
				for (final int c : new int[]{1, 3}) {
					assertEquals(100 * c + 10 * z + t, chosen.getStack().getProcessor(++i).get(0, 0));
					assertEquals("c" + c + " z" + z + " t" + t, chosen.getStack().getSliceLabel(i));
				}
			}
		}
		assertEquals(i, chosen.getStackSize());
	}

	@Test
	public void allIsTheImageItselfAndCurrentWhatIsLookedAt() {
		final ImagePlus image = image();
		assertSame(image, PlaneChoice.EVERYTHING.of(image));
		assertSame(image, PlaneChoice.of("all", "1-5", "").of(image));
		image.setPosition(2, 3, 4);
		final ImagePlus current = PlaneChoice.of("current", "Current", "current").of(image);
		assertEquals(1, current.getStackSize());
		assertEquals(234, current.getProcessor().get(0, 0));
	}

	@Test
	public void whatBelongsToThePlanesComesAlong() {
		final ImagePlus image = image();
		image.setPosition(3, 4, 2);
		image.setOverlay(overlay());
		image.setRoi(new Roi(1, 1, 3, 2));
		image.getCalibration().pixelDepth = 0.5;
		image.getCalibration().zOrigin = 2;
		final ImagePlus chosen = PlaneChoice.of("2-3", "2,4", "all").of(image);
		assertEquals("between evenly spaced ones", 1, chosen.getCalibration().pixelDepth, 0);
		assertEquals("the third slice lies between", 0.5, chosen.getCalibration().zOrigin, 0);
		assertArrayEquals(new int[]{2, 2, 2}, new int[]{chosen.getC(), chosen.getZ(), chosen.getT()});
		assertEquals(image.getRoi().getBounds(), chosen.getRoi().getBounds());
		assertEquals("one everywhere, one on slice 4, none on slice 3", 2, chosen.getOverlay().size());
		assertEquals(2, chosen.getOverlay().get(1).getZPosition());
		final LUT[] luts = chosen.getLuts();
		assertEquals(Color.GREEN.getRGB(), luts[0].getRGB(255));
		assertEquals(Color.BLUE.getRGB(), luts[1].getRGB(255));
		assertEquals(7, luts[1].min, 0);
		assertEquals(77, luts[1].max, 0);
		assertEquals("the image is as it was", 0.5, image.getCalibration().pixelDepth, 0);
		final ImagePlus one = PlaneChoice.of("3", "all", "all").of(image);
		assertTrue("one channel is not composite", !one.isComposite());
		assertEquals(77, one.getDisplayRangeMax(), 0);
	}

	/** Intensities are seen as in the whole image. */
	@Test
	public void theirResultsAreThoseOfTheWhole() {
		final ImagePlus image = pictures();
		final UpscaleOptions options = UpscaleOptions.scale(1.5).model("micro");
		final ImagePlus whole = new ImagePlusUpscaler().upscale(image, options);
		final ImagePlus some = new ImagePlusUpscaler().upscale(image,
				options.planes(PlaneChoice.of("2", "1,3", "all")));
		assertArrayEquals(new int[]{24, 18, 1, 2, 2}, some.getDimensions());
		for (int i = 0; i < 4; i++)
			assertArrayEquals((short[]) whole.getStack().getPixels(whole.getStackIndex(2, 1 + i % 2 * 2, 1 + i / 2)),
					(short[]) some.getStack().getPixels(i + 1));
	}

	/** ImageJ forgets the stack of an image of a single plane; its range is that of all planes nevertheless. */
	@Test
	public void aSinglePlaneIsSeenAsInTheWhole() {
		final ImagePlus image = IJ.createImage("depth", "16-bit ramp", 30, 20, 4);
		image.getStack().getProcessor(4).multiply(0.01);
		final UpscaleOptions options = UpscaleOptions.scale(2).model("micro");
		final ImagePlus whole = new ImagePlusUpscaler().upscale(image, options);
		final ImagePlus one = new ImagePlusUpscaler().upscale(image, options.planes(PlaneChoice.of("all", "4", "all")));
		assertEquals(1, one.getStackSize());
		assertArrayEquals((short[]) whole.getStack().getPixels(4), (short[]) one.getProcessor().getPixels());
	}

	@Test
	public void onlyTheseAreReadOfAVirtualStack() {
		final CountedStack disk = new CountedStack(IJ.createImage("", 16, 12, 200, 16).getStack());
		final ImagePlus image = new ImagePlus("disk", disk);
		image.setDimensions(1, 200, 1);
		final ImagePlus chosen = PlaneChoice.of("all", "21-23", "all").of(image);
		final int[] before = IntStream.rangeClosed(1, 200).map(disk::reads).toArray();
		for (int i = 1; i <= 3; i++)
			chosen.getStack().getProcessor(i);
		assertArrayEquals(new int[]{21, 22, 23},
				IntStream.rangeClosed(1, 200).filter(n -> disk.reads(n) > before[n - 1]).toArray());
		assertTrue(chosen.getStack().isVirtual());
	}

	@Test
	public void whatIsNotThereIsOneSentence() {
		for (final String wrong : new String[]{"0", "1-", "3-2", "1,,2", "some", "1;2", "-1", "99999999999"})
			assertSentence(() -> PlaneChoice.of("all", wrong, "all"), "\"" + wrong + "\"", "slices", "such as 1,3");
		assertSentence(() -> PlaneChoice.of("1,4", "all", "all").of(image()), "\"cells\"", "channels 1 to 3", "not 4");
		assertSentence(() -> PlaneChoice.of("1", "2-9", "all").of(image()), "slices 1 to 5", "not 2-9");
	}

	// -- Helper methods --

	private static Overlay overlay() {
		final Overlay overlay = new Overlay(new Roi(0, 0, 2, 2));
		for (int z = 3; z <= 4; z++) {
			final Roi roi = new OvalRoi(1, 1, 3, 3);
			roi.setPosition(0, z, 0);
			overlay.add(roi);
		}
		return overlay;
	}

	/** Each plane of one value that tells where it is. */
	private static ImagePlus image() {
		final ImageStack stack = new ImageStack(8, 6);
		for (int i = 0; i < CHANNELS * SLICES * FRAMES; i++) {
			final int c = 1 + i % CHANNELS;
			final int z = 1 + i / CHANNELS % SLICES;
			final int t = 1 + i / CHANNELS / SLICES;
			final ShortProcessor plane = new ShortProcessor(8, 6);
			plane.add(100 * c + 10 * z + t);
			stack.addSlice("c" + c + " z" + z + " t" + t, plane);
		}
		final ImagePlus image = new ImagePlus("cells", stack);
		image.setDimensions(CHANNELS, SLICES, FRAMES);
		image.setOpenAsHyperStack(true);
		final CompositeImage composite = new CompositeImage(image, IJ.COMPOSITE);
		composite.setChannelLut(LUT.createLutFromColor(Color.RED), 1);
		composite.setChannelLut(LUT.createLutFromColor(Color.GREEN), 2);
		composite.setChannelLut(LUT.createLutFromColor(Color.BLUE), 3);
		composite.getChannelLut(3).min = 7;
		composite.getChannelLut(3).max = 77;
		return composite;
	}

	/** 2 channels, 3 slices, 2 frames of different brightness. */
	private static ImagePlus pictures() {
		final ImageStack stack = new ImageStack(16, 12);
		for (int i = 0; i < 12; i++) {
			final ShortProcessor plane = new ShortProcessor(16, 12);
			for (int k = 0; k < plane.getPixelCount(); k++)
				plane.set(k, (int) (1000 + 900 * Math.sin(k * (i + 3) * 0.37) + 200 * i));
			stack.addSlice(plane);
		}
		final ImagePlus image = new ImagePlus("pictures", stack);
		image.setDimensions(2, 3, 2);
		return image;
	}
}
