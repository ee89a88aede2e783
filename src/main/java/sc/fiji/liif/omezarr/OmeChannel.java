// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.omezarr;

/** What a channel is called and how it is shown. Immutable. */
public final class OmeChannel {

	private final String label;
	private final int colour;
	private final boolean isActive;
	private final double start;
	private final double end;

	/**
	 * @param colour   0xRRGGBB
	 * @param isActive whether it is seen
	 * @param start    the value that is shown black
	 * @param end      the value that is shown in full colour
	 */
	public OmeChannel(final String label, final int colour, final boolean isActive, final double start,
			final double end) {
		this.label = label;
		this.colour = colour & 0xffffff;
		this.isActive = isActive;
		this.start = start;
		this.end = end;
	}

	public String label() {
		return label;
	}

	/** 0xRRGGBB */
	public int colour() {
		return colour;
	}

	public boolean isActive() {
		return isActive;
	}

	public double start() {
		return start;
	}

	public double end() {
		return end;
	}
}
