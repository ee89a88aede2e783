// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import java.util.Random;
import sc.fiji.liif.raster.Noise;
import sc.fiji.liif.train.degradation.Degradations;
import sc.fiji.liif.train.degradation.Degradation;
import sc.fiji.liif.train.degradation.Degraded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.Progress;
import sc.fiji.liif.raster.Metric;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;

/**
 * Reduces pictures by some scales, has methods enlarge them again, and scores
 * the results (paper, section 4.1). With scale s an input has
 * {@code floor(length / s)} pixels along each axis, the picture being cropped to
 * that times s, rounded, at its upper left corner; the reduction is anti-aliased
 * bicubic, or another degradation. Where reduced pictures are given, those are taken.
 */
public final class Evaluation {

	/** Finds the reduced picture that a data set brings along. */
	public interface GivenInputs {

		/** Those of a data set that has none. */
		GivenInputs NONE = (stack, plane, scale) -> Optional.empty();

		/**
		 * @param stack that has the picture
		 * @param plane of it, from 0 on
		 * @param scale of the reduction
		 * @return empty if nothing is given for this scale
		 * @throws LiifException in one sentence, if this picture is missing or unreadable
		 */
		Optional<Raster> find(RasterStack stack, int plane, double scale);
	}

	/** Hears of pictures that were enlarged, and of those that can't be used. */
	public interface Listener {

		/** A result, its picture, and what it should be. */
		default void enlarged(final String name, final double scale, final String method, final Raster result,
				final Raster truth) {}

		/** A picture that is not used, and why: one sentence. */
		default void skipped(final String sentence) {}
	}

	private final List<Method> methods;
	private final List<Double> scales;
	private final Protocol protocol;
	private final Degradation degradation;
	private final GivenInputs inputs;
	private final Listener listener;

	/** By bicubic reduction. @param scales from above 1 on */
	public Evaluation(final List<Method> methods, final List<Double> scales, final Protocol protocol,
			final GivenInputs inputs, final Listener listener) {
		this(methods, scales, protocol, Degradations.of(""), inputs, listener);
	}

	/** @param degradation makes the inputs, where none are given */
	public Evaluation(final List<Method> methods, final List<Double> scales, final Protocol protocol,
			final Degradation degradation, final GivenInputs inputs, final Listener listener) {
		this.methods = new ArrayList<>(methods);
		this.scales = new ArrayList<>(scales);
		this.protocol = protocol;
		this.degradation = degradation;
		this.inputs = inputs;
		this.listener = listener;
	}

	/**
	 * @throws LiifException         in one sentence, if none of the pictures can be used
	 * @throws CancellationException if canceled
	 */
	public Scores run(final List<RasterStack> stacks, final Progress progress) {
		final Scores scores = new Scores(protocol.metrics());
		for (int i = 0; i < stacks.size(); i++) {
			final RasterStack stack = stacks.get(i);
			final List<Raster> pictures;
			try {
				pictures = stack.read();
			}
			catch (final LiifException e) {
				listener.skipped(e.getMessage());
				continue;
			}
			for (int k = 0; k < pictures.size(); k++) {
				final Progress part = progress.part(i, stacks.size()).part(k, pictures.size());
				for (int s = 0; s < scales.size(); s++)
					run(stack, pictures, k, scales.get(s), scores, part.part(s, scales.size()));
			}
		}
		if (scores.all().isEmpty())
			throw new LiifException("None of the pictures can be used: give larger ones, or smaller scales.");
		return scores;
	}

	// -- Helper methods --

	private void run(final RasterStack stack, final List<Raster> pictures, final int plane, final double scale,
			final Scores scores, final Progress progress) {
		final Raster picture = protocol.prepared(pictures.get(plane));
		final String name = pictures.size() == 1 ? stack.name() : stack.name() + " #" + (plane + 1);
		final Optional<Raster> given;
		try {
			given = inputs.find(stack, plane, scale).map(input -> input.inRangeOf(picture));
		}
		catch (final LiifException e) {
			listener.skipped(e.getMessage());
			return;
		}
		final int w = given.isPresent() ? given.get().width() : (int) Math.floor(picture.width() / scale + 1e-9);
		final int h = given.isPresent() ? given.get().height() : (int) Math.floor(picture.height() / scale + 1e-9);
		final int width = (int) Math.rint(w * scale);
		final int height = (int) Math.rint(h * scale);
		if (given.isPresent() && !belongs(given.get(), picture, width, height, scale)) {
			listener.skipped("The given input of " + name + " at x" + Numbers.text(scale) + " (" + given.get()
					+ ") does not belong to it (" + picture + "): replace it.");
			return;
		}
		if (w < 1 || h < 1 || !protocol.fits(width, height, scale)) {
			listener.skipped(name + " is too small for x" + Numbers.text(scale) + " (" + picture.width() + " x "
					+ picture.height() + " pixels).");
			return;
		}
		final Raster cropped = picture.crop(0, 0, width, height);
		final Degraded degraded = given.map(input -> new Degraded(cropped, input, Noise.NONE)).orElseGet(
				() -> degradation.apply(cropped, w, h, new Random(name.hashCode() + Double.hashCode(scale))));
		final Raster truth = degraded.truth();
		final boolean isBlank = isBlank(truth);
		for (int i = 0; i < methods.size(); i++) {
			final Method method = methods.get(i);
			final String what = name + " x" + Numbers.text(scale) + ", " + method.name();
			final Raster result = method.enlarge(degraded.input(), truth,
					progress.part(i, methods.size(), own -> what));
			scores.add(new Score(name, scale, method.name(), isBlank,
					Metric.ALL.stream().mapToDouble(metric -> protocol.judge(metric, result, truth, scale)).toArray()));
			listener.enlarged(name, scale, method.name(), result, truth);
		}
	}

	/** Whether an input is a reduction by this scale, up to a pixel or so that was cropped. */
	private static boolean belongs(final Raster input, final Raster picture, final int width, final int height,
			final double scale) {
		return input.channels() == picture.channels() && width <= picture.width() && height <= picture.height()
				&& width + 2 * scale > picture.width() && height + 2 * scale > picture.height();
	}

	private static boolean isBlank(final Raster picture) {
		final int channels = picture.channels();
		for (int i = channels; i < picture.width() * picture.height() * channels; i++) {
			if (picture.intensity(i) != picture.intensity(i % channels))
				return false;
		}
		return true;
	}
}
