// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import java.util.Arrays;

/**
 * A picture in memory: {@code [height][width][channels]}, channel fastest, with
 * intensities in [0,1]. Kept as bytes, 255 being 1, where it came from an 8-bit
 * image, so that it can be resized as 8-bit software does; else as floats.
 * Immutable.
 */
public final class Raster {

	private static final int BYTE = 255;

	private final int width;
	private final int height;
	private final int channels;
	private final byte[] bytes;
	private final float[] floats;
	/** The values of the image it was made of that became 0 and 1. */
	private final double min;
	private final double max;

	private Raster(final int width, final int height, final int channels, final byte[] bytes, final float[] floats,
			final double min, final double max) {
		this.min = min;
		this.max = max;
		final int size = bytes != null ? bytes.length : floats.length;
		if (width < 1 || height < 1 || size != width * height * channels)
			throw new IllegalArgumentException(size + " values for " + width + " x " + height + " x " + channels);
		this.width = width;
		this.height = height;
		this.channels = channels;
		this.bytes = bytes;
		this.floats = floats;
	}

	/** The array is kept, not copied. */
	public static Raster ofBytes(final int width, final int height, final int channels, final byte[] values) {
		return new Raster(width, height, channels, values, null, 0, BYTE);
	}

	/**
	 * The same intensities, said to have been made of an image's values.
	 *
	 * @param zero the value that became intensity 0
	 * @param one  the value that became intensity 1
	 */
	public Raster withRange(final double zero, final double one) {
		return new Raster(width, height, channels, bytes, floats, zero, one);
	}

	/**
	 * The intensities that the image's values have in the range of another picture of
	 * the same scene; 8-bit pictures all have the same range.
	 */
	public Raster inRangeOf(final Raster other) {
		if (isEightBit() || other.isEightBit() || !(other.max > other.min) || min == other.min && max == other.max)
			return this;
		final float[] mapped = new float[floats.length];
		for (int i = 0; i < mapped.length; i++)
			mapped[i] = (float) ((min + floats[i] * (max - min) - other.min) / (other.max - other.min));
		return new Raster(width, height, channels, null, mapped, other.min, other.max);
	}

	/** The array is kept, not copied. */
	public static Raster ofFloats(final int width, final int height, final int channels, final float[] intensities) {
		return new Raster(width, height, channels, null, intensities, 0, 1);
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	public int channels() {
		return channels;
	}

	/** Whether intensities are multiples of 1/255. */
	public boolean isEightBit() {
		return bytes != null;
	}

	/** Memory its values take. */
	public long numBytes() {
		return bytes != null ? bytes.length : 4L * floats.length;
	}

	/** The i-th value of {@code [height][width][channels]}. */
	public float intensity(final int i) {
		return bytes != null ? (bytes[i] & 255) / 255f : floats[i];
	}

	/** All values, {@code [height][width][channels]}; a copy. */
	public float[] intensities() {
		if (bytes == null)
			return floats.clone();
		final float[] values = new float[bytes.length];
		for (int i = 0; i < values.length; i++)
			values[i] = intensity(i);
		return values;
	}

	/** The i-th value from 0 to 255; 8-bit pictures only. */
	int level(final int i) {
		return bytes[i] & 255;
	}

	/** A part of it, which must lie inside. */
	public Raster crop(final int x, final int y, final int partWidth, final int partHeight) {
		if (x == 0 && y == 0 && partWidth == width && partHeight == height)
			return this;
		if (x < 0 || y < 0 || x + partWidth > width || y + partHeight > height)
			throw new IllegalArgumentException(
					"(" + x + ", " + y + ") + " + partWidth + " x " + partHeight + " of " + width + " x " + height);
		final Object from = bytes != null ? bytes : floats;
		final int row = partWidth * channels;
		final Object to = bytes != null ? new byte[partHeight * row] : new float[partHeight * row];
		for (int j = 0; j < partHeight; j++)
			System.arraycopy(from, ((y + j) * width + x) * channels, to, j * row, row);
		return like(partWidth, partHeight, to);
	}

	/** One of its channels, counted from 0. */
	public Raster channel(final int c) {
		final int n = width * height;
		final byte[] someBytes = bytes != null ? new byte[n] : null;
		final float[] someFloats = bytes != null ? null : new float[n];
		for (int i = 0; i < n; i++) {
			if (bytes != null)
				someBytes[i] = bytes[i * channels + c];
			else
				someFloats[i] = floats[i * channels + c];
		}
		return new Raster(width, height, 1, someBytes, someFloats, min, max);
	}

	/** Mirrored at the horizontal axis, then at the vertical one, then transposed: each if asked for. */
	public Raster turned(final boolean flipRows, final boolean flipColumns, final boolean transpose) {
		if (!flipRows && !flipColumns && !transpose)
			return this;
		final int w = transpose ? height : width;
		final int h = transpose ? width : height;
		final Object from = bytes != null ? bytes : floats;
		final Object to = bytes != null ? new byte[bytes.length] : new float[floats.length];
		for (int y = 0; y < h; y++) {
			for (int x = 0; x < w; x++) {
				final int flippedX = transpose ? y : x;
				final int flippedY = transpose ? x : y;
				final int fromX = flipColumns ? width - 1 - flippedX : flippedX;
				final int fromY = flipRows ? height - 1 - flippedY : flippedY;
				System.arraycopy(from, (fromY * width + fromX) * channels, to, (y * w + x) * channels, channels);
			}
		}
		return like(w, h, to);
	}

	/** Standard deviation of the intensities over all pixels and channels. */
	public double standardDeviation() {
		final int n = bytes != null ? bytes.length : floats.length;
		double sum = 0;
		double squares = 0;
		for (int i = 0; i < n; i++) {
			final double value = intensity(i);
			sum += value;
			squares += value * value;
		}
		return Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
	}

	private Raster like(final int newWidth, final int newHeight, final Object values) {
		return new Raster(newWidth, newHeight, channels, bytes != null ? (byte[]) values : null,
				bytes != null ? null : (float[]) values, min, max);
	}

	@Override
	public boolean equals(final Object other) {
		if (!(other instanceof Raster))
			return false;
		final Raster o = (Raster) other;
		return width == o.width && height == o.height && channels == o.channels && Arrays.equals(bytes, o.bytes)
				&& Arrays.equals(floats, o.floats);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(bytes) + Arrays.hashCode(floats);
	}

	@Override
	public String toString() {
		return width + " x " + height + " x " + channels + (isEightBit() ? ", 8 bit" : ", float");
	}
}
