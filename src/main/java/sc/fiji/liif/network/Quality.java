// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

/**
 * What answers may cost: how precisely a network multiplies, how many ways a picture is looked at, how many latents
 * answer, and what decoders are told of small pixels. Immutable; each method returns a changed copy.
 */
public final class Quality {

	private static final Quality STANDARD = new Quality(Precision.FULL, 1, true, false);

	private final Precision precision;
	private final int ensemble;
	private final boolean localEnsemble;
	private final boolean trainedCells;

	private Quality(final Precision precision, final int ensemble, final boolean localEnsemble,
			final boolean trainedCells) {
		this.precision = precision;
		this.ensemble = ensemble;
		this.localEnsemble = localEnsemble;
		this.trainedCells = trainedCells;
	}

	/** Full precision, the picture as it lies, the latents that the model wants, pixels as large as they are. */
	public static Quality standard() {
		return STANDARD;
	}

	public Quality precision(final Precision choice) {
		return new Quality(choice, ensemble, localEnsemble, trainedCells);
	}

	/** 1, or 8 for the mean over all turnings of the picture, in eight times the time. */
	public Quality ensemble(final int turnings) {
		return new Quality(precision, turnings, localEnsemble, trainedCells);
	}

	/**
	 * Whether the four latents around a position answer (paper, section 3, "local ensemble"), if the model was made so;
	 * the nearest one alone is a quarter of a perceptron's work, and where it changes a seam may be seen.
	 */
	public Quality localEnsemble(final boolean isWanted) {
		return new Quality(precision, ensemble, isWanted, trainedCells);
	}

	/**
	 * Whether decoders are never told of smaller pixels than they were trained for: at x12 a model that learned scales
	 * up to 4 then answers for pixels of a quarter (as the code of LTE, CVPR 2022, does it; LIIF's does not).
	 */
	public Quality trainedCells(final boolean isWanted) {
		return new Quality(precision, ensemble, localEnsemble, isWanted);
	}

	public Precision precision() {
		return precision;
	}

	public int ensemble() {
		return ensemble;
	}

	public boolean hasLocalEnsemble() {
		return localEnsemble;
	}

	public boolean hasTrainedCells() {
		return trainedCells;
	}

	/** What is unusual about it, for notes: phrases with commas before them. */
	@Override
	public String toString() {
		return (ensemble > 1 ? ", ensemble of " + ensemble : "") + (localEnsemble ? "" : ", no local ensemble")
				+ (trainedCells ? ", cells as trained" : "");
	}
}
