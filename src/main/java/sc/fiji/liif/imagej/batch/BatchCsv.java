// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of a batch as a table of comma-separated values (RFC 4180), with a line of titles. */
public final class BatchCsv {

	private BatchCsv() {}

	/** All lines. */
	public static List<String> lines(final List<BatchRow> rows) {
		return Stream.concat(Stream.of("file,status,size,model,seconds,remark"), rows.stream().map(BatchCsv::line))
				.collect(Collectors.toList());
	}

	private static String line(final BatchRow row) {
		return Stream
				.of(row.file(), row.status().toString(), row.size(), row.manner(),
						String.format(Locale.ROOT, "%.2f", row.seconds()), row.remark())
				.map(BatchCsv::quoted).collect(Collectors.joining(","));
	}

	private static String quoted(final String text) {
		return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
	}
}
