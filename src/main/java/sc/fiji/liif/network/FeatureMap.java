// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.lang.ref.Cleaner;

import sc.fiji.liif.engine.NativeFeatures;

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
	private final NativeFeatures features;
	private final Cleaner.Cleanable memory;

	FeatureMap(final int width, final int height, final NativeFeatures features) {
		this.width = width;
		this.height = height;
		this.features = features;
		memory = FeatureMemory.register(this, features.bytes(), features::close);
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
		return features.bytes();
	}

	NativeFeatures features() {
		return features;
	}

	/** Frees the memory. Closing twice does nothing. */
	@Override
	public void close() {
		memory.clean();
	}
}
