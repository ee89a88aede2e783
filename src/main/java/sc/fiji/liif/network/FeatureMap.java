// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.lang.ref.Cleaner;

import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

/**
 * An encoded image, kept in native memory: the projected latents and the
 * image's own pixels, which residual models need. Made by {@link LiifNetwork#encode}
 * and read by any number of threads; whoever asked for it closes it, after the
 * last decoding and before the network. One that is forgotten instead gives its memory
 * back when it is garbage.
 */
public final class FeatureMap implements AutoCloseable {

	private final int width;
	private final int height;
	private final Result result;
	private final TFloat32 pixels;
	private final float[] colours;
	private final long bytes;
	private final Cleaner.Cleanable memory;

	FeatureMap(final int width, final int height, final Result result, final TFloat32 pixels, final float[] colours) {
		this.width = width;
		this.height = height;
		this.result = result;
		this.pixels = pixels;
		this.colours = colours;
		bytes = projected().numBytes() + pixels.numBytes();
		memory = FeatureMemory.register(this, bytes, () -> {
			result.close();
			pixels.close();
		});
	}

	/** Width in pixels, that of the encoded image. */
	public int width() {
		return width;
	}

	/** Height in pixels, that of the encoded image. */
	public int height() {
		return height;
	}

	/** Native memory it takes. */
	public long bytes() {
		return bytes;
	}

	/** {@code [height * width, hidden]} */
	TFloat32 projected() {
		return (TFloat32) result.get(0);
	}

	/** {@code [height * width, channels]}, normalised. */
	TFloat32 pixels() {
		return pixels;
	}

	/** As above, in Java's memory. */
	float[] colours() {
		return colours;
	}

	/** Frees the memory. Closing twice does nothing. */
	@Override
	public void close() {
		memory.clean();
	}
}
