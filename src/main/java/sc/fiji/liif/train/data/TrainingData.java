// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.raster.Stack;
import sc.fiji.liif.train.degradation.Degradation;
import sc.fiji.liif.train.settings.TrainingOptions;

/** What a model learns from, and what it is validated on. Immutable. */
public abstract class TrainingData {

	/** A share of the data is held out for validation, and at most so many pictures. */
	private static final int SHARE = 10;
	static final int MOST = 10;
	private static final int ENOUGH_TO_HOLD_OUT = 5;

	/**
	 * Pictures, from which inputs are made by a {@link Degradation}.
	 *
	 * @param training   a stack that is there n times is seen n times as often
	 * @param validation not learned from; if empty, every tenth training stack is
	 *                   held out, ten at most, or, if there are fewer than five, none
	 * @throws LiifException in one sentence, if there is nothing to learn from
	 */
	public static TrainingData pictures(final List<RasterStack> training, final List<RasterStack> validation) {
		if (training.isEmpty())
			throw new LiifException("There are no pictures to learn from: give a folder with TIFF, PNG or JPEG files.");
		final List<RasterStack> learned = new ArrayList<>();
		final List<RasterStack> judged = new ArrayList<>(validation);
		if (validation.isEmpty())
			holdOut(training, learned, judged);
		else
			learned.addAll(training);
		return new RasterData(learned, judged);
	}

	/**
	 * Pairs of pictures of the same scenes, whatever their sizes: inputs as they
	 * are, and targets that are learned at their own sizes (the paper's section 4.3,
	 * size-varied ground truth). The i-th input belongs to the i-th target. Every
	 * tenth pair is held out for validation, ten at most.
	 *
	 * @throws LiifException in one sentence, if there is nothing to learn from
	 */
	public static TrainingData pairs(final List<RasterStack> inputs, final List<RasterStack> targets) {
		if (inputs.isEmpty() || inputs.size() != targets.size())
			throw new LiifException("There are " + inputs.size() + " inputs and " + targets.size()
					+ " targets: give a target for each input.");
		return new PairData(inputs, targets);
	}

	public static <S extends Stack<?>> void holdOut(final List<S> all, final List<S> learned, final List<S> judged) {
		final List<String> names = all.stream().map(Stack::name).distinct().collect(Collectors.toList());
		if (names.size() < ENOUGH_TO_HOLD_OUT) {
			learned.addAll(all);
			judged.addAll(all);
			return;
		}
		final int n = Math.min(MOST, Math.max(1, names.size() / SHARE));
		final List<String> held = new ArrayList<>();
		for (int i = 0; i < n; i++)
			held.add(names.get((int) ((i + 0.5) * names.size() / n)));
		for (final S stack : all) {
			if (!held.remove(stack.name())) {
				if (judged.stream().noneMatch(s -> s.name().equals(stack.name())))
					learned.add(stack);
			}
			else
				judged.add(stack);
		}
	}

	/** How much of the pictures is kept in memory. */
	public static long cacheBytes() {
		return Runtime.getRuntime().maxMemory() / 3;
	}

	public static int size(final List<? extends Stack<?>> stacks) {
		return stacks.stream().mapToInt(Stack::size).sum();
	}

	/** At most ten things, taken evenly from the stacks. */
	public static <T> List<T> some(final List<? extends Stack<T>> stacks, final Consumer<String> skipped) {
		final int total = size(stacks);
		final int n = Math.min(MOST, total);
		final List<T> things = new ArrayList<>();
		int before = 0;
		for (final Stack<T> stack : stacks) {
			List<T> read = null;
			for (int i = 0; i < n; i++) {
				final int wanted = (int) ((i + 0.5) * total / n) - before;
				if (wanted < 0 || wanted >= stack.size())
					continue;
				try {
					read = read == null ? stack.read() : read;
					things.add(read.get(wanted % read.size()));
				}
				catch (final LiifException e) {
					skipped.accept(e.getMessage());
					break;
				}
			}
			before += stack.size();
		}
		return things;
	}

	/** What there is, a sentence for people. */
	public abstract String description();

	/** How inputs are made or where they come from, a phrase for the model's card. */
	public abstract String inputs(TrainingOptions options);

	/** What models are judged by, a phrase for the model's card. */
	public abstract String validationDescription();

	/** What is learned from. */
	abstract List<? extends Stack<?>> learned();

	/** A text that is the same for the same files with the same content in the same order. */
	public String fingerprint() {
		final CRC32 sum = new CRC32();
		for (final Stack<?> stack : learned())
			sum.update((stack.name() + "\n" + stack.content() + "\n").getBytes(StandardCharsets.UTF_8));
		return learned().size() + " stacks, " + Long.toHexString(sum.getValue());
	}

	/** The examples of a training. */
	public abstract SampleSource samples(TrainingOptions options, Consumer<String> skipped);

	/** What the training is judged by; may be empty if nothing fits. */
	public abstract List<ValidationCase> validation(TrainingOptions options, Consumer<String> skipped);
}
