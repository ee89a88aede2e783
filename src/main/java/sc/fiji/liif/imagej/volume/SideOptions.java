// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.util.function.Function;

import ij.ImagePlus;

/** What a {@link SidePreview} depends on. Immutable. */
public final class SideOptions {

	private final Function<ImagePlus, VoxelPlan> plan;
	private final IsotropicOptions options;

	/** @param plan made of the image when it is looked at */
	public SideOptions(final Function<ImagePlus, VoxelPlan> plan, final IsotropicOptions options) {
		this.plan = plan;
		this.options = options;
	}

	VoxelPlan plan(final ImagePlus image) {
		return plan.apply(image);
	}

	IsotropicOptions options() {
		return options;
	}
}
