// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.fields;

import java.util.Arrays;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Roi;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;

/** Lines as people write them, {@code 10 20 80.5 20}: instead of an image's selection. */
public final class LineText {

	private static final int NUMBERS = 4;

	private LineText() {}

	/** What is done with a selected image. */
	public interface Action<T> {

		T apply(ImagePlus image);
	}

	/**
	 * Does something with an image on which a line is selected, and puts the image's own selection back.
	 *
	 * @param text empty for the image's own selection
	 * @throws LiifException in one sentence, if it is no line
	 */
	public static <T> T with(final ImagePlus image, final String text, final Action<T> action) {
		if (text.trim().isEmpty())
			return action.apply(image);
		final Line line = parse(text);
		final Roi before = image.getRoi();
		try {
			image.setRoi(line);
			return action.apply(image);
		}
		finally {
			image.setRoi(before);
		}
	}

	private static Line parse(final String text) {
		final double[] ends = Arrays.stream(text.trim().split("[\\s,;]+")).mapToDouble(Numbers::parse).toArray();
		if (ends.length != NUMBERS || Arrays.stream(ends).anyMatch(Double::isNaN))
			throw new LiifException("The line \"" + text
					+ "\" is not possible: give four numbers, x1 y1 x2 y2, in pixels and with points for decimals.");
		return new Line(ends[0], ends[1], ends[2], ends[3]);
	}
}
