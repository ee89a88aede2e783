// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.util.concurrent.CancellationException;

/**
 * How a long computation talks to whoever waits for it. Both methods are called
 * from the thread that started the computation, and often: they must be cheap.
 */
public interface Progress {

	/** Says nothing and never cancels. */
	Progress NONE = (done, total, what) -> {
	};

	/**
	 * @param done  work done so far, in the unit of {@code total}
	 * @param total all the work, greater than zero
	 * @param what  what is being done, a short phrase for a status bar
	 */
	void report(double done, double total, String what);

	/** Whether the user asked to stop and keep nothing. */
	default boolean isCanceled() {
		return false;
	}

	/** @throws CancellationException if the user asked to stop. */
	default void checkCanceled() {
		if (isCanceled())
			throw new CancellationException("Canceled.");
	}
}
