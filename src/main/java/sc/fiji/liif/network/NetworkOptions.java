// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.nio.file.Path;
import java.util.Optional;

import sc.fiji.liif.LiifException;

/**
 * How networks are to run. Immutable; each method returns a changed copy. Handed
 * to whoever makes networks, so that nothing about running them is global but
 * what TensorFlow itself has once per process.
 */
public final class NetworkOptions {

	private static final NetworkOptions DEFAULTS = new NetworkOptions(0, Precision.FULL, null, null);

	private final int threads;
	private final Precision precision;
	private final String form;
	private final Path records;

	private NetworkOptions(final int threads, final Precision precision, final String form, final Path records) {
		this.threads = threads;
		this.precision = precision;
		this.form = form;
		this.records = records;
	}

	/** All threads of the machine, full precision, the form that did best on most machines. */
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
		return new NetworkOptions(number, precision, form, records);
	}

	public NetworkOptions precision(final Precision newPrecision) {
		return new NetworkOptions(threads, newPrecision, form, records);
	}

	/** Computes in this form, a {@link NetworkForm} as text, whether it is the fastest here or not; null for none. */
	public NetworkOptions form(final String pinned) {
		return new NetworkOptions(threads, precision, pinned, records);
	}

	/**
	 * Computes in the form that is fastest on this machine: measured when a network of
	 * some shape is made for the first time, for a second at most, unless it is pinned.
	 *
	 * @param file where what was measured is kept; made if need be
	 */
	public NetworkOptions measured(final Path file) {
		return new NetworkOptions(threads, precision, form, file);
	}

	public int threads() {
		return threads;
	}

	public Precision precision() {
		return precision;
	}

	/** The pinned form, as text. */
	Optional<String> form() {
		return Optional.ofNullable(form);
	}

	/** Where forms that were measured are kept, if they are to be measured. */
	Optional<Path> records() {
		return Optional.ofNullable(records);
	}
}
