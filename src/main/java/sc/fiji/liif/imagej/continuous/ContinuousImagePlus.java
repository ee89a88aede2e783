// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

import sc.fiji.liif.imagej.values.ModelChoice;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;

import ij.ImageListener;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.PlaneFunction;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.Networks;

/**
 * An image of one plane whose interpolated pixels are decoded: Plot Profile,
 * Straighten, Reslice, Rotate and Scale sample the continuous function.
 */
public final class ContinuousImagePlus extends ImagePlus {

	/** How many are open, and whether ImageJ's option "bicubic" was on before the first. */
	private static int open;
	private static boolean wasBicubic;

	private final PlaneFunction plane;
	private final ImageListener listener = new CloseListener(this);
	private final AtomicBoolean isReleased = new AtomicBoolean();

	private ContinuousImagePlus(final String title, final ImageProcessor processor, final PlaneFunction plane) {
		super(title, processor);
		this.plane = plane;
		switchBicubicOn();
		ImagePlus.addImageListener(listener);
	}

	/** For operations that ask the stack for the plane. */
	@Override
	public ImageStack getStack() {
		final ImageStack stack = super.getStack();
		final ImageProcessor processor = getProcessor();
		if (stack.size() != 1 || processor == null)
			return stack;
		final ImageStack continuous = new ImageStack(getWidth(), getHeight()) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				return processor;
			}
		};
		continuous.addSlice(stack.getSliceLabel(1), processor);
		return continuous;
	}

	/**
	 * Copies the current plane of an image into a new, continuous one; the image
	 * itself is not touched. Its native memory is freed when it is closed.
	 * <p>
	 * Some of ImageJ's operations interpolate through a method that only asks a
	 * processor when ImageJ's option "bicubic" is on; it is switched on as long as
	 * a continuous image is open, and put back with the last.
	 *
	 * @param model a model's name or folder, or "auto" to leave it to the picture
	 * @return the new image, not shown
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public static ImagePlus of(final ImagePlus image, final Networks networks, final String model,
			final Progress progress) {
		if (image == null || image.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		final PixelMeaning meaning = PixelMeaning.of(image);
		final ModelChoice choice = ModelChoice.of(image, meaning, model);
		final ImageProcessor pixels = meaning.resolve(image.getProcessor()).duplicate();
		final PlaneFunction plane = new PlaneFunction(pixels, meaning, Exposure.current(image, progress), networks,
				choice.model());
		final ImagePlus continuous = new ContinuousImagePlus(
				WindowManager.makeUniqueName(image.getShortTitle() + "-continuous"), processor(pixels, plane), plane);
		continuous.setCalibration(image.getCalibration().copy());
		if (image.getBitDepth() != 24)
			continuous.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		continuous.setProperty("Info", "LIIF: continuous, model " + plane.modelName() + choice.remark() + ", from \""
				+ image.getTitle() + "\"");
		return continuous;
	}

	private static ImageProcessor processor(final ImageProcessor pixels, final PlaneFunction plane) {
		final ImageProcessor processor = pixels instanceof ColorProcessor
				? new ColourProcessor((ColorProcessor) pixels, plane)
				: GrayProcessors.of(pixels, new PlaneSampler(plane, 0));
		plane.watch(processor);
		processor.setInterpolationMethod(ImageProcessor.BICUBIC);
		return processor;
	}

	/** In batch mode nobody is told that an image was closed. */
	@Override
	public void close() {
		super.close();
		release();
	}

	private void release() {
		if (isReleased.getAndSet(true))
			return;
		ImagePlus.removeImageListener(listener);
		plane.close();
		putBicubicBack();
	}

	private static synchronized void switchBicubicOn() {
		if (open++ == 0)
			wasBicubic = isBicubic();
		ImageProcessor.setUseBicubic(true);
	}

	private static synchronized void putBicubicBack() {
		if (--open == 0)
			ImageProcessor.setUseBicubic(wasBicubic);
	}

	/** ImageJ does not tell, so it is tried: between 0 and 1 bicubic interpolation overshoots. */
	private static boolean isBicubic() {
		final FloatProcessor step = new FloatProcessor(8, 8);
		for (int i = 0; i < step.getPixelCount(); i++)
			step.setf(i, i % 8 < 4 ? 0 : 1);
		step.setInterpolate(true);
		return step.getInterpolatedValue(2.5, 3.5) != 0;
	}

	/** Hears of windows being closed; does not keep alive an image that was dropped instead. */
	private static final class CloseListener implements ImageListener {

		private final Reference<ContinuousImagePlus> image;

		private CloseListener(final ContinuousImagePlus image) {
			this.image = new WeakReference<>(image);
		}

		@Override
		public void imageClosed(final ImagePlus closed) {
			if (closed == image.get())
				image.get().release();
		}

		@Override
		public void imageOpened(final ImagePlus opened) {}

		@Override
		public void imageUpdated(final ImagePlus updated) {}
	}
}
