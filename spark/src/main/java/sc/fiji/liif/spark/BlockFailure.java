// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.Serializable;

/** A piece of work that could not be done, and why. Immutable. */
final class BlockFailure implements Serializable {

	private static final long serialVersionUID = 1L;

	private final long number;
	private final String reason;

	BlockFailure(final long number, final Throwable cause) {
		this.number = number;
		reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
	}

	/** Of the piece. */
	long number() {
		return number;
	}

	/** A sentence. */
	String reason() {
		return reason;
	}
}
