// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.drawing;

import java.util.Arrays;
import java.util.Random;

import sc.fiji.liif.raster.Raster;

/**
 * A square picture that shapes are drawn on. Positions are in pixels, centres at integers. Each
 * pixel is covered by a shape as far as the shape's border lies from its centre, half a pixel being
 * all of it, which is close to the mean over its area; on a hardened canvas, all of it or nothing.
 */
final class Canvas {

	/** The distance of a position from a shape's border; negative inside. */
	interface Shape {

		double distance(double x, double y);
	}

	private final int side;
	private final int channels;
	private final float[] values;
	private boolean isHard;

	Canvas(final int side, final int channels) {
		this.side = side;
		this.channels = channels;
		values = new float[side * side * channels];
	}

	/** From now on pixels are covered or not, as by software that does not smooth. */
	void harden() {
		isHard = true;
	}

	boolean isHard() {
		return isHard;
	}

	int side() {
		return side;
	}

	/** Any colour. */
	float[] colour(final Random random) {
		final float[] colour = new float[channels];
		final float gray = random.nextFloat();
		final boolean isGray = random.nextInt(3) == 0;
		for (int c = 0; c < channels; c++)
			colour[c] = isGray ? gray : random.nextFloat();
		return colour;
	}

	/** The same value in all channels. */
	float[] gray(final double value) {
		final float[] colour = new float[channels];
		Arrays.fill(colour, (float) value);
		return colour;
	}

	void fill(final float[] colour) {
		for (int i = 0; i < values.length; i++)
			values[i] = colour[i % channels];
	}

	/** Paints a shape over what is there; only where it lies, which is at most so far from a position. */
	void paint(final Shape shape, final double x, final double y, final double radius, final float[] colour) {
		each(x, y, radius, (px, py, at) -> {
			final double inside = -shape.distance(px, py);
			final double cover = isHard ? inside > 0 ? 1 : 0 : Math.max(0, Math.min(1, 0.5 + inside));
			for (int c = 0; c < channels && cover > 0; c++)
				values[at + c] += (float) (cover * (colour[c] - values[at + c]));
		});
	}

	/** Adds light whose strength is a function of the distance from a shape: a Gaussian of so much (standard deviation). */
	void glow(final Shape shape, final double x, final double y, final double radius, final double width,
			final double light) {
		each(x, y, radius + 4 * width, (px, py, at) -> {
			final double d = Math.max(0, shape.distance(px, py)) / width;
			final float added = (float) (light * Math.exp(-d * d / 2));
			for (int c = 0; c < channels; c++)
				values[at + c] += added;
		});
	}

	/** Multiplies all values by a function of the position. */
	void modulate(final Shape factor) {
		each(side / 2.0, side / 2.0, side, (px, py, at) -> {
			final double by = factor.distance(px, py);
			for (int c = 0; c < channels; c++)
				values[at + c] *= (float) by;
		});
	}

	/** The distance from a line with round ends, half of its width being inside. */
	static Shape line(final double x0, final double y0, final double x1, final double y1, final double width) {
		final double dx = x1 - x0;
		final double dy = y1 - y0;
		final double square = Math.max(1e-9, dx * dx + dy * dy);
		return (x, y) -> {
			final double t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square));
			return Math.hypot(x - x0 - t * dx, y - y0 - t * dy) - width / 2;
		};
	}

	static Shape disc(final double x0, final double y0, final double radius) {
		return (x, y) -> Math.hypot(x - x0, y - y0) - radius;
	}

	Raster raster() {
		return Raster.ofFloats(side, side, channels, values);
	}

	// -- Helper methods --

	private interface Pixel {

		void at(int x, int y, int index);
	}

	private void each(final double x, final double y, final double radius, final Pixel pixel) {
		final int top = (int) Math.max(0, Math.floor(y - radius - 1));
		final int bottom = (int) Math.min(side - 1, Math.ceil(y + radius + 1));
		final int left = (int) Math.max(0, Math.floor(x - radius - 1));
		final int right = (int) Math.min(side - 1, Math.ceil(x + radius + 1));
		for (int py = top; py <= bottom; py++) {
			for (int px = left; px <= right; px++)
				pixel.at(px, py, (py * side + px) * channels);
		}
	}
}
