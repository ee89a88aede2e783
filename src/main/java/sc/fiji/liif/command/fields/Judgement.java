// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.fields;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;

import ij.ImagePlus;

import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.Precision;

/** What is left to commands to judge by the picture or the machine; what they find should surprise nobody, and is said. */
public final class Judgement {

	private Judgement() {}

	/** What an image's values are, judged once. */
	public static String values(final Host host, final ImagePlus image, final String values) {
		final PixelMeaning meaning = PixelMeaning.of(image, values);
		if (meaning == PixelMeaning.LABELS)
			host.say("LIIF: of \"" + image.getTitle() + "\" " + meaning.remark() + ".");
		return meaning.name().toLowerCase(Locale.ROOT);
	}

	/** A precision by its name, if it is possible here. */
	public static Precision precision(final Host host, final String name) {
		final Precision precision = Precision.of(name);
		if (!precision.isPossible())
			host.say("LIIF: this processor is not faster with bfloat16: computing in full precision.");
		return precision;
	}

	/** Says which model was chosen. */
	public static void model(final Host host, final ImagePlus image, final String values, final String model) {
		final ModelChoice choice = ModelChoice.of(image, PixelMeaning.of(image, values), model);
		if (!choice.remark().isEmpty())
			host.say("LIIF: model " + choice.model() + choice.remark() + ".");
	}

	/** A model that was left to the picture, for the recorder. */
	public static Map<String, String> recorded(final ImagePlus image, final String values, final String model) {
		return ModelChoice.isLeftToThePicture(model)
				? Collections.singletonMap("model",
						ModelChoice.of(image, PixelMeaning.of(image, values), model).model())
				: Collections.emptyMap();
	}
}
