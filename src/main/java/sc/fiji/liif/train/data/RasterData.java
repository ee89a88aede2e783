// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import sc.fiji.liif.raster.Stack;
import sc.fiji.liif.train.degradation.Degraded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
				new StackCache<>(seen(training, options), Raster::numBytes, cacheBytes(), skipped),
				picture -> DegradedSamples.objection(picture, options), skipped, options.whole(TrainingSettings.SEED)),
				options);
	}

	/** The middle of each picture at x2, x3 and x4, as far as they are trained for, for each purpose of the model. */
	@Override
	public List<ValidationCase> validation(final TrainingOptions options, final Consumer<String> skipped) {
		final double max = options.number(TrainingSettings.SCALE_MAX);
		List<Double> scales = SCALES.stream().filter(s -> s >= options.number(TrainingSettings.SCALE_MIN) && s <= max)
				.collect(Collectors.toList());
		if (scales.isEmpty())
			scales = Arrays.asList(max);
		final List<ValidationCase> cases = new ArrayList<>();
		final List<Raster> pictures = some(seen(judged, options), skipped);
		for (final Map.Entry<String, Degradation> purpose : Degradations.of(options.settings()).purposes().entrySet()) {
			// The preview's case is the first one: the middle scale is the most telling.
			for (int i = 0; i < scales.size(); i++)
				add(pictures, scales.get((i + scales.size() / 2) % scales.size()), purpose.getKey(), purpose.getValue(),
						options.is(TrainingSettings.NOISE_INPUT), cases);
		}
		return cases;
	}

	// -- Helper methods --

	/** The middle of each picture at a scale. */
	private static void add(final List<Raster> pictures, final double scale, final String purpose,
			final Degradation degradation, final boolean isNoiseAware, final List<ValidationCase> cases) {
		for (final Raster picture : pictures) {
			final double across = degradation.isAxial() ? 1 : scale;
			final int w = (int) (Math.min(picture.width(), VALIDATION_SIDE) / across);
			final int h = (int) (Math.min(picture.height(), VALIDATION_SIDE) / scale);
			if (Math.min(w, h) < 4)
				continue;
			final int width = (int) Math.rint(w * across);
			final int height = (int) Math.rint(h * scale);
			final Raster truth = picture.crop((picture.width() - width) / 2, (picture.height() - height) / 2, width,
					height);
			final Degraded degraded = degradation.apply(truth, w, h, Randoms.of(0, cases.size()));
			cases.add(new ValidationCase(degraded, scale, purpose, isNoiseAware));
		}
	}

	/** The pictures as the model sees them. */
	private static List<? extends Stack<Raster>> seen(final List<RasterStack> stacks, final TrainingOptions options) {
		return options.is(TrainingSettings.NOISE_INPUT)
				? stacks.stream().map(StretchedStack::new).collect(Collectors.toList())
				: stacks;
	}
}
