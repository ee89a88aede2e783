// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.util.concurrent.CancellationException;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.omezarr.ImageBlock;
import sc.fiji.liif.omezarr.ImageBlocks;
import sc.fiji.liif.omezarr.OmeImage;

/**
 * Makes any block of an image's finest resolution, by itself, the same pixels whoever makes it, so far as what is settled holds:
 * the weights, what becomes 0 and 1, the noise, the form of the network, and what the processor has for its products. To be
 * closed; for one thread at a time.
 */
interface BlockWork extends AutoCloseable {

	/**
	 * How the image is best cut.
	 *
	 * @param atOnce  chunks along x and y, at most
	 * @param sharers among whom the memory is shared
	 */
	ImageBlocks blocks(OmeImage image, int atOnce, int sharers);

	/**
	 * Makes and writes what is not there of a block, channel by channel.
	 *
	 * @throws LiifException         in one sentence, if that is not possible
	 * @throws CancellationException if canceled; what was written is whole
	 */
	void make(OmeImage image, ImageBlock block, Progress progress);

	/** Gives back what it holds. */
	@Override
	void close();
}
