// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/**
 * A 32-bit plane whose interpolated pixels are decoded. Its own pixels are as ImageJ's other
 * operations see and change them; the function follows.
 */
final class ContinuousFloatProcessor extends FloatProcessor {

	private final ContinuousSampler sampler;

	ContinuousFloatProcessor(final FloatProcessor plane, final ContinuousSampler sampler) {
		super(plane.getWidth(), plane.getHeight(), (float[]) plane.getPixels(), plane.getColorModel());
		this.sampler = sampler;
	}

	@Override
	public double getInterpolatedPixel(final double x, final double y) {
		return sampler.value(this, x, y);
	}

	@Override
	public double getBicubicInterpolatedPixel(final double x, final double y, final ImageProcessor other) {
		return sampler.measured(this, x, y);
	}

	@Override
	public double[] getLine(final double x1, final double y1, final double x2, final double y2) {
		return interpolate ? sampler.line(this, x1, y1, x2, y2) : super.getLine(x1, y1, x2, y2);
	}

	@Override
	public ImageProcessor resize(final int newWidth, final int newHeight) {
		return sampler.resized(this, newWidth, newHeight, () -> super.resize(newWidth, newHeight));
	}

	@Override
	public void rotate(final double angle) {
		sampler.frozen(() -> super.rotate(angle));
	}

	@Override
	public void scale(final double scaleX, final double scaleY) {
		sampler.frozen(() -> super.scale(scaleX, scaleY));
	}
}
