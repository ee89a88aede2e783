// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.LiifException;

/** A training whose loss or gradients are not finite any more; its last good model was kept. */
public final class DivergedException extends LiifException {

	private static final long serialVersionUID = 1L;

	DivergedException(final String sentence, final Throwable cause) {
		super(sentence, cause);
	}
}
