// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** All figures of a run, told as they come, kept as JSON, and compared with those of another run. */
final class Report {

	/** What differs by less is noise on any machine. */
	private static final double TOLERANCE = 0.05;

	private final Map<String, Figure> figures = new LinkedHashMap<>();
	private final transient PrintStream out;
	private String machine;

	Report(final PrintStream out) {
		this.out = out;
	}

	void machine(final String text) {
		machine = text;
		out.println(machine);
	}

	void add(final Figure figure) {
		figures.put(figure.name, figure);
		out.println(line(figure));
		out.flush();
	}

	/** Something that is worth a line, but no figure. */
	void say(final String line) {
		out.println(line);
	}

	void write(final Path json) throws IOException {
		Files.createDirectories(json.toAbsolutePath().getParent());
		try (Writer writer = Files.newBufferedWriter(json)) {
			new GsonBuilder().setPrettyPrinting().create().toJson(this, writer);
		}
	}

	/** @return how many figures are worse than those of another run by more than both scatter */
	int compare(final Path json) throws IOException {
		final Report before;
		try (Reader reader = Files.newBufferedReader(json)) {
			before = new Gson().fromJson(reader, Report.class);
		}
		int worse = 0;
		out.println("compared with " + json + " (" + before.machine + "):");
		for (final Figure now : figures.values()) {
			final Figure then = before.figures.get(now.name);
			if (then == null)
				continue;
			final double factor = now.worseThan(then);
			if (factor <= 1 + TOLERANCE + now.spread + then.spread)
				continue;
			worse++;
			out.printf(Locale.ROOT, "  %.2f times worse: %s%n", factor, line(now));
		}
		out.println(worse == 0 ? "  nothing is slower." : "  " + worse + " of " + figures.size() + " are slower.");
		return worse;
	}

	private static String line(final Figure figure) {
		return String.format(Locale.ROOT, "%-58s %10s %-14s", figure.name, number(figure.value), figure.unit)
				+ (figure.share > 0
						? String.format(Locale.ROOT, " %3.0f %% of the matrix rate", 100 * figure.share)
						: "")
				+ String.format(Locale.ROOT, " (+- %.0f %%)", 100 * figure.spread);
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, value >= 1000 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f", value);
	}
}
