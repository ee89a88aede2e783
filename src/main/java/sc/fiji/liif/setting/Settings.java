// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.setting;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;

/** A value for each of some {@link Setting}s, in canonical spelling. Immutable. */
public final class Settings {

	private final Map<String, String> values;

	private Settings(final Map<String, String> values) {
		this.values = Collections.unmodifiableMap(values);
	}

	/** The settings' defaults. */
	public static Settings defaults(final Collection<Setting> settings) {
		final Map<String, String> values = new LinkedHashMap<>();
		settings.forEach(setting -> values.put(setting.key(), setting.otherwise()));
		return new Settings(values);
	}

	/**
	 * The same, but for one.
	 *
	 * @throws LiifException in one sentence, if the value is not possible
	 */
	public Settings with(final Setting setting, final Object value) {
		final Map<String, String> changed = new LinkedHashMap<>(values);
		changed.put(setting.key(), setting.canonical(String.valueOf(value)));
		return new Settings(changed);
	}

	/** Those of some settings, which must be here. */
	public Settings only(final Collection<Setting> settings) {
		final Map<String, String> some = new LinkedHashMap<>();
		settings.forEach(setting -> some.put(setting.key(), setting.canonical(text(setting.key()))));
		return new Settings(some);
	}

	/** These of some settings, and the defaults of those that are not here. */
	public Settings completed(final Collection<Setting> settings) {
		final Map<String, String> all = new LinkedHashMap<>();
		settings.forEach(setting -> all.put(setting.key(),
				values.containsKey(setting.key()) ? setting.canonical(text(setting.key())) : setting.otherwise()));
		return new Settings(all);
	}

	/** Keys and values, in the order of the settings. */
	public Map<String, String> asMap() {
		return values;
	}

	/** @throws IllegalArgumentException if there is no such setting */
	public String text(final String key) {
		final String value = values.get(key);
		if (value == null)
			throw new IllegalArgumentException("No setting \"" + key + "\".");
		return value;
	}

	public int whole(final String key) {
		return Integer.parseInt(text(key));
	}

	public double number(final String key) {
		return Numbers.parse(text(key));
	}

	public boolean is(final String key) {
		return Boolean.parseBoolean(text(key));
	}

	public int[] widths(final String key) {
		return Arrays.stream(text(key).split(",")).mapToInt(Integer::parseInt).toArray();
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof Settings && values.equals(((Settings) other).values);
	}

	@Override
	public int hashCode() {
		return values.hashCode();
	}
}
