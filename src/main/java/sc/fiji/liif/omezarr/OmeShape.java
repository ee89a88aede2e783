// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.omezarr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The axes of an image, in the order of its arrays, and for each of t, c, z, y and x how much there is, how long a step is, and
 * where the first one lies. What is not among the axes is there once. Immutable.
 */
public final class OmeShape {

	/** All axes, in the order that the specification wants. */
	public static final List<String> AXES = Collections.unmodifiableList(Arrays.asList("t", "c", "z", "y", "x"));

	private final List<String> axes;
	private final long[] sizes;
	private final double[] scales;
	private final double[] translations;
	private final String lengthUnit;
	private final String timeUnit;

	/**
	 * @param axes         some of {@link #AXES}
	 * @param sizes        along t, c, z, y and x
	 * @param scales       size of a pixel along each of them, likewise
	 * @param translations of the centre of the first pixel, likewise
	 * @param lengthUnit   a name such as "micrometer"; null if not known
	 * @param timeUnit     a name such as "second"; null if not known
	 */
	public OmeShape(final List<String> axes, final long[] sizes, final double[] scales, final double[] translations,
			final String lengthUnit, final String timeUnit) {
		this.axes = Collections.unmodifiableList(new ArrayList<>(axes));
		this.sizes = sizes.clone();
		this.scales = scales.clone();
		this.translations = translations.clone();
		this.lengthUnit = lengthUnit;
		this.timeUnit = timeUnit;
	}

	public List<String> axes() {
		return axes;
	}

	/** @param axis one of {@link #AXES} */
	public long size(final String axis) {
		return sizes[AXES.indexOf(axis)];
	}

	/** Size of a pixel. */
	public double scale(final String axis) {
		return scales[AXES.indexOf(axis)];
	}

	/** Where the centre of the first pixel lies. */
	public double translation(final String axis) {
		return translations[AXES.indexOf(axis)];
	}

	/** Null if not known. */
	public String lengthUnit() {
		return lengthUnit;
	}

	/** Null if not known. */
	public String timeUnit() {
		return timeUnit;
	}

	/** Of the axes, in their order. */
	long[] arrayShape() {
		return axes.stream().mapToLong(this::size).toArray();
	}

	/** The same with steps of another length along an axis. */
	public OmeShape withScale(final String axis, final double scale) {
		final double[] newScales = scales.clone();
		newScales[AXES.indexOf(axis)] = scale;
		return new OmeShape(axes, sizes, newScales, translations, lengthUnit, timeUnit);
	}

	/** The same axes and sizes, with the steps, the place and the units of another shape. */
	public OmeShape calibratedAs(final OmeShape other) {
		return new OmeShape(axes, sizes, other.scales, other.translations, other.lengthUnit, other.timeUnit);
	}

	/**
	 * The same extent in other pixels along an axis: its outer edge stays where it is, so that the centre of the first one moves.
	 *
	 * @param factor new pixels for each of the old ones
	 */
	public OmeShape resampled(final String axis, final long size, final double factor) {
		final int i = AXES.indexOf(axis);
		final long[] newSizes = sizes.clone();
		final double[] newScales = scales.clone();
		final double[] newTranslations = translations.clone();
		newSizes[i] = size;
		newTranslations[i] += scales[i] * (1 / factor - 1) / 2;
		newScales[i] /= factor;
		return new OmeShape(axes, newSizes, newScales, newTranslations, lengthUnit, timeUnit);
	}

	/**
	 * Means of 2 x 2 pixels of this, where one is left over at an end of fewer: pixels twice as large, whose centres lie half
	 * a pixel farther.
	 */
	OmeShape halved() {
		return resampled("y", (size("y") + 1) / 2, 0.5).resampled("x", (size("x") + 1) / 2, 0.5);
	}
}
