// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

/**
 * How long a network takes on this machine, as it was measured in moments, and as every longer work that is done since
 * corrects it. Safe for use by several threads.
 */
public final class Pace {

	/** Shorter works tell little. */
	private static final double ENOUGH_SECONDS = 0.5;
	/** Of what is promised next, how much follows the last work. */
	private static final double TRUST = 0.7;

	private final double perInput;
	private final double perOutput;
	private double correction = 1;

	/**
	 * @param perInput  seconds to encode a pixel
	 * @param perOutput seconds to decode one
	 */
	public Pace(final double perInput, final double perOutput) {
		this.perInput = perInput;
		this.perOutput = perOutput;
	}

	/**
	 * What a work will take, in seconds.
	 *
	 * @param inputs  pixels to be encoded, with halos, and as often as an ensemble encodes them
	 * @param outputs pixels to be decoded, likewise
	 */
	public synchronized double seconds(final double inputs, final double outputs) {
		return correction * (inputs * perInput + outputs * perOutput);
	}

	/** What such a work took: what is promised next follows it. */
	public synchronized void took(final double seconds, final double inputs, final double outputs) {
		final double promised = inputs * perInput + outputs * perOutput;
		if (seconds >= ENOUGH_SECONDS && promised > 0)
			correction = Math.pow(correction, 1 - TRUST) * Math.pow(seconds / promised, TRUST);
	}
}
