// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import java.util.concurrent.CancellationException;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;

/** What makes an image of an image. */
public interface ImageWork {

	/**
	 * Width, height and number of planes that the result will have.
	 *
	 * @throws LiifException in one sentence, if it is not possible
	 */
	int[] size(ImagePlus image);

	/** How it will be made, a word such as a model's name; empty if there is nothing to say. */
	default String manner(final ImagePlus image) {
		return "";
	}

	/**
	 * @return a new image
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if somebody wants it no more
	 */
	ImagePlus make(ImagePlus image);
}
