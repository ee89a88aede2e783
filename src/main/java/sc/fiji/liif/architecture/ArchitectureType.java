// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.List;
import java.util.Optional;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/**
 * A kind of encoder or decoder: makes one of given settings. Stateless.
 *
 * @param <T> what it makes
 */
public interface ArchitectureType<T> {

	/** Its name as {@code type} in {@code model.json} and in trainings. */
	String name();

	/** What can be set, in the order of {@code model.json}; the defaults are the published ones. */
	List<Setting> settings();

	/** @param settings a value for each of {@link #settings()} */
	T create(Settings settings);

	/**
	 * The settings of a network that the reference implementation saved.
	 *
	 * @return empty if it is of another kind
	 * @throws LiifException in one sentence, if it is of this kind but can't be read
	 */
	Optional<Settings> recognise(ReferenceCheckpoint checkpoint);
}
