// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import sc.fiji.liif.picture.Psnr;

/** All scores of an evaluation, and their means over the pictures. */
public final class Scores {

	/** What means are called where pictures have their names. */
	public static final String MEAN = "mean";

	private static final int COLUMN = 20;

	private final List<Score> scores = new ArrayList<>();

	void add(final Score score) {
		scores.add(score);
	}

	/** In the order of pictures, scales, methods. */
	public List<Score> all() {
		return Collections.unmodifiableList(scores);
	}

	public List<Double> scales() {
		return scores.stream().map(Score::scale).distinct().collect(Collectors.toList());
	}

	public List<String> methods() {
		return scores.stream().map(Score::method).distinct().collect(Collectors.toList());
	}

	/**
	 * Mean over the pictures of PSNR and SSIM, for each scale and method: a picture
	 * without error counts 100 dB, and SSIM's mean is over the pictures that are large
	 * enough for it.
	 */
	public List<Score> means() {
		final List<Score> means = new ArrayList<>();
		for (final double scale : scales()) {
			for (final String method : methods()) {
				final List<Score> some = scores.stream()
						.filter(score -> score.scale() == scale && score.method().equals(method))
						.collect(Collectors.toList());
				if (!some.isEmpty())
					means.add(new Score(MEAN, scale, method, Psnr.mean(some.stream().mapToDouble(Score::psnr)),
							some.stream().mapToDouble(Score::ssim).filter(ssim -> !Double.isNaN(ssim)).average()
									.orElse(Double.NaN)));
			}
		}
		return means;
	}

	/** The scores and then the means, a line each, under a header. */
	public List<String> csv() {
		final List<String> lines = new ArrayList<>();
		lines.add("picture,scale,method,psnr,ssim");
		final List<Score> all = new ArrayList<>(scores);
		all.addAll(means());
		for (final Score score : all)
			lines.add(String.format(Locale.ROOT, "%s,%s,%s,%.4f,%.5f", quoted(score.picture()), plain(score.scale()),
					quoted(score.method()), score.psnr(), score.ssim()));
		return lines;
	}

	/** The means as a table for people: methods side by side, PSNR in dB and SSIM. */
	public String table() {
		final StringBuilder table = new StringBuilder(String.format("%-8s", "scale"));
		for (final String method : methods())
			table.append(String.format(" %20s", shortened(method)));
		for (final double scale : scales()) {
			table.append(String.format("%n%-8s", "x" + plain(scale)));
			for (final Score mean : means()) {
				if (mean.scale() == scale)
					table.append(String.format(Locale.ROOT, " %11.2f / %.4f", mean.psnr(), mean.ssim()));
			}
		}
		return table.toString();
	}

	/** The end of a path tells more than its beginning. */
	private static String shortened(final String method) {
		return method.length() <= COLUMN ? method : "..." + method.substring(method.length() - COLUMN + 3);
	}

	/** A scale without needless decimals. */
	public static String plain(final double scale) {
		return scale == Math.rint(scale) ? Integer.toString((int) scale) : Double.toString(scale);
	}

	private static String quoted(final String text) {
		return text.matches("[^\",\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
	}
}
