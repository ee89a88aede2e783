// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.train.degradation.Degradation;
import sc.fiji.liif.train.degradation.Degradations;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/** Single pictures, whose inputs are made of them. */
final class RasterData extends TrainingData {

	private static final int VALIDATION_SIDE = 240;
	private static final List<Double> SCALES = Arrays.asList(2.0, 3.0, 4.0);

	private final List<RasterStack> training;
	private final List<RasterStack> judged;

	RasterData(final List<RasterStack> training, final List<RasterStack> judged) {
		this.training = training;
		this.judged = judged;
	}

	@Override
	public String description() {
		return size(training) + " pictures to learn from, " + size(judged) + " to validate";
	}

	@Override
	public String inputs(final TrainingOptions options) {
		return Degradations.of(options.settings()).description();
	}

	@Override
	public String validationDescription() {
		return "the middle " + VALIDATION_SIDE + " pixels of " + Math.min(MOST, size(judged)) + " pictures"
				+ (judged.equals(training) ? ", which were learned from," : "")
				+ ", all channels, border of one input pixel left out, dB";
	}

	@Override
	List<RasterStack> learned() {
		return training;
	}

	@Override
	public SampleSource samples(final TrainingOptions options, final Consumer<String> skipped) {
		return new DegradedSamples(new Pool<>(training,
				new StackCache<>(training, Raster::numBytes, cacheBytes(), skipped),
				picture -> DegradedSamples.objection(picture, options), skipped, options.whole(TrainingSettings.SEED)),
				options);
	}

	/** The middle of each picture at x2, x3 and x4, as far as they are trained for. */
	@Override
	public List<ValidationCase> validation(final TrainingOptions options, final Consumer<String> skipped) {
		final Degradation degradation = Degradations.of(options.settings());
		final double max = options.number(TrainingSettings.SCALE_MAX);
		List<Double> scales = SCALES.stream().filter(s -> s >= options.number(TrainingSettings.SCALE_MIN) && s <= max)
				.collect(Collectors.toList());
		if (scales.isEmpty())
			scales = Arrays.asList(max);
		final List<ValidationCase> cases = new ArrayList<>();
		final List<Raster> pictures = some(judged, skipped);
		// The preview's case is the first one: the middle scale is the most telling.
		for (int i = 0; i < scales.size(); i++) {
			final double scale = scales.get((i + scales.size() / 2) % scales.size());
			for (final Raster picture : pictures) {
				final int width = Math.min(picture.width(), VALIDATION_SIDE);
				final int height = Math.min(picture.height(), VALIDATION_SIDE);
				final int w = (int) (width / scale);
				final int h = (int) (height / scale);
				if (Math.min(w, h) < 4)
					continue;
				final int targetWidth = (int) Math.rint(w * scale);
				final int targetHeight = (int) Math.rint(h * scale);
				final Raster truth = picture.crop((picture.width() - targetWidth) / 2,
						(picture.height() - targetHeight) / 2, targetWidth, targetHeight);
				cases.add(
						new ValidationCase(degradation.reduce(truth, w, h, Randoms.of(0, cases.size())), truth, scale));
			}
		}
		return cases;
	}
}
