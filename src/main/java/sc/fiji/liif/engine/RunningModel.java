// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.sampling.Members;
import sc.fiji.liif.sampling.RasterMembers;

/**
 * A model in native memory that encodes and decodes. Numbers of pictures are normalised as the model wants them,
 * answers are in the unit of the picture. Each method may be called by several threads at once, and each is told
 * whether a product, its bias and what cuts it off are to be one operation: the same function, but for rounding.
 */
public interface RunningModel extends AutoCloseable {

	/** Rows of a raster that are decoded at once: with fewer, what its columns have in common is computed too often. */
	int BLOCK_ROWS = 32;

	/**
	 * Encodes one picture and projects its latents.
	 *
	 * @param numbers {@code [height][width][inputs]}
	 * @param colours {@code [height][width][channels]}: without the noise, if the model is noise-aware; kept
	 * @return to be closed by the caller
	 * @throws LiifException in one sentence, if the memory does not suffice
	 */
	NativeFeatures encode(float[] numbers, float[] colours, int width, int height, boolean isFused);

	/** Takes the projected latents of an image, row by row. */
	interface ProjectedRows {

		/** @param latents {@code [width][projected width]}; used again after the call */
		void row(int y, float[] latents);
	}

	/** As {@link #encode}, for those who decode by themselves. */
	void project(float[] numbers, int width, int height, boolean isFused, ProjectedRows rows);

	/** The encoder's features, {@code [height][width][feature]}. */
	float[] features(float[] numbers, int width, int height, boolean isFused);

	/**
	 * Decodes a batch of queries.
	 *
	 * @param cellWidth   of all queried pixels, in half input pixels
	 * @param intensities receives {@code [query][channel]}
	 */
	void decode(NativeFeatures features, Members members, double cellWidth, double cellHeight, boolean isFused,
			float[] intensities);

	/**
	 * Decodes a rectangle of a grid, for decoders that are additive.
	 *
	 * @param callers     threads that decode side by side
	 * @param block       positions that each decodes at once
	 * @param intensities receives {@code [row][column][channel]}
	 */
	void decode(NativeFeatures features, RasterMembers raster, int callers, int block, boolean isFused,
			float[] intensities);

	/** Waits for runs in progress, then frees the native memory. Closing twice does nothing. */
	@Override
	void close();
}
