// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import sc.fiji.liif.picture.PictureStack;
import sc.fiji.liif.picture.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Pairs of inputs and targets, learned at the targets' own sizes or resized to one. */
final class PairData extends TrainingData {

	private final List<PictureStack> inputs;
	private final List<PictureStack> targets;

	PairData(final List<PictureStack> inputs, final List<PictureStack> targets) {
		this.inputs = inputs;
		this.targets = targets;
	}

	@Override
	public String description() {
		return size(inputs) + " pairs of pictures to learn from and to validate";
	}

	@Override
	String inputs(final TrainingOptions options) {
		final int size = options.whole(Setting.TARGET_SIZE);
		return "given beside their targets, which were learned "
				+ (size == 0 ? "at their own sizes" : "after resizing them to " + size + " pixels");
	}

	@Override
	String validationDescription() {
		return "at most " + MOST + " pairs that were held out, if there were five or more, at their own sizes, "
				+ "by the nearest whole scale, all channels, border of one input pixel left out, dB";
	}

	@Override
	List<String> names() {
		return inputs.stream().map(Stack::name).collect(Collectors.toList());
	}

	@Override
	SampleSource samples(final TrainingOptions options, final TrainingListener listener) {
		final List<PairStack> learned = new ArrayList<>();
		holdOut(pairs(options.whole(Setting.TARGET_SIZE)), learned, new ArrayList<>());
		final int patch = options.whole(Setting.PATCH);
		return new PairedSamples(
				new Pool<>(learned, new StackCache<>(learned, PicturePair::numBytes, cacheBytes(), listener),
						pair -> PairedSamples.objection(pair, patch), listener, options.whole(Setting.SEED)),
				patch);
	}

	@Override
	List<ValidationCase> validation(final TrainingOptions options, final TrainingListener listener) {
		final List<PairStack> judged = new ArrayList<>();
		holdOut(pairs(0), new ArrayList<>(), judged);
		return some(judged, listener).stream()
				.map(pair -> new ValidationCase(pair.input(), pair.target(),
						Math.max(1, Math.rint((double) pair.target().width() / pair.input().width()))))
				.collect(Collectors.toList());
	}

	private List<PairStack> pairs(final int targetSize) {
		final List<PairStack> pairs = new ArrayList<>();
		for (int i = 0; i < inputs.size(); i++)
			pairs.add(new PairStack(inputs.get(i), targets.get(i), targetSize));
		return pairs;
	}
}
