// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.files;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import sc.fiji.liif.train.settings.TrainingOptions;

/** What a trained model's {@code model.json} tells about its training. */
public final class ModelCard {

	private ModelCard() {}

	/**
	 * @param pictures what was learned from
	 * @param inputs   how inputs were made
	 * @param judged   what the last validation was made with
	 * @param psnr     what it gave, by scales and methods; empty if there was none
	 */
	public static JsonObject of(final TrainingOptions options, final TrainingProgress progress, final String pictures,
			final String inputs, final String judged, final Map<String, Double> psnr) {
		final JsonObject training = new JsonObject();
		options.asMap().forEach((key, value) -> {
			if (value.matches("-?[\\d.]+(E-?\\d+)?"))
				training.addProperty(key, new BigDecimal(value));
			else
				training.addProperty(key, value);
		});
		if (progress.startedFrom != null)
			training.addProperty("started_from", progress.startedFrom);
		if (!progress.changes.isEmpty()) {
			final JsonArray changes = new JsonArray();
			progress.changes.forEach(changes::add);
			training.add("changes", changes);
		}
		training.addProperty("steps_done", progress.step);
		training.addProperty("hours", TrainingProgress.rounded(progress.seconds / 3600, 2));
		training.addProperty("pictures", pictures);
		training.addProperty("inputs", inputs);
		training.add("curve", curve(progress));
		final JsonObject card = new JsonObject();
		card.add("training", training);
		if (!psnr.isEmpty()) {
			final JsonObject table = new JsonObject();
			table.addProperty("pictures", judged);
			psnr.forEach((what, value) -> table.addProperty(what, TrainingProgress.rounded(value, 2)));
			card.add("psnr", table);
		}
		return card;
	}

	/** A line per validation. */
	private static JsonArray curve(final TrainingProgress progress) {
		final JsonArray curve = new JsonArray();
		for (final double[] row : progress.curve)
			curve.add(String.format(Locale.ROOT, "step %.0f: %s%.2f dB, bicubic %.2f dB", row[0],
					row[1] == 0 ? "" : String.format(Locale.ROOT, "loss %.4f, ", row[1]), row[2], row[3]));
		return curve;
	}
}
