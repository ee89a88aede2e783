// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.option;

import java.io.File;

import org.scijava.module.ModuleItem;

import ij.ImagePlus;

import sc.fiji.liif.setting.Setting;

/** What an option's values are. */
public enum OptionKind {
	NUMBER,
	WHOLE,
	SWITCH,
	CHOICE,
	TEXT,
	/** Texts with commas between. */
	LIST,
	/** A model's name or folder. */
	MODEL,
	/** Several of them with commas between. */
	MODELS,
	/** A file. */
	FILE,
	/** A folder. */
	FOLDER,
	/** Folders with commas or lines between. */
	FOLDERS,
	/** The title of an open image, or an image's file. */
	TITLE,
	/** An open image. */
	IMAGE;

	/** Whether several texts are given, with commas or lines between. */
	public boolean isOfSeveral() {
		return this == LIST || this == MODELS || this == FOLDERS;
	}

	/** As a field's type, choices and style say. */
	static OptionKind of(final ModuleItem<?> item) {
		final Class<?> type = item.getType();
		final String style = item.getWidgetStyle() == null ? "" : item.getWidgetStyle();
		if (type == Double.class || type == double.class)
			return NUMBER;
		if (type == Integer.class || type == int.class)
			return WHOLE;
		if (type == Boolean.class || type == boolean.class)
			return SWITCH;
		if (type == ImagePlus.class)
			return IMAGE;
		if (type == File.class)
			return style.equals("directory") ? FOLDER : FILE;
		if (type != String.class)
			throw new IllegalArgumentException("Options of " + type + " have no door: " + item.getName());
		if (item.getChoices() != null && !item.getChoices().isEmpty())
			return CHOICE;
		if (style.equals("list"))
			return LIST;
		if (style.equals("models"))
			return MODELS;
		if (style.equals("title"))
			return TITLE;
		return style.equals("model") ? MODEL : style.equals("folders") ? FOLDERS : TEXT;
	}

	/** As a setting says. */
	static OptionKind of(final Setting setting) {
		if (setting.kind() == Setting.Kind.WHOLE || setting.kind() == Setting.Kind.NUMBER)
			return valueOf(setting.kind().name());
		return setting.choices().isEmpty() ? TEXT : CHOICE;
	}
}
