// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import sc.fiji.liif.LiifException;

/**
 * How networks are to run. Immutable; each method returns a changed copy. Handed
 * to whoever makes networks, so that nothing about running them is global but
 * what TensorFlow itself has once per process.
 */
public final class NetworkOptions {

	private static final NetworkOptions DEFAULTS = new NetworkOptions(0);

	private final int threads;

	private NetworkOptions(final int threads) {
		this.threads = threads;
	}

	/** All threads of the machine. */
	public static NetworkOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * @param number of threads for the computation; 0 for all of the machine.
	 *               TensorFlow has one pool of threads for all networks of a process,
	 *               made as the first one wants it: another number is an error in
	 *               words when a network is made.
	 * @throws LiifException if it is negative
	 */
	public NetworkOptions threads(final int number) {
		if (number < 0)
			throw new LiifException(number + " threads are not possible: give a number from 1 on, or 0 for all.");
		return new NetworkOptions(number);
	}

	public int threads() {
		return threads;
	}
}
