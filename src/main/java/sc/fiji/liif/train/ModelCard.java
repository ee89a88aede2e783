// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** What a trained model's {@code model.json} tells about its training. */
final class ModelCard {

	private ModelCard() {}

	/** @param result of the last validation; may be null */
	static JsonObject of(final TrainingOptions options, final TrainingData data, final ValidationResult result,
			final TrainingProgress progress) {
		final JsonObject training = new JsonObject();
		options.asMap().forEach((key, value) -> {
			if (value.matches("-?[\\d.]+(E-?\\d+)?"))
				training.addProperty(key, new BigDecimal(value));
			else
				training.addProperty(key, value);
		});
		if (progress.startedFrom != null)
			training.addProperty("started_from", progress.startedFrom);
		training.addProperty("steps_done", progress.step);
		training.addProperty("hours", TrainingProgress.rounded(progress.seconds / 3600, 2));
		training.addProperty("pictures", data.description());
		training.addProperty("inputs", data.inputs(options));
		training.add("curve", curve(progress));
		final JsonObject card = new JsonObject();
		card.add("training", training);
		if (result != null)
			card.add("psnr", psnr(result, data));
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

	private static JsonObject psnr(final ValidationResult result, final TrainingData data) {
		final JsonObject psnr = new JsonObject();
		psnr.addProperty("pictures", data.validationDescription());
		for (final Map.Entry<Double, Double> entry : result.psnrByScale().entrySet()) {
			psnr.addProperty("x" + scale(entry.getKey()), TrainingProgress.rounded(entry.getValue(), 2));
			psnr.addProperty("bicubic x" + scale(entry.getKey()),
					TrainingProgress.rounded(result.bicubicByScale().get(entry.getKey()), 2));
		}
		return psnr;
	}

	private static String scale(final double scale) {
		return scale == Math.rint(scale) ? Integer.toString((int) scale) : Double.toString(scale);
	}
}
