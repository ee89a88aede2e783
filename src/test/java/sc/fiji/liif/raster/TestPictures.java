// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import sc.fiji.liif.LiifException;

/** Pictures that need no files. */
public final class TestPictures {

	private TestPictures() {}

	/** 8-bit pictures of blurred noise. */
	public static List<RasterStack> some(final int n, final int width, final int height, final int channels) {
		final List<RasterStack> stacks = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			final int seed = i;
			stacks.add(stack("picture " + i, () -> noise(seed, width, height, channels)));
		}
		return stacks;
	}

	public static RasterStack unreadable(final String name) {
		return stack(name, () -> {
			throw new LiifException("The file " + name + " is not an image.");
		});
	}

	public static RasterStack stack(final String name, final Supplier<Raster> picture) {
		return new RasterStack() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public int size() {
				return 1;
			}

			@Override
			public List<Raster> read() {
				return Arrays.asList(picture.get());
			}
		};
	}

	public static Raster noise(final int seed, final int width, final int height, final int channels) {
		final Random random = new Random(seed);
		final byte[] values = new byte[width * height * channels];
		for (int i = 0; i < values.length; i++)
			values[i] = (byte) (i < channels
					? random.nextInt(256)
					: 0.8 * (values[i - channels] & 255) + random.nextInt(51));
		return Raster.ofBytes(width, height, channels, values);
	}

	/** Values that tell the position: 0.01 x + 0.003 y, at the pixels' centres, edges at 0 and at the given size. */
	public static Raster ramp(final int width, final int height, final double extentX, final double extentY) {
		final float[] values = new float[width * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++)
				values[y * width
						+ x] = (float) (0.01 * (x + 0.5) * extentX / width + 0.003 * (y + 0.5) * extentY / height);
		}
		return Raster.ofFloats(width, height, 1, values);
	}
}
