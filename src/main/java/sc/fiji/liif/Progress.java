// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/**
 * How a long computation talks to whoever waits for it. Its methods are called
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

	/**
	 * The progress of the i-th of n equal parts of the work, counted from 0.
	 *
	 * @param words what to say instead of the part's own phrases
	 */
	default Progress part(final int i, final int n, final UnaryOperator<String> words) {
		final Progress whole = this;
		return new Progress() {

			@Override
			public void report(final double done, final double total, final String what) {
				whole.report(i + done / total, n, words.apply(what));
			}

			@Override
			public boolean isCanceled() {
				return whole.isCanceled();
			}
		};
	}

	/** The progress of the i-th of n equal parts of the work, in the part's own words. */
	default Progress part(final int i, final int n) {
		return part(i, n, what -> what);
	}
}
