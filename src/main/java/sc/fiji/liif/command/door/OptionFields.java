// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;

import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.Option;
import sc.fiji.liif.command.option.OptionKind;
import sc.fiji.liif.setting.Setting;

/**
 * The fields of a dialog together: those that make sense for the image, which of them are of any account, what they
 * say, and the values of last time, which ImageJ keeps in its preferences.
 */
final class OptionFields {

	private final Declaration declaration;
	private final ImagePlus image;
	private final List<OptionField> fields = new ArrayList<>();
	/** All values of last time, of images that are still open, by the command's name. */
	private static final Map<ImagePlus, Map<String, Map<String, String>>> OF_IMAGES = new WeakHashMap<>();

	/**
	 * With the defaults, or the values of last time: all of them, if it was the same image.
	 *
	 * @param image    that the command will work on; may be null
	 * @param first    values to begin with instead
	 * @param onChange called on the event thread
	 */
	OptionFields(final Declaration declaration, final ImagePlus image, final Map<String, String> first,
			final Runnable onChange) {
		this.declaration = declaration;
		this.image = image;
		for (final Option option : declaration.optionsOfDialog()) {
			final List<String> offered = offered(option);
			if (option.attributes().suits(image) && !(option.kind() == OptionKind.TITLE && offered.size() == 1))
				fields.add(new OptionField(option, offered, onChange));
		}
		fill();
		lastOfImage().forEach(this::show);
		first.forEach(this::show);
	}

	/** In the order of the declaration. */
	List<OptionField> all() {
		return Collections.unmodifiableList(fields);
	}

	/** What the fields say that are of any account; greys out the others. */
	Given given() {
		for (final OptionField field : fields)
			field.setRelevant(isRelevant(field.option()));
		final Given given = new Given(declaration).image(image);
		for (final OptionField field : fields) {
			final String text = field.text();
			final boolean isSaid = field.option().kind() == OptionKind.SWITCH
					? !text.equals(field.option().otherwise())
					: !text.isEmpty() || isText(field.option()) && !field.option().otherwise().isEmpty();
			if (field.isRelevant() && isSaid)
				given.put(field.option().key(), text);
		}
		return given;
	}

	/** Shows what fields come to that say nothing, by the keys of their options. */
	void setComputed(final Map<String, String> computed) {
		fields.forEach(field -> field.setComputed(computed.getOrDefault(field.option().key(), "")));
	}

	/** Whether there are fields for few. */
	boolean hasMore() {
		return fields.stream().anyMatch(field -> field.option().attributes().isForFew());
	}

	/** Whether fields for few say something, so that they have to be seen. */
	boolean isMoreGiven() {
		return fields.stream().anyMatch(
				field -> field.option().attributes().isForFew() && !field.text().equals(field.option().otherwise()));
	}

	/** Shows the fields for few, or hides them. */
	void showMore(final boolean isShown) {
		fields.stream().filter(field -> field.option().attributes().isForFew())
				.forEach(field -> field.setShown(isShown));
	}

	/** The next dialog of the command begins with these values. */
	void remember() {
		for (final OptionField field : fields) {
			if (field.option().attributes().isRemembered() && field.isRelevant())
				remember(declaration, field.option().key(), field.text());
			if (image != null)
				lastOfImage().put(field.option().key(), field.text());
		}
	}

	/** The next dialog of a command begins with this value. */
	static void remember(final Declaration declaration, final String key, final String text) {
		Prefs.set(preference(declaration, key), text);
	}

	// -- Helper methods --

	/** Only on the event thread. */
	private Map<String, String> lastOfImage() {
		return image == null
				? Collections.emptyMap()
				: OF_IMAGES.computeIfAbsent(image, key -> new HashMap<>()).computeIfAbsent(declaration.name(),
						key -> new HashMap<>());
	}

	private void show(final String key, final String text) {
		fields.stream().filter(field -> field.option().key().equals(key)).forEach(field -> field.show(text));
	}

	private void fill() {
		for (final OptionField field : fields) {
			final Option option = field.option();
			if (!option.otherwise().isEmpty())
				field.show(option.otherwise());
			final String last = Prefs.get(preference(declaration, option.key()), null);
			if (option.attributes().isRemembered() && last != null)
				field.show(last);
		}
	}

	/** What a choice offers that the declaration does not tell. */
	private List<String> offered(final Option option) {
		if (option.kind() == OptionKind.MODEL || option.kind() == OptionKind.MODELS)
			return declaration.models(option);
		final List<String> titles = new ArrayList<>();
		titles.add("");
		if (option.kind() == OptionKind.TITLE)
			titles.addAll(Arrays.asList(WindowManager.getImageTitles()));
		if (image != null)
			titles.remove(image.getTitle());
		return titles;
	}

	private boolean isRelevant(final Option option) {
		final String condition = option.attributes().onlyWith();
		if (!condition.isEmpty()) {
			final Map.Entry<String, List<String>> wanted = Setting.condition(condition);
			if (fields.stream()
					.noneMatch(f -> f.option().key().equals(wanted.getKey()) && wanted.getValue().contains(f.text())))
				return false;
		}
		return fields.stream()
				.noneMatch(f -> f.option().attributes().insteadOf().contains(option.key()) && !f.text().isEmpty());
	}

	/** Whether an emptied field means nothing, instead of the default. */
	private static boolean isText(final Option option) {
		return option.kind() == OptionKind.TEXT || option.kind() == OptionKind.LIST
				|| option.kind() == OptionKind.MODELS;
	}

	private static String preference(final Declaration declaration, final String key) {
		return declaration.name().toLowerCase(Locale.ROOT).replace(' ', '.') + "." + key;
	}
}
