// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

import java.util.function.UnaryOperator;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.imagej.PlaneFunction;

/**
 * An RGB plane whose interpolated pixels are decoded. Its own pixels are as
 * ImageJ's other operations see and change them; the function follows.
 */
final class ColourProcessor extends ColorProcessor {

	private final PlaneFunction plane;
	private final PlaneSampler[] samplers = new PlaneSampler[3];

	ColourProcessor(final ColorProcessor pixels, final PlaneFunction plane) {
		super(pixels.getWidth(), pixels.getHeight(), (int[]) pixels.getPixels());
		this.plane = plane;
		for (int c = 0; c < 3; c++)
			samplers[c] = new PlaneSampler(plane, c);
	}

	@Override
	public int getInterpolatedRGBPixel(final double x, final double y) {
		int rgb = 0xff;
		for (int c = 0; c < 3; c++)
			rgb = rgb << 8 | (int) Math.max(0, Math.min(255, Math.round(plane.value(x, y, c))));
		return rgb;
	}

	@Override
	public double getInterpolatedPixel(final double x, final double y) {
		return getInterpolatedRGBPixel(x, y);
	}

	/** The mean of red, green and blue, by ImageJ's weights. */
	@Override
	public double getBicubicInterpolatedPixel(final double x, final double y, final ImageProcessor other) {
		return PlaneSampler.gray(this, c -> samplers[c].measured(this, x, y));
	}

	@Override
	public double[] getLine(final double x1, final double y1, final double x2, final double y2) {
		if (!interpolate)
			return super.getLine(x1, y1, x2, y2);
		plane.refresh();
		return PlaneSampler.line(x1, y1, x2, y2, (x, y) -> getBicubicInterpolatedPixel(x, y, this));
	}

	@Override
	public ImageProcessor resize(final int newWidth, final int newHeight) {
		return interpolationMethod == BICUBIC
				? byChannel(channel -> channel.resize(newWidth, newHeight))
				: super.resize(newWidth, newHeight);
	}

	@Override
	public void rotate(final double angle) {
		if (interpolationMethod == BICUBIC)
			replace(channel -> channel.rotate(angle));
		else
			super.rotate(angle);
	}

	@Override
	public void scale(final double scaleX, final double scaleY) {
		if (interpolationMethod == BICUBIC)
			replace(channel -> channel.scale(scaleX, scaleY));
		else
			super.scale(scaleX, scaleY);
	}

	// -- Helper methods --

	/** Something that is done to one channel, in place. */
	private interface ChannelAction {

		void accept(ImageProcessor channel);
	}

	private void replace(final ChannelAction action) {
		plane.frozen(() -> copyBits(byChannel(channel -> {
			action.accept(channel);
			return channel;
		})));
	}

	private void copyBits(final ImageProcessor result) {
		System.arraycopy(result.getPixels(), 0, getPixels(), 0, width * height);
	}

	/** As ImageJ does it: red, green and blue as 8-bit planes, which here are continuous, too. */
	private ImageProcessor byChannel(final UnaryOperator<ImageProcessor> operation) {
		ColorProcessor result = null;
		for (int c = 0; c < 3; c++) {
			final ImageProcessor channel = GrayProcessors.of(getChannel(c + 1, null), samplers[c]);
			channel.setInterpolationMethod(interpolationMethod);
			channel.setBackgroundValue((int) getBackgroundValue() >> 16 - 8 * c & 255);
			channel.setRoi(getRoi());
			final ImageProcessor done = operation.apply(channel);
			if (result == null)
				result = new ColorProcessor(done.getWidth(), done.getHeight());
			result.setChannel(c + 1, (ByteProcessor) done);
		}
		return result;
	}
}
