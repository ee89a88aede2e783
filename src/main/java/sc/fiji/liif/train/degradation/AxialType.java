// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.util.List;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/**
 * Lateral planes as if they were seen along the optical axis: blurred along one axis and reduced along that alone, so
 * that a model learns from the sharp axes of a stack what its coarse one lacks (as Weigert et al., "Isotropic
 * reconstruction of 3D fluorescence microscopy images using convolutional neural networks", MICCAI 2017).
 */
final class AxialType implements DegradationType {

	@Override
	public String name() {
		return "axial";
	}

	@Override
	public List<Setting> settings() {
		return VariedSettings.OF_SLICES;
	}

	@Override
	public Degradation create(final Settings settings) {
		return Varied.axial(settings);
	}
}
