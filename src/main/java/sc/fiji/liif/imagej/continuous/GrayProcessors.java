// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.continuous;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * Gray planes whose interpolated pixels are decoded. Their own pixels are as
 * ImageJ's other operations see and change them; the function follows. ImageJ has a
 * class for each type of pixels, so there is one here for each of them; what they do
 * is in {@link PlaneSampler}.
 */
final class GrayProcessors {

	private GrayProcessors() {}

	/** A continuous processor on a plane's own pixels. */
	static ImageProcessor of(final ImageProcessor plane, final PlaneSampler sampler) {
		if (plane instanceof ByteProcessor)
			return new Bytes((ByteProcessor) plane, sampler);
		return plane instanceof ShortProcessor
				? new Shorts((ShortProcessor) plane, sampler)
				: new Floats((FloatProcessor) plane, sampler);
	}

	/** 8 bit. */
	private static final class Bytes extends ByteProcessor {

		private final PlaneSampler sampler;

		private Bytes(final ByteProcessor plane, final PlaneSampler sampler) {
			super(plane.getWidth(), plane.getHeight(), (byte[]) plane.getPixels(), plane.getColorModel());
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

	/** 16 bit. */
	private static final class Shorts extends ShortProcessor {

		private final PlaneSampler sampler;

		private Shorts(final ShortProcessor plane, final PlaneSampler sampler) {
			super(plane.getWidth(), plane.getHeight(), (short[]) plane.getPixels(), plane.getColorModel());
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

	/** 32 bit. */
	private static final class Floats extends FloatProcessor {

		private final PlaneSampler sampler;

		private Floats(final FloatProcessor plane, final PlaneSampler sampler) {
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
}
