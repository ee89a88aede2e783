// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.resample;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Sampling;

/** Planes that are made when they are looked at are those that would have been made before. */
public class LazyStackTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void virtualResultsAreTheSame() throws Exception {
		final ImagePlus image = image();
		final UpscaleOptions options = UpscaleOptions.scale(1.7).model("micro");
		final ImagePlus wanted = new ImagePlusUpscaler().upscale(image, options);
		final ImagePlus lazy = new ImagePlusUpscaler().upscale(image, options.virtual(true));
		assertTrue(lazy.getStack() instanceof LazyStack);
		assertArrayEquals(wanted.getDimensions(), lazy.getDimensions());
		assertEquals(wanted.getTitle(), lazy.getTitle());
		assertTrue(lazy.isComposite());
		assertEquals(((CompositeImage) wanted).getChannelLut(2), ((CompositeImage) lazy).getChannelLut(2));
		assertEquals(wanted.getCalibration().toString(), lazy.getCalibration().toString());
		// What becomes of the input does not matter.
		image.getStack().getProcessor(5).set(0);
		image.close();
		check(wanted, lazy);
		final Path file = temporary.getRoot().toPath().resolve("lazy.tif");
		ImageFiles.save(lazy, file, false);
		check(wanted, ImageFiles.open(file));
		lazy.close();
	}

	@Test
	public void planesAreMadeOnceAndWhatIsHeldIsGivenBack() {
		final List<Integer> made = new ArrayList<>();
		final AtomicInteger closed = new AtomicInteger();
		final ImagePlus source = IJ.createImage("source", "8-bit", 8, 6, 5);
		final LazyStack stack = new LazyStack(source, new PlaneMaker() {

			@Override
			public Sampling sampling() {
				return GridSampling.whole(8, 6, 2);
			}

			@Override
			public List<int[]> groups() {
				return List.of(new int[]{1, 2}, new int[]{3}, new int[]{4}, new int[]{5});
			}

			@Override
			public List<ImageProcessor> make(final int[] group, final Progress progress) {
				final List<ImageProcessor> planes = new ArrayList<>();
				for (final int n : group) {
					made.add(n);
					planes.add(new ByteProcessor(16, 12));
					planes.get(planes.size() - 1).set(0, 0, n);
				}
				return planes;
			}
		}, Progress.NONE, closed::incrementAndGet);
		assertTrue(made.isEmpty());
		assertEquals(4, stack.getProcessor(4).get(0, 0));
		assertEquals(2, stack.getProcessor(2).get(0, 0));
		final ImageProcessor plane = stack.getProcessor(1);
		plane.set(0, 0, 99);
		assertEquals("changes are not kept", 1, stack.getProcessor(1).get(0, 0));
		assertEquals(List.of(4, 1, 2), made);
		final ImagePlus image = new ImagePlus("lazy", stack);
		stack.closeWith(image);
		image.close();
		stack.close();
		assertEquals(1, closed.get());
		assertEquals("kept", 4, stack.getProcessor(4).get(0, 0));
		assertEquals("black", 0, stack.getProcessor(5).get(0, 0));
		assertEquals(List.of(4, 1, 2), made);
	}

	/** As loud as the whole: other planes are not needed to see one. */
	@Test
	public void itSaysWhichPlaneIsMade() {
		final List<String> said = Collections.synchronizedList(new ArrayList<>());
		final ImagePlus lazy = new ImagePlusUpscaler().afterwards((done, total, what) -> said.add(what))
				.upscale(image(), UpscaleOptions.scale(2).model("micro").virtual(true));
		said.clear();
		lazy.getStack().getProcessor(6);
		assertTrue(said.toString(), said.stream().anyMatch(what -> what.endsWith("plane 6 of 6")));
		assertEquals("", said.get(said.size() - 1));
		assertNotEquals(0, lazy.getStack().getProcessor(6).getStats().max, 0);
		lazy.close();
	}

	private static ImagePlus image() {
		final ImagePlus ramp = IJ.createImage("ramp", "16-bit ramp", 24, 18, 6);
		for (int i = 1; i <= 6; i++)
			ramp.getStack().getProcessor(i).multiply(0.1 * i);
		ramp.setDimensions(2, 3, 1);
		ramp.getCalibration().pixelWidth = 0.2;
		ramp.getCalibration().setUnit("micron");
		final CompositeImage image = new CompositeImage(ramp, IJ.COMPOSITE);
		image.setOpenAsHyperStack(true);
		return image;
	}

	private static void check(final ImagePlus wanted, final ImagePlus is) {
		final ImageStack stack = wanted.getStack();
		assertEquals(stack.size(), is.getStackSize());
		for (int i = 1; i <= stack.size(); i++)
			assertArrayEquals("plane " + i, (short[]) stack.getPixels(i),
					(short[]) is.getStack().getProcessor(i).getPixels());
	}
}
