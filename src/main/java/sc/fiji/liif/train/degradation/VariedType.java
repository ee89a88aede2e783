// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.util.List;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/** The kind of {@link Varied}. */
final class VariedType implements DegradationType {

	@Override
	public String name() {
		return "varied";
	}

	@Override
	public List<Setting> settings() {
		return VariedSettings.ALL;
	}

	@Override
	public Degradation create(final Settings settings) {
		if (VariedSettings.ODDS.stream().allMatch(odds -> settings.number(odds.key()) == 0))
			throw new LiifException("All odds of how pictures are reduced are 0: give one, such as odds_bicubic=1.");
		return new Varied(settings);
	}
}
