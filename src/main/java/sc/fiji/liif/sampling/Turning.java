// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.sampling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * One of the eight ways in which a rectangle of pixels can be turned: mirrored along x, then
 * along y, then transposed, each or not. Positions count from the rectangle's first pixel. Immutable.
 */
public final class Turning {

	/** All eight, the first of which changes nothing. */
	public static final List<Turning> ALL = all();

	private final boolean mirrorsX;
	private final boolean mirrorsY;
	private final boolean transposes;

	private Turning(final int number) {
		mirrorsX = (number & 1) != 0;
		mirrorsY = (number & 2) != 0;
		transposes = (number & 4) != 0;
	}

	/** Whether what was wide is high afterwards. */
	public boolean transposes() {
		return transposes;
	}

	/**
	 * A rectangle of pixels, turned.
	 *
	 * @param pixels {@code [height][width][values]}
	 */
	public float[] turned(final float[] pixels, final int width, final int height, final int values) {
		final float[] turned = new float[pixels.length];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++)
				System.arraycopy(pixels, (y * width + x) * values, turned, at(x, y, width, height) * values, values);
		}
		return turned;
	}

	/** Adds the values of a turned rectangle to those of the rectangle as it was. */
	public void addBack(final float[] turned, final int width, final int height, final int values, final float[] sums) {
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final int from = at(x, y, width, height) * values;
				final int to = (y * width + x) * values;
				for (int i = 0; i < values; i++)
					sums[to + i] += turned[from + i];
			}
		}
	}

	/** A part of a rectangle, where it lies afterwards. */
	public Interval turned(final Interval part, final long width, final long height) {
		final long x = mirrorsX ? width - 1 - part.max(0) : part.min(0);
		final long y = mirrorsY ? height - 1 - part.max(1) : part.min(1);
		return transposes
				? FinalInterval.createMinSize(y, x, part.dimension(1), part.dimension(0))
				: FinalInterval.createMinSize(x, y, part.dimension(0), part.dimension(1));
	}

	/**
	 * The same output pixels, laid over the turned rectangle.
	 *
	 * @param x      the rectangle's first pixel, where the grid sees it
	 * @param width  of the rectangle
	 */
	public GridSampling turned(final GridSampling grid, final long x, final long y, final long width,
			final long height) {
		return grid.turned(x, y, width, height, mirrorsX, mirrorsY, transposes);
	}

	/** A position, in place, that counts from the rectangle's first pixel. */
	public void turn(final double[] position, final double width, final double height) {
		final double x = mirrorsX ? width - 1 - position[0] : position[0];
		final double y = mirrorsY ? height - 1 - position[1] : position[1];
		position[0] = transposes ? y : x;
		position[1] = transposes ? x : y;
	}

	// -- Helper methods --

	/** Where the pixel (x, y) goes. */
	private int at(final int x, final int y, final int width, final int height) {
		final int newX = mirrorsX ? width - 1 - x : x;
		final int newY = mirrorsY ? height - 1 - y : y;
		return transposes ? newX * height + newY : newY * width + newX;
	}

	private static List<Turning> all() {
		final List<Turning> all = new ArrayList<>();
		for (int i = 0; i < 8; i++)
			all.add(new Turning(i));
		return Collections.unmodifiableList(all);
	}
}
