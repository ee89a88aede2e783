// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import sc.fiji.liif.Numbers;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.train.degradation.Degraded;

/** An input and the truth about it, for one of the model's purposes at some scale. Immutable. */
public final class ValidationCase {

	private final Degraded degraded;
	private final double scale;
	private final String purpose;
	private final boolean isNoiseAware;

	/**
	 * @param purpose      under which, with the scale, its result is listed; may be empty
	 * @param isNoiseAware whether the model is told the noise
	 */
	public ValidationCase(final Degraded degraded, final double scale, final String purpose,
			final boolean isNoiseAware) {
		this.degraded = degraded;
		this.scale = scale;
		this.purpose = purpose;
		this.isNoiseAware = isNoiseAware;
	}

	/** The poor picture. */
	public Raster input() {
		return degraded.input();
	}

	/** The poor picture as the network wants to see it. */
	public Raster seen() {
		return isNoiseAware ? degraded.noise().joinedTo(input()) : input();
	}

	public Raster truth() {
		return degraded.truth();
	}

	/** Such as "x2" or "x2, 50 photons". */
	public String label() {
		return "x" + Numbers.text(scale) + (purpose.isEmpty() ? "" : ", " + purpose);
	}

	/** Width of the border that is not judged: one input pixel. */
	public int shave() {
		final int wanted = (int) Math.ceil(scale);
		return Math.min(wanted, (Math.min(truth().width(), truth().height()) - 1) / 2);
	}
}
