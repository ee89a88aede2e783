// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.network.Quality;

/**
 * How a stack is made one of cubic voxels, besides their size. Immutable: methods that change something return other options.
 *
 * <pre>
 * IsotropicOptions.model("axial").noise("0").consistent(true)
 * </pre>
 */
public final class IsotropicOptions {

	private final String model;
	private String noise = Exposure.AUTO;
	private Quality quality = Quality.standard();
	private boolean isConsistent;
	private boolean hasDifferences;
	private boolean isOnDisk;

	private IsotropicOptions(final String model) {
		this.model = model;
	}

	private IsotropicOptions(final IsotropicOptions other, final String model) {
		this.model = model;
		noise = other.noise;
		quality = other.quality;
		isConsistent = other.isConsistent;
		hasDifferences = other.hasDifferences;
		isOnDisk = other.isOnDisk;
	}

	/** @param model a model's name or folder */
	public static IsotropicOptions model(final String model) {
		return new IsotropicOptions(model);
	}

	/** The same with another model. */
	public IsotropicOptions with(final String newModel) {
		return new IsotropicOptions(this, newModel);
	}

	/** As {@link Exposure} has it. */
	public IsotropicOptions noise(final String choice) {
		final IsotropicOptions copy = with(model);
		copy.noise = choice;
		return copy;
	}

	/** What the answers may cost. */
	public IsotropicOptions quality(final Quality choice) {
		final IsotropicOptions copy = with(model);
		copy.quality = choice;
		return copy;
	}

	/** Whether the mean over each input voxel is to be what was measured there, or differs by noise alone. */
	public IsotropicOptions consistent(final boolean choice) {
		final IsotropicOptions copy = with(model);
		copy.isConsistent = choice;
		return copy;
	}

	/** Whether how far the answers of both kinds of planes are apart comes along, as channels of their own. */
	public IsotropicOptions differences(final boolean choice) {
		final IsotropicOptions copy = with(model);
		copy.hasDifferences = choice;
		return copy;
	}

	/** Whether the result is kept in a temporary file instead of memory. */
	public IsotropicOptions onDisk(final boolean choice) {
		final IsotropicOptions copy = with(model);
		copy.isOnDisk = choice;
		return copy;
	}

	public String model() {
		return model;
	}

	String noise() {
		return noise;
	}

	Quality quality() {
		return quality;
	}

	boolean isConsistent() {
		return isConsistent;
	}

	boolean hasDifferences() {
		return hasDifferences;
	}

	/** Whether the result is kept in a temporary file. */
	public boolean isOnDisk() {
		return isOnDisk;
	}
}
