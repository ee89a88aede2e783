// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.picture.PictureStack;
import sc.fiji.liif.picture.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import sc.fiji.liif.picture.Picture;

/** Single pictures, whose inputs are made of them. */
final class PictureData extends TrainingData {

	private static final int VALIDATION_SIDE = 240;
	private static final List<Double> SCALES = Arrays.asList(2.0, 3.0, 4.0);

	private final List<PictureStack> training;
	private final List<PictureStack> judged;

	PictureData(final List<PictureStack> training, final List<PictureStack> judged) {
		this.training = training;
		this.judged = judged;
	}

	@Override
	public String description() {
		return size(training) + " pictures to learn from, " + size(judged) + " to validate";
	}

	@Override
	String inputs(final TrainingOptions options) {
		return Degradation.of(options).description();
	}

	@Override
	String validationDescription() {
		return "the middle " + VALIDATION_SIDE + " pixels of " + Math.min(MOST, size(judged)) + " pictures"
				+ (judged.equals(training) ? ", which were learned from," : "")
				+ ", all channels, border of one input pixel left out, dB";
	}

	@Override
	List<String> names() {
		return training.stream().map(Stack::name).collect(Collectors.toList());
	}

	@Override
	SampleSource samples(final TrainingOptions options, final TrainingListener listener) {
		return new DegradedSamples(
				new Pool<>(training, new StackCache<>(training, Picture::numBytes, cacheBytes(), listener),
						picture -> DegradedSamples.objection(picture, options), listener, options.whole(Setting.SEED)),
				options);
	}

	/** The middle of each picture at x2, x3 and x4, as far as they are trained for. */
	@Override
	List<ValidationCase> validation(final TrainingOptions options, final TrainingListener listener) {
		final Degradation degradation = Degradation.of(options);
		final double max = options.number(Setting.SCALE_MAX);
		List<Double> scales = SCALES.stream().filter(s -> s >= options.number(Setting.SCALE_MIN) && s <= max)
				.collect(Collectors.toList());
		if (scales.isEmpty())
			scales = Arrays.asList(max);
		final List<ValidationCase> cases = new ArrayList<>();
		final List<Picture> pictures = some(judged, listener);
		// The preview's case is the first one: the middle scale is the most telling.
		for (int i = 0; i < scales.size(); i++) {
			final double scale = scales.get((i + scales.size() / 2) % scales.size());
			for (final Picture picture : pictures) {
				final int width = Math.min(picture.width(), VALIDATION_SIDE);
				final int height = Math.min(picture.height(), VALIDATION_SIDE);
				final int w = (int) (width / scale);
				final int h = (int) (height / scale);
				if (Math.min(w, h) < 4)
					continue;
				final int targetWidth = (int) Math.rint(w * scale);
				final int targetHeight = (int) Math.rint(h * scale);
				final Picture truth = picture.crop((picture.width() - targetWidth) / 2,
						(picture.height() - targetHeight) / 2, targetWidth, targetHeight);
				cases.add(
						new ValidationCase(degradation.reduce(truth, w, h, Randoms.of(0, cases.size())), truth, scale));
			}
		}
		return cases;
	}
}
