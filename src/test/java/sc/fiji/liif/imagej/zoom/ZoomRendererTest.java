// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.zoom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.PlaneFunction;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.sampling.Footprint;

/** Views show the right part of the image, by the right interpolation. */
public class ZoomRendererTest {

	private static final Progress CANCELED = new Progress() {

		@Override
		public void report(final double done, final double total, final String what) {}

		@Override
		public boolean isCanceled() {
			return true;
		}
	};

	@Test
	public void liifViewsAreDecoded() {
		final ImagePlus image = cell();
		final ZoomView view = new ZoomView(20.5, 17.25, 7.5, 90, 60, ZoomView.Mode.LIIF);
		final int[] argb = draw(image, view, 1);
		try (PlaneFunction plane = new PlaneFunction(image.getProcessor(), Exposure.current(image, Progress.NONE),
				Installation.current().networks(), "")) {
			plane.setFootprint(Footprint.ofScale(7.5));
			for (int y = 0; y < 60; y += 7) {
				for (int x = 0; x < 90; x++)
					assertEquals(shade(image, plane.value(view.x(x), view.y(y), 0)), argb[y * 90 + x] & 255, 1);
			}
		}
	}

	@Test
	public void nearestViewsShowPixels() {
		final ImagePlus image = cell();
		final ZoomView view = new ZoomView(20, 17, 10, 50, 50, ZoomView.Mode.NEAREST);
		final int[] argb = draw(image, view, 1);
		for (int y = 0; y < 50; y++) {
			for (int x = 0; x < 50; x++)
				assertEquals(
						shade(image, image.getProcessor().get((int) Math.rint(view.x(x)), (int) Math.rint(view.y(y)))),
						argb[y * 50 + x] & 255, 1);
		}
	}

	@Test
	public void coarseViewsAreSquaresAndTheOutsideIsGray() {
		final ImagePlus image = cell();
		final int[] argb = draw(image, new ZoomView(0, 0, 4, 64, 64, ZoomView.Mode.LIIF), 8);
		assertEquals(argb[40 * 64 + 40], argb[47 * 64 + 47]);
		assertEquals(0xff404040, argb[3 * 64 + 3]);
		try (ZoomRenderer renderer = new ZoomRenderer(image, Installation.current().networks(), "", Progress.NONE)) {
			assertFalse(renderer.draw(new ZoomView(0, 0, 4, 64, 64, ZoomView.Mode.LIIF), 0, 64, 1, CANCELED,
					new int[64 * 64]));
		}
	}

	@Test
	public void exportsKeepTypeAndCalibration() {
		for (final int bits : new int[]{8, 16, 32, 24}) {
			final ImageProcessor plane = cell().getProcessor();
			final ImagePlus image = new ImagePlus("cell.tif",
					bits == 8
							? plane
							: bits == 16
									? plane.convertToShort(false)
									: bits == 32 ? plane.convertToFloat() : plane.convertToRGB());
			image.getCalibration().pixelWidth = 0.4;
			image.getCalibration().setUnit("um");
			try (ZoomRenderer renderer = new ZoomRenderer(image, Installation.current().networks(), "",
					Progress.NONE)) {
				final ImagePlus exported = renderer.export(new ZoomView(25, 20, 8, 80, 64, ZoomView.Mode.LIIF),
						Progress.NONE);
				assertEquals(bits, exported.getBitDepth());
				assertEquals(80, exported.getWidth());
				assertEquals(0.05, exported.getCalibration().pixelWidth, 1e-12);
				assertEquals("where the image's pixel 25.5 is", image.getCalibration().getX(25.5),
						exported.getCalibration().getX(40), 1e-9);
				final double source = bits == 24 ? plane.get(25, 20) : image.getProcessor().getf(25, 20);
				final double zoomed = bits == 24
						? exported.getProcessor().get(40, 32) & 255
						: exported.getProcessor().getf(40, 32);
				assertEquals(source, zoomed, 12);
			}
		}
	}

