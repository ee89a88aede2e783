// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import sc.fiji.liif.LiifException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sc.fiji.liif.raster.CameraPixel;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.setting.Settings;

/** The degradations that trainings can choose from, the default first: a new one is registered here. */
public final class Degradations {

	private static final List<DegradationType> ALL = Collections.unmodifiableList(Arrays.asList(
			new Reduction("bicubic", new Resize(Filter.BICUBIC), "anti-aliased bicubic reduction, as Pillow's"),
			new Reduction("binning", new Resize(new CameraPixel(0)), "camera binning: the mean over each pixel's area"),
			new Microscope.Type(), new VariedType(), new AxialType()));

	/** Which one a training has. */
	public static final Setting CHOICE = Setting.choice("degradation",
			ALL.stream().map(DegradationType::name).collect(Collectors.toList()), "Degradation",
			"how inputs are made of pictures; binning: the mean over a camera's pixels; "
					+ "microscope: point spread function, photon and camera noise; "
					+ "varied: blur, noise and compression of many strengths; "
					+ "axial: blur, noise and fewer rows, for stacks whose slices are far apart");

	private Degradations() {}

	/** What can be set about any of them, the choice first. */
	public static List<Setting> settings() {
		final Map<String, Setting> settings = new LinkedHashMap<>();
		settings.put(CHOICE.key(), CHOICE);
		for (final DegradationType type : ALL)
			type.settings().forEach(setting -> settings.putIfAbsent(setting.key(), setting));
		return new ArrayList<>(settings.values());
	}

	/** The degradation that the settings name. */
	public static Degradation of(final Settings settings) {
		return type(settings.text(CHOICE.key())).create(settings);
	}

	/**
	 * A degradation as text, such as "microscope psf=0.8 photons=50"; the default for an empty one.
	 *
	 * @throws LiifException in one sentence, if there is none like that
	 */
	public static Degradation of(final String text) {
		final List<String> words = Arrays.stream(text.trim().split("\\s+")).filter(word -> !word.isEmpty())
				.collect(Collectors.toList());
		final String name = words.isEmpty() ? CHOICE.otherwise() : CHOICE.canonical(words.get(0));
		final DegradationType type = type(name);
		Settings settings = Settings.defaults(type.settings());
		for (int i = 1; i < words.size(); i++) {
			final String[] pair = words.get(i).split("=", 2);
			final Setting setting = type
					.settings().stream().filter(
							s -> s.key().equals(pair[0]))
					.findFirst().orElseThrow(
							() -> new LiifException("The degradation " + name + " has no setting \"" + pair[0] + "\": "
									+ (type.settings().isEmpty()
											? "leave it out."
											: "it has " + type.settings().stream().map(Setting::key)
													.collect(Collectors.joining(", ")) + ".")));
			settings = settings.with(setting, pair.length > 1 ? pair[1] : "");
		}
		return type.create(settings);
	}

	/** The kind of this name, which must be one of the choices. */
	public static DegradationType type(final String name) {
		return ALL.stream().filter(type -> type.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("No degradation \"" + name + "\"."));
	}
}
