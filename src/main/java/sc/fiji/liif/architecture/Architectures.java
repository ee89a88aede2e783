// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/** The encoders and decoders that this installation knows, those of other jars included. */
public final class Architectures {

	private static final Map<String, EncoderType> ENCODERS = find(EncoderType.class);
	private static final Map<String, DecoderType> DECODERS = find(DecoderType.class);

	private Architectures() {}

	/** All encoders, by their names. */
	public static Map<String, EncoderType> encoders() {
		return ENCODERS;
	}

	/** All decoders, by their names. */
	public static Map<String, DecoderType> decoders() {
		return DECODERS;
	}

	/** What can be set about any of them; of a key that several share the first one's setting. */
	public static List<Setting> settings() {
		final Map<String, Setting> settings = new LinkedHashMap<>();
		final List<ArchitectureType<?>> types = new ArrayList<>(ENCODERS.values());
		types.addAll(DECODERS.values());
		for (final ArchitectureType<?> type : types)
			type.settings().forEach(setting -> settings.putIfAbsent(setting.key(), setting));
		return new ArrayList<>(settings.values());
	}

	/** The encoder or decoder that a checkpoint of the reference implementation holds. */
	public static <T> Optional<T> recognise(final Map<String, ? extends ArchitectureType<T>> types,
			final ReferenceCheckpoint checkpoint) {
		for (final ArchitectureType<T> type : types.values()) {
			final Optional<Settings> settings = type.recognise(checkpoint);
			if (settings.isPresent())
				return settings.map(type::create);
		}
		return Optional.empty();
	}

	/** Of two types with one name the first counts: those of this jar come first. */
	private static <T extends ArchitectureType<?>> Map<String, T> find(final Class<T> service) {
		final Map<String, T> types = new LinkedHashMap<>();
		for (final T type : ServiceLoader.load(service, Architectures.class.getClassLoader()))
			types.putIfAbsent(type.name(), type);
		return Collections.unmodifiableMap(types);
	}
}
