// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import sc.fiji.liif.Numbers;
import sc.fiji.liif.raster.Metric;

/** All scores of an evaluation, and their means over the pictures. */
public final class Scores {

	/** What means are called where pictures have their names. */
	public static final String MEAN = "mean";
	/** The same, of means that count blank and exactly met pictures, too. */
	public static final String MEAN_OF_ALL = "mean of all";

	private static final int COLUMN = 20;
	private static final int WIDE_COLUMN = 32;
	private static final int CSV_DECIMALS = 2;

	private final List<Score> scores = new ArrayList<>();
	private final List<Metric> metrics;

	/** @param metrics that are shown */
	Scores(final List<Metric> metrics) {
		this.metrics = metrics;
	}

	void add(final Score score) {
		scores.add(score);
	}

	/** What pictures were judged by. */
	public List<Metric> metrics() {
		return metrics;
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
	 * Mean over the pictures, for each scale and method, as each metric takes it. At a
	 * scale at which a picture is blank, or met exactly by any method, it is left out for
	 * all of them, unless there is no other: it would turn the ranking around.
	 */
	public List<Score> means() {
		final Set<String> odd = odd();
		return means(MEAN, scores.stream().filter(score -> !odd.contains(key(score))).collect(Collectors.toList()));
	}

	/** With the pictures that {@link #means} leaves out; empty if there are none. */
	public List<Score> meansOfAll() {
		return odd().isEmpty() ? Collections.emptyList() : means(MEAN_OF_ALL, scores);
	}

	private List<Score> means(final String name, final List<Score> telling) {
		final List<Score> means = new ArrayList<>();
		for (final double scale : scales()) {
			final boolean isAny = telling.stream().anyMatch(score -> score.scale() == scale);
			for (final String method : methods()) {
				final List<Score> some = (isAny ? telling : scores).stream()
						.filter(score -> score.scale() == scale && score.method().equals(method))
						.collect(Collectors.toList());
				if (!some.isEmpty())
					means.add(new Score(name, scale, method, false,
							Metric.ALL.stream()
									.mapToDouble(
											metric -> metric.mean(some.stream().mapToDouble(one -> one.value(metric))))
									.toArray()));
			}
		}
		return means;
	}

	/** Pictures and scales that say nothing. */
	private Set<String> odd() {
		return scores.stream().filter(score -> !score.isTelling()).map(Scores::key).collect(Collectors.toSet());
	}

	private static String key(final Score score) {
		return score.scale() + " " + score.picture();
	}

	/** The scores and then the means, a line each, under a header. */
	public List<String> csv() {
		final List<String> lines = new ArrayList<>();
		lines.add("picture,scale,method,"
				+ metrics.stream().map(m -> m.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(",")));
		final List<Score> all = new ArrayList<>(scores);
		all.addAll(means());
		all.addAll(meansOfAll());
		for (final Score score : all)
			lines.add(quoted(score.picture()) + "," + Numbers.text(score.scale()) + "," + quoted(score.method()) + ","
					+ values(score, CSV_DECIMALS, ","));
		return lines;
	}

	/** The means as a table for people: methods side by side. */
	public String table() {
		final StringBuilder table = new StringBuilder(String.format("%-8s", "scale"));
		for (final String method : methods())
			table.append(String.format(" %" + column() + "s", shortened(method)));
		rows(means(), table);
		final int odd = odd().size();
		if (odd > 0) {
			table.append(
					String.format("%nLeft out, because blank, met exactly or without numbers: %d; with them:", odd));
			rows(meansOfAll(), table);
		}
		return table.toString();
	}

	private void rows(final List<Score> means, final StringBuilder table) {
		for (final double scale : scales()) {
			table.append(String.format("%n%-8s", "x" + Numbers.text(scale)));
			for (final Score mean : means) {
				if (mean.scale() == scale)
					table.append(String.format(" %" + column() + "s", values(mean, 0, " / ")));
			}
		}
	}

	/** What the numbers of {@link #table} are, such as "PSNR (dB) / SSIM". */
	public String legend() {
		return metrics.stream().map(metric -> metric.name() + metric.unit()).collect(Collectors.joining(" / "));
	}

	private String values(final Score score, final int moreDecimals, final String between) {
		return metrics.stream().map(metric -> String.format(Locale.ROOT,
				"%." + (metric.decimals() + moreDecimals) + "f", score.value(metric)))
				.collect(Collectors.joining(between));
	}

	private int column() {
		return metrics.size() > 2 ? WIDE_COLUMN : COLUMN;
	}

	/** The end of a path tells more than its beginning. */
	private static String shortened(final String method) {
		return method.length() <= COLUMN ? method : "..." + method.substring(method.length() - COLUMN + 3);
	}

	private static String quoted(final String text) {
		return text.matches("[^\",\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
	}
}
