// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import java.util.Random;

import sc.fiji.liif.LiifException;

/** Draws examples. Safe for use by several threads. */
public interface SampleSource {

	/**
	 * @param item   which item of the training it is, counted from 0: what is drawn
	 *               depends on it and on the random numbers alone
	 * @param random all chance there is
	 * @throws LiifException in one sentence, if there is nothing to draw from
	 */
	Sample draw(long item, Random random);
}
