// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import java.awt.geom.Point2D;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;

/**
 * Draws a part of a result in advance, beside others to compare with. What several looks have in common is found once. Keeps
 * what it needs until closed. For one thread at a time; {@link #close} and {@link #forget} may be called by any.
 *
 * @param <O> what the result depends on
 */
public interface PreviewSource<O> extends AutoCloseable {

	/**
	 * The part about a point, moved into the result where it would reach beyond.
	 *
	 * @param centre in the image, the first pixel of which goes from 0 to 1; null for the middle of the selection, or of
	 *               the image
	 * @throws LiifException in one sentence, if the options are not possible
	 */
	PreviewRegion region(O options, Point2D centre);

	/**
	 * Draws the pictures, one after the other: without a network, and by each model.
	 *
	 * @param others models besides that of the options
	 * @param drawn  told of each picture as soon as it is there
	 * @throws LiifException         in one sentence, if the options are not possible
	 * @throws CancellationException if the progress was canceled, or this was closed
	 */
	void draw(O options, PreviewRegion region, List<String> others, Progress progress, Consumer<PreviewPicture> drawn);

	/** The image's pixels have changed. */
	void forget();

	/** Gives back what it keeps; a drawing in progress is canceled. */
	@Override
	void close();
}
