// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.fields;

import java.awt.geom.AffineTransform;
import java.util.Arrays;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;

/** Affine maps as people and registrations write them: {@code 1 0 2.5 0 1 -3}, or {@code [[1, 0, 2.5], [0, 1, -3]]}. */
public final class MatrixText {

	private static final int NUMBERS = 6;

	private MatrixText() {}

	/**
	 * The map of a text with six numbers in it, row by row: xx xy x0 yx yy y0.
	 *
	 * @throws LiifException in one sentence, if it is none
	 */
	public static AffineTransform parse(final String text) {
		final boolean isBracketed = text.indexOf('[') >= 0 || text.indexOf('(') >= 0;
		final String bare = isBracketed
				? text.replaceAll("[A-Za-z_]\\w*(?=\\s*[\\[(])", " ").replaceAll("[\\[\\](),;]", " ")
				: text;
		final double[] m = Arrays.stream(bare.trim().split(bare.trim().matches("(?s).*[\\s;].*") ? "[\\s;]+" : ","))
				.mapToDouble(Numbers::parse).toArray();
		if (m.length != NUMBERS || Arrays.stream(m).anyMatch(Double::isNaN))
			throw new LiifException("The matrix \"" + text
					+ "\" is not possible: give six numbers, xx xy x0 yx yy y0, separated by blanks.");
		return new AffineTransform(m[0], m[3], m[1], m[4], m[2], m[5]);
	}
}
