// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

import sc.fiji.liif.LiifException;

/** What a reader was uneasy about: pixels that are lost are an error, all else is worth a remark at most. */
final class ReaderWarnings implements IIOReadWarningListener {

	private static final Pattern LOSS = Pattern.compile(
			"(?i).*(truncated|premature|unexpected end|bad huffman|missing eoi|insufficient|incomplete|unexpected eof).*");
	private static final Pattern COLOURS = Pattern.compile("(?i).*(CMYK|colou?r profile).*");

	private final List<String> warnings = new ArrayList<>();

	@Override
	public void warningOccurred(final ImageReader source, final String warning) {
		warnings.add(warning);
	}

	/** @throws LiifException in one sentence, if pixels are lost */
	void check(final Path file) {
		for (final String warning : warnings) {
			if (LOSS.matcher(warning).matches())
				throw new LiifException("The file " + file + " is damaged (" + warning + "): get a fresh copy of it.");
		}
	}

	/** Those about colours. */
	List<String> remarks() {
		final List<String> remarks = new ArrayList<>();
		for (final String warning : warnings) {
			if (COLOURS.matcher(warning).matches() && !remarks.contains(warning))
				remarks.add(warning.replaceFirst("\\.$", ""));
		}
		return remarks;
	}
}
