// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.util.List;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/** A kind of degradation: makes one of given settings. Stateless. */
public interface DegradationType {

	/** Its name in trainings. */
	String name();

	/** What can be set. */
	List<Setting> settings();

	/** @param settings a value for each of {@link #settings()}, and maybe others */
	Degradation create(Settings settings);
}
