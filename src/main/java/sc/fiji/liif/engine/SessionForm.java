// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

/**
 * How a session runs its graph. All forms are the same function, but for rounding.
 * Immutable; each method returns a changed copy.
 */
public final class SessionForm {

	private final int threads;
	private final boolean isFused;
	private final boolean isFast;

	private SessionForm(final int threads, final boolean isFused, final boolean isFast) {
		this.threads = threads;
		this.isFused = isFused;
		this.isFast = isFast;
	}

	/**
	 * Fused products of full precision.
	 *
	 * @param threads for the computation; 0 for all of the machine
	 */
	public static SessionForm of(final int threads) {
		return new SessionForm(threads, true, false);
	}

	/** Whether a product, its bias and what cuts it off are one operation. */
	public SessionForm fused(final boolean newFused) {
		return new SessionForm(threads, newFused, isFast);
	}

	/** Whether factors of products are rounded to bfloat16. */
	public SessionForm fast(final boolean newFast) {
		return new SessionForm(threads, isFused, newFast);
	}

	/** For the computation; 0 for all of the machine. */
	public int threads() {
		return threads;
	}

	public boolean isFused() {
		return isFused;
	}

	public boolean isFast() {
		return isFast;
	}
}
