// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.Locale;

import sc.fiji.liif.LiifException;

/** How precisely a network multiplies. */
public enum Precision {

	/** 32-bit floats. */
	FULL,

	/**
	 * Factors rounded to bfloat16 (8 bits of mantissa), sums in 32-bit floats, where the processor is
	 * faster with them; elsewhere as {@link #FULL}. Positions, blending and the picture's own
	 * colours, which residual models add to, are 32-bit floats in any case.
	 */
	FAST;

	/** @throws LiifException in one sentence, if there is none of that name */
	public static Precision of(final String name) {
		for (final Precision precision : values()) {
			if (precision.toString().equals(name))
				return precision;
		}
		throw new LiifException("There is no precision \"" + name + "\": choose full or fast.");
	}

	/** Whether it is what it says on this machine: measured once, in moments. */
	public boolean isPossible() {
		return this == FULL || MachineSpeed.gainsByRounding();
	}

	/** Its name for users. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
