// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.fuzz;

import java.awt.Rectangle;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import sc.fiji.liif.imagej.io.zarr.OmeZarrImages;
import sc.fiji.liif.omezarr.ImageBlock;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.zarr.Store;

/**
 * OME-Zarr images from strangers: what is said of the image, a zero byte, what is said of its arrays, a zero byte, and what all
 * of its chunks and shards are.
 */
public final class FuzzZarr {

	/** Pixels along x and y that are read: more would take time and find nothing. */
	private static final int SIDE = 16;
	private static final long MOST_BYTES = 1 << 24;

	private FuzzZarr() {}

	public static void fuzzerTestOneInput(final byte[] data) {
		final int first = end(data, 0);
		final int second = end(data, Math.min(data.length, first + 1));
		final Store store = new Strange(Arrays.copyOf(data, first), part(data, first + 1, second),
				part(data, second + 1, data.length));
		FuzzedFile.answerOrSentence(() -> OmeZarrImages.summary(store));
		FuzzedFile.answerOrSentence(() -> OmeZarrImages.open(store, "fuzzed", 0));
		FuzzedFile.answerOrSentence(() -> read(OmeImage.open(store)));
	}

	private static void read(final OmeImage image) {
		long bytes = image.level(0).type().bytes();
		for (final int length : image.level(0).chunk())
			bytes *= length;
		if (bytes > MOST_BYTES)
			return;
		final Rectangle part = new Rectangle(0, 0, (int) Math.min(SIDE, image.shape(0).size("x")),
				(int) Math.min(SIDE, image.shape(0).size("y")));
		image.read(0, image.shape(0).size("c") - 1,
				new ImageBlock(0, image.shape(0).size("z") - 1, 0, 0, 1, part.height, part.width));
	}

	private static int end(final byte[] data, final int from) {
		int i = from;
		while (i < data.length && data[i] != 0)
			i++;
		return i;
	}

	private static byte[] part(final byte[] data, final int from, final int to) {
		return from < to ? Arrays.copyOfRange(data, from, to) : new byte[0];
	}

	/** Has but three different things to say. */
	private static final class Strange implements Store {

		private final byte[] image;
		private final byte[] array;
		private final byte[] chunk;
		private final boolean isThird;

		private Strange(final byte[] image, final byte[] array, final byte[] chunk) {
			this.image = image;
			this.array = array;
			this.chunk = chunk;
			isThird = new String(array, StandardCharsets.UTF_8).contains("node_type");
		}

		@Override
		public byte[] read(final String key) {
			switch (key.substring(key.lastIndexOf('/') + 1)) {
			case "zarr.json" :
				return isThird ? key.equals("zarr.json") ? image : array : null;
			case ".zarray" :
				return isThird || key.equals(".zarray") ? null : array;
			case ".zgroup" :
				return isThird || !key.equals(".zgroup") ? null : "{}".getBytes(StandardCharsets.UTF_8);
			case ".zattrs" :
				return isThird || !key.equals(".zattrs") ? null : image;
			default :
				return chunk.clone();
			}
		}

		@Override
		public byte[] read(final String key, final long offset, final int length) throws IOException {
			final byte[] all = read(key);
			final long first = offset < 0 ? all.length + offset : offset;
			if (first < 0 || first + length > all.length)
				throw new EOFException("it has " + all.length + " bytes alone");
			return Arrays.copyOfRange(all, (int) first, (int) first + length);
		}

		@Override
		public boolean exists(final String key) {
			return true;
		}

		@Override
		public void write(final String key, final byte[] bytes) {
			throw new AssertionError("nothing is to be written");
		}

		@Override
		public void delete(final String key) {
			throw new AssertionError("nothing is to be deleted");
		}

		@Override
		public String toString() {
			return "fuzzed.zarr";
		}
	}
}
