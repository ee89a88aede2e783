// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;

import java.awt.Rectangle;
import java.util.stream.IntStream;

import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import sc.fiji.liif.imagej.planes.CountedStack;
import sc.fiji.liif.imagej.planes.LabelledStack;
import sc.fiji.liif.imagej.planes.PlaneChoice;

/** Each plane of a virtual stack is read once, whatever parts of it are looked at. */
public class ReadOnceStackTest {

	private static final int WIDTH = 13;
	private static final int HEIGHT = 9;
	private static final int PLANES = 6;
	private static final Rectangle[] PARTS = {new Rectangle(WIDTH, HEIGHT), new Rectangle(3, 2, 5, 4),
			new Rectangle(0, 5, WIDTH, 3), new Rectangle(WIDTH - 1, HEIGHT - 1, 1, 1)};

	@Test
	public void partsOfAllTypesAreThoseOfThePlanes() {
		for (final int bits : new int[]{8, 16, 24, 32}) {
			final ImageStack planes = planes(bits);
			final CountedStack counted = new CountedStack(planes);
			final ImagePlus parted = ReadOnceStack.of(image(counted));
			final int before = counted.reads();
			for (final Rectangle part : PARTS) {
				for (int n = PLANES; n >= 1; n--)
					assertPart(planes, parted.getStack(), n, part);
			}
			assertEquals(bits + " bits", PLANES - 1, counted.reads() - before);
			assertArrayEquals(new int[]{WIDTH, HEIGHT, 1, 3, 2}, parted.getDimensions());
			assertEquals(bits, parted.getBitDepth());
			assertEquals(0.7, parted.getCalibration().pixelDepth, 0);
		}
	}

	@Test
	public void whatHasPartsIsLeftAsItIs() {
		final ImagePlus memory = image(planes(16));
		assertSame(memory, ReadOnceStack.of(memory));
		final ImagePlus some = PlaneChoice.of("all", "2-3", "all").of(memory);
		assertSame(some, ReadOnceStack.of(some));
		final ImagePlus parted = ReadOnceStack.of(image(new CountedStack(planes(16))));
		assertSame(parted, ReadOnceStack.of(parted));
		final ImagePlus someOfParted = PlaneChoice.of("all", "2-3", "all").of(parted);
		assertSame(someOfParted, ReadOnceStack.of(someOfParted));
		assertPart(planes(16), 2, someOfParted.getStack(), 1, PARTS[1]);
		final ImagePlus someOfCounted = PlaneChoice.of("all", "2-3", "all").of(image(new CountedStack(planes(16))));
		assertNotSame(someOfCounted, ReadOnceStack.of(someOfCounted));
		assertPart(planes(16), 2, ReadOnceStack.of(someOfCounted).getStack(), 1, PARTS[1]);
	}

	@Test
	public void severalThreadsReadAPlaneOnce() {
		final ImageStack planes = planes(16);
		final CountedStack counted = new CountedStack(planes);
		final ImageStack parted = ReadOnceStack.of(image(counted)).getStack();
		final int before = counted.reads();
		IntStream.range(0, 200).parallel()
				.forEach(i -> assertPart(planes, parted, 2 + i % (PLANES - 1), PARTS[i % PARTS.length]));
		assertEquals(PLANES - 1, counted.reads() - before);
	}

	/** Such as on a disk that has become full: here an interruption closes the file. */
	@Test
	public void whatCanNotBeKeptIsReadAgain() {
		final ImageStack planes = planes(16);
		final CountedStack counted = new CountedStack(planes);
		final ImageStack parted = ReadOnceStack.of(image(counted)).getStack();
		Thread.currentThread().interrupt();
		try {
			assertPart(planes, parted, 3, PARTS[1]);
		}
		finally {
			Thread.interrupted();
		}
		final int before = counted.reads(3);
		assertPart(planes, parted, 3, PARTS[2]);
		assertPart(planes, parted, 4, PARTS[0]);
		assertEquals(before + 1, counted.reads(3));
	}

	// -- Helper methods --

	private static void assertPart(final ImageStack planes, final ImageStack parted, final int n,
			final Rectangle part) {
		assertPart(planes, n, parted, n, part);
	}

	private static void assertPart(final ImageStack planes, final int expected, final ImageStack parted, final int n,
			final Rectangle part) {
		final ImageProcessor plane = planes.getProcessor(expected).duplicate();
		plane.setRoi(part);
		final ImageProcessor found = LabelledStack.part(parted, n, part);
		assertEquals(part.getSize(), new Rectangle(found.getWidth(), found.getHeight()).getSize());
		for (int i = 0; i < part.width * part.height; i++)
			assertEquals(plane.crop().get(i), found.get(i));
	}

	private static ImagePlus image(final ImageStack stack) {
		final ImagePlus image = new ImagePlus("planes", stack);
		image.setDimensions(1, stack.getSize() / 2, 2);
		image.getCalibration().pixelDepth = 0.7;
		return image;
	}

	/** No two pixels alike, as far as that can be. */
	private static ImageStack planes(final int bits) {
		final ImageStack planes = IJ.createImage("", WIDTH, HEIGHT, PLANES, bits).getStack();
		for (int n = 1; n <= PLANES; n++) {
			for (int i = 0; i < WIDTH * HEIGHT; i++) {
				final int value = n * WIDTH * HEIGHT + i;
				if (bits == 32)
					planes.getProcessor(n).setf(i, value + 0.25f);
				else
					planes.getProcessor(n).set(i,
							bits == 8 ? value & 0xff : bits == 24 ? value * 97 | 0xff000000 : value);
			}
		}
		return planes;
	}
}
