// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

import sc.fiji.liif.engine.NativeFeatures;

/** The projected latents and the image's own pixels, which residual models need. */
final class TensorFlowFeatures implements NativeFeatures {

	private final int width;
	private final Result result;
	private final TFloat32 pixels;
	private final float[] colours;
	private final long bytes;

	TensorFlowFeatures(final int width, final Result result, final TFloat32 pixels, final float[] colours) {
		this.width = width;
		this.result = result;
		this.pixels = pixels;
		this.colours = colours;
		bytes = projected().numBytes() + pixels.numBytes();
	}

	@Override
	public long bytes() {
		return bytes;
	}

	/** Width in pixels, that of the encoded image. */
	int width() {
		return width;
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

	@Override
	public void close() {
		result.close();
		pixels.close();
	}
}
