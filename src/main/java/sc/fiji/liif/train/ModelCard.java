// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

/** What a trained model's {@code model.json} tells about its training. */
final class ModelCard {

	private static final Gson GSON = new Gson();

	private ModelCard() {}

	/** @param result of the last validation; may be null */
	static JsonObject of(final TrainingOptions options, final TrainingData data, final ValidationResult result,
			final TrainingProgress progress) {
		final JsonObject training = GSON.toJsonTree(options.asMap()).getAsJsonObject();
		training.addProperty("steps_done", progress.step);
		training.addProperty("hours", TrainingProgress.rounded(progress.seconds / 3600, 2));
		training.addProperty("pictures", data.description());
		training.addProperty("inputs", data.inputs(options));
		training.add("curve_step_loss_psnr_bicubic", GSON.toJsonTree(progress.curve));
		final JsonObject card = new JsonObject();
		card.add("training", training);
		if (result != null)
			card.add("psnr", psnr(result, data));
		return card;
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
