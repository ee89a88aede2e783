// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.picture.Picture;
import sc.fiji.liif.picture.PictureStack;
import sc.fiji.liif.picture.Resize;

/**
 * Reduces pictures by some scales, has methods enlarge them again, and scores
 * the results (paper, section 4.1). With scale s an input has
 * {@code floor(length / s)} pixels along each axis, the picture being cropped to
 * that times s, rounded, at its upper left corner; the reduction is anti-aliased
 * bicubic. Where reduced pictures are given, those are taken.
 */
public final class Evaluation {

	/** Finds the reduced picture that a data set brings along. */
	public interface GivenInputs {

		/** Those of a data set that has none. */
		GivenInputs NONE = (name, plane, scale) -> Optional.empty();

		/**
		 * @param name  of the stack
		 * @param plane of it, from 0 on
		 * @param scale of the reduction
		 * @return empty if nothing is given for this scale
		 * @throws LiifException in one sentence, if this picture is missing or unreadable
		 */
		Optional<Picture> find(String name, int plane, double scale);
	}

	/** Hears of pictures that were enlarged, and of those that can't be used. */
	public interface Listener {

		/** A result, its picture, and what it should be. */
		default void enlarged(final String name, final double scale, final String method, final Picture result,
				final Picture truth) {}

		/** A picture that is not used, and why: one sentence. */
		default void skipped(final String sentence) {}
	}

	private final List<Method> methods;
	private final List<Double> scales;
	private final Protocol protocol;
	private final GivenInputs inputs;
	private final Listener listener;

	/** @param scales from above 1 on */
	public Evaluation(final List<Method> methods, final List<Double> scales, final Protocol protocol,
			final GivenInputs inputs, final Listener listener) {
		this.methods = new ArrayList<>(methods);
		this.scales = new ArrayList<>(scales);
		this.protocol = protocol;
		this.inputs = inputs;
		this.listener = listener;
	}

	/**
	 * @throws LiifException         in one sentence, if none of the pictures can be used
	 * @throws CancellationException if canceled
	 */
	public Scores run(final List<PictureStack> stacks, final Progress progress) {
		final Scores scores = new Scores();
		for (int i = 0; i < stacks.size(); i++) {
			final PictureStack stack = stacks.get(i);
			final List<Picture> pictures;
			try {
				pictures = stack.read();
			}
			catch (final LiifException e) {
				listener.skipped(e.getMessage());
				continue;
			}
			for (int k = 0; k < pictures.size(); k++) {
				final double done = i + (double) k / pictures.size();
				final Part part = new Part(progress, done, 1.0 / pictures.size(), stacks.size());
				for (int s = 0; s < scales.size(); s++)
					run(stack, pictures, k, scales.get(s), scores, part.of(s, scales.size()));
			}
		}
		if (scores.all().isEmpty())
			throw new LiifException("None of the pictures can be used: give larger ones, or smaller scales.");
		return scores;
	}

	// -- Helper methods --

	private void run(final PictureStack stack, final List<Picture> pictures, final int plane, final double scale,
			final Scores scores, final Part progress) {
		final Picture picture = pictures.get(plane);
		final String name = pictures.size() == 1 ? stack.name() : stack.name() + " #" + (plane + 1);
		final Optional<Picture> given;
		try {
			given = inputs.find(stack.name(), plane, scale).map(input -> input.inRangeOf(picture));
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
			listener.skipped("The given input of " + name + " at x" + Scores.plain(scale) + " (" + given.get()
					+ ") does not belong to it (" + picture + "): replace it.");
			return;
		}
		if (w < 1 || h < 1 || !protocol.fits(width, height, scale)) {
			listener.skipped(name + " is too small for x" + Scores.plain(scale) + " (" + picture.width() + " x "
					+ picture.height() + " pixels).");
			return;
		}
		final Picture truth = picture.crop(0, 0, width, height);
		final Picture input = given.orElseGet(() -> Resize.bicubic(truth, w, h));
		for (int i = 0; i < methods.size(); i++) {
			final Method method = methods.get(i);
			final Picture result = method.enlarge(input, width, height,
					progress.of(i, methods.size()).named(name + " x" + Scores.plain(scale) + ", " + method.name()));
			scores.add(new Score(name, scale, method.name(), protocol.psnr(result, truth, scale),
					protocol.ssim(result, truth, scale)));
			listener.enlarged(name, scale, method.name(), result, truth);
		}
	}

	/** Whether an input is a reduction by this scale, up to a pixel or so that was cropped. */
	private static boolean belongs(final Picture input, final Picture picture, final int width, final int height,
			final double scale) {
		return input.channels() == picture.channels() && width <= picture.width() && height <= picture.height()
				&& width + 2 * scale > picture.width() && height + 2 * scale > picture.height();
	}

	/** The progress of a part of the work. */
	private static final class Part implements Progress {

		private final Progress whole;
		private final double from;
		private final double length;
		private final double total;
		private String name = "";

		private Part(final Progress whole, final double from, final double length, final double total) {
			this.whole = whole;
			this.from = from;
			this.length = length;
			this.total = total;
		}

		private Part of(final int i, final int n) {
			return new Part(whole, from + length * i / n, length / n, total);
		}

		private Part named(final String what) {
			name = what;
			return this;
		}

		@Override
		public void report(final double done, final double all, final String what) {
			whole.report(from + length * done / all, total, name);
		}

		@Override
		public boolean isCanceled() {
			return whole.isCanceled();
		}
	}
}
