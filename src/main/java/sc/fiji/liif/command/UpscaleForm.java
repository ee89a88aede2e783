// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscaleOptions;

/**
 * The upscaling options as a user writes them, in a dialog or in a macro: text
 * fields of which most may stay empty. Immutable.
 */
final class UpscaleForm {

	private final String scale;
	private final String scaleY;
	private final String width;
	private final String height;
	private final String model;
	private final String tile;

	UpscaleForm(final String scale, final String scaleY, final String width, final String height, final String model,
			final String tile) {
		this.scale = scale.trim();
		this.scaleY = scaleY.trim();
		this.width = width.trim();
		this.height = height.trim();
		this.model = model.trim();
		this.tile = tile.trim();
	}

	/** @param text the options of {@code run("LIIF Upscale", text)} */
	static UpscaleForm ofMacro(final String text) {
		final MacroOptions options = new MacroOptions(text, "scale", "scale_y", "width", "height", "model", "tile");
		return new UpscaleForm(options.string("scale", ""), options.string("scale_y", ""), options.string("width", ""),
				options.string("height", ""), options.string("model", ""), options.string("tile", ""));
	}

	/** @throws LiifException in one sentence, if a field is not what it should be */
	UpscaleOptions options() {
		final int w = whole("width", width);
		final int h = whole("height", height);
		final TargetSize size;
		if (!width.isEmpty() || !height.isEmpty()) {
			if (w < 0 || h < 0 || w + h == 0)
				throw new LiifException("A size of " + w + " x " + h
						+ " pixels is not possible: give a width and a height from 1 on, or leave one out.");
			size = TargetSize.ofPixels(w, h);
		}
		else {
			final double x = scale.isEmpty() ? 2 : Numbers.parse("scale", scale);
			size = TargetSize.ofScale(x, scaleY.isEmpty() ? x : Numbers.parse("scale_y", scaleY));
		}
		return UpscaleOptions.of(size).model(model).tile(whole("tile", tile));
	}

	/** Writes the fields that are not empty into ImageJ's macro recorder. */
	void record() {
		if (width.isEmpty() && height.isEmpty()) {
			record("scale", scale);
			record("scale_y", scaleY);
		}
		record("width", width);
		record("height", height);
		record("model", model);
		record("tile", tile.equals("0") ? "" : tile);
	}

	private static void record(final String key, final String value) {
		if (!value.isEmpty())
			MacroOptions.record(key, value);
	}

	private static int whole(final String field, final String text) {
		return text.isEmpty() ? 0 : Numbers.whole(field, Numbers.parse(field, text));
	}
}
