// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import sc.fiji.liif.train.degradation.Degraded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/** Pairs of inputs and targets, learned at the targets' own sizes or resized to one. */
final class PairData extends TrainingData {

	private final List<RasterStack> inputs;
	private final List<RasterStack> targets;

	PairData(final List<RasterStack> inputs, final List<RasterStack> targets) {
		this.inputs = inputs;
		this.targets = targets;
	}

	@Override
	public String description() {
		return size(inputs) + " pairs of pictures to learn from and to validate";
	}

	@Override
	public String inputs(final TrainingOptions options) {
		final int size = options.whole(TrainingSettings.TARGET_SIZE);
		return "given beside their targets, which were learned "
				+ (size == 0 ? "at their own sizes" : "after resizing them to " + size + " pixels");
	}

	@Override
	public String validationDescription() {
		return "at most " + MOST + " pairs that were held out, if there were five or more, at their own sizes, "
				+ "by the nearest whole scale, all channels, border of one input pixel left out, dB";
	}

	@Override
	List<RasterStack> learned() {
		return inputs;
	}

	@Override
	public SampleSource samples(final TrainingOptions options, final Consumer<String> skipped) {
		final List<PairStack> learned = new ArrayList<>();
		final boolean isNoiseAware = options.is(TrainingSettings.NOISE_INPUT);
		holdOut(pairs(options.whole(TrainingSettings.TARGET_SIZE), isNoiseAware), learned, new ArrayList<>());
		final int patch = options.whole(TrainingSettings.PATCH);
		return new PairedSamples(
				new Pool<>(learned, new StackCache<>(learned, RasterPair::numBytes, cacheBytes(), skipped),
						pair -> PairedSamples.objection(pair, patch), skipped, options.whole(TrainingSettings.SEED)),
				patch, isNoiseAware);
	}

	@Override
	public List<ValidationCase> validation(final TrainingOptions options, final Consumer<String> skipped) {
		final List<PairStack> judged = new ArrayList<>();
		holdOut(pairs(0, options.is(TrainingSettings.NOISE_INPUT)), new ArrayList<>(), judged);
		return some(judged, skipped).stream()
				.map(pair -> new ValidationCase(new Degraded(pair.target(), pair.input(), pair.noise()),
						Math.max(1, Math.rint((double) pair.target().width() / pair.input().width())), "",
						options.is(TrainingSettings.NOISE_INPUT)))
				.collect(Collectors.toList());
	}

	private List<PairStack> pairs(final int targetSize, final boolean isNoiseAware) {
		final List<PairStack> pairs = new ArrayList<>();
		for (int i = 0; i < inputs.size(); i++)
			pairs.add(new PairStack(inputs.get(i), targets.get(i), targetSize, isNoiseAware));
		return pairs;
	}
}
