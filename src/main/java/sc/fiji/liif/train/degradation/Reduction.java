// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.util.Collections;
import java.util.List;
import java.util.Random;

import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/** Making a picture smaller, and nothing else. */
final class Reduction implements DegradationType, Degradation {

	private final String name;
	private final Resize resize;
	private final String description;

	Reduction(final String name, final Resize resize, final String description) {
		this.name = name;
		this.resize = resize;
		this.description = description;
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public List<Setting> settings() {
		return Collections.emptyList();
	}

	@Override
	public Degradation create(final Settings settings) {
		return this;
	}

	@Override
	public Degraded apply(final Raster picture, final int width, final int height, final Random random) {
		return new Degraded(picture, resize.apply(picture, width, height), Noise.NONE);
	}

	@Override
	public String description() {
		return description;
	}
}