	/** Each channel is seen by its own range, whichever was shown at first. */
	@Test
	public void followsTheChannel() {
		final ImagePlus image = IJ.createHyperStack("", 40, 30, 2, 1, 1, 16);
		for (int i = 0; i < 40 * 30; i++) {
			image.getStack().getProcessor(1).set(i, i % 100);
			image.getStack().getProcessor(2).set(i, 50 * i);
		}
		final ZoomView view = new ZoomView(20, 15, 3, 60, 45, ZoomView.Mode.LIIF);
		final short[] expected;
		image.setC(2);
		try (ZoomRenderer second = new ZoomRenderer(image, Installation.current().networks(), "", Progress.NONE)) {
			expected = (short[]) second.export(view, Progress.NONE).getProcessor().getPixels();
		}
		image.setC(1);
		try (ZoomRenderer first = new ZoomRenderer(image, Installation.current().networks(), "", Progress.NONE)) {
			first.export(view, Progress.NONE);
			image.setC(2);
			assertArrayEquals(expected, (short[]) first.export(view, Progress.NONE).getProcessor().getPixels());
		}
	}

	@Test
	public void followsThePixels() {
		final ImagePlus image = cell();
		try (ZoomRenderer renderer = new ZoomRenderer(image, Installation.current().networks(), "", Progress.NONE)) {
			final ZoomView view = new ZoomView(20, 20, 4, 40, 40, ZoomView.Mode.LIIF);
			final int[] argb = new int[1600];
			image.getProcessor().setValue(255);
			image.getProcessor().fill();
			assertTrue(renderer.draw(view, 0, 40, 1, Progress.NONE, argb));
			assertEquals(255, argb[820] & 255, 2);
		}
	}

	@Test
	public void followsSliceAndType() {
		final ImagePlus image = IJ.createImage("stack", "8-bit black", 40, 40, 2);
		image.getStack().getProcessor(2).add(200);
		try (ZoomRenderer renderer = new ZoomRenderer(image, Installation.current().networks(), "", Progress.NONE)) {
			final ZoomView view = new ZoomView(20, 20, 4, 40, 40, ZoomView.Mode.LIIF);
			final int[] argb = new int[1600];
			renderer.draw(view, 0, 40, 1, Progress.NONE, argb);
			assertEquals(0, argb[820] & 255, 2);
			image.setSlice(2);
			renderer.draw(view, 0, 40, 1, Progress.NONE, argb);
			assertEquals(200, argb[820] & 255, 2);
		}
		final ImagePlus single = cell();
		try (ZoomRenderer renderer = new ZoomRenderer(single, Installation.current().networks(), "", Progress.NONE)) {
			final ZoomView view = new ZoomView(20, 20, 4, 40, 40, ZoomView.Mode.LIIF);
			final int[] argb = new int[1600];
			renderer.draw(view, 0, 40, 1, Progress.NONE, argb);
			for (final ImageProcessor other : new ImageProcessor[]{single.getProcessor().convertToShort(false),
					single.getProcessor().convertToRGB()}) {
				single.setProcessor(other);
				assertTrue(renderer.draw(view, 0, 40, 1, Progress.NONE, argb));
			}
			assertEquals(single.getProcessor().get(20, 20) & 255, argb[820] & 255, 12);
		}
	}

	@Test
	public void theWheelKeepsWhatIsUnderThePointer() {
		final ZoomView view = new ZoomView(20, 17, 3, 200, 100, ZoomView.Mode.LIIF);
		final ZoomView zoomed = view.zoomed(1.7, 150, 20);
		assertEquals(5.1, zoomed.magnification(), 1e-12);
		assertEquals(view.x(150), zoomed.x(150), 1e-9);
		assertEquals(view.y(20), zoomed.y(20), 1e-9);
		final ZoomView dragged = view.dragged(30, -12);
		assertEquals(view.x(50), dragged.x(80), 1e-9);
		assertEquals(view.y(50), dragged.y(38), 1e-9);
	}

	// -- Helper methods --

	private static int[] draw(final ImagePlus image, final ZoomView view, final int step) {
		final int[] argb = new int[view.width() * view.height()];
		try (ZoomRenderer renderer = new ZoomRenderer(image, Installation.current().networks(), "", Progress.NONE)) {
			assertTrue(renderer.draw(view, 0, view.height(), step, Progress.NONE, argb));
		}
		return argb;
	}

	private static double shade(final ImagePlus image, final double value) {
		final double min = image.getDisplayRangeMin();
		return Math.max(0, Math.min(255, 255 * (value - min) / (image.getDisplayRangeMax() - min)));
	}

	private static ImagePlus cell() {
		final ImageProcessor cell = IJ.openImage("examples/cell.png").getProcessor();
		cell.setRoi(380, 250, 50, 40);
		return new ImagePlus("cell", cell.crop());
	}
}
