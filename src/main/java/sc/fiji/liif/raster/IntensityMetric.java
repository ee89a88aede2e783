// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Compares one number of all intensities, such as their sum or the largest of them, with the truth's, as a ratio. */
final class IntensityMetric implements Metric {

	private final String name;
	private final String unit;
	private final DoubleBinaryOperator together;
	private final DoubleUnaryOperator shown;

	/**
	 * @param together makes the number of all intensities
	 * @param shown    what is told of the ratio
	 */
	IntensityMetric(final String name, final String unit, final DoubleBinaryOperator together,
			final DoubleUnaryOperator shown) {
		this.name = name;
		this.unit = unit;
		this.together = together;
		this.shown = shown;
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public String unit() {
		return unit;
	}

	@Override
	public int decimals() {
		return 2;
	}

	@Override
	public boolean isOfIntensities() {
		return true;
	}

	@Override
	public double of(final Raster picture, final Raster truth, final int shave) {
		return shown.applyAsDouble(number(picture, shave) / number(truth, shave));
	}

	private double number(final Raster picture, final int shave) {
		return intensities(picture, shave).reduce(together).orElse(Double.NaN);
	}

	/** Of what is left without the border. */
	private static DoubleStream intensities(final Raster picture, final int shave) {
		final int row = picture.width() * picture.channels();
		final int border = shave * picture.channels();
		return IntStream.range(shave, picture.height() - shave).boxed()
				.flatMapToInt(y -> IntStream.range(y * row + border, (y + 1) * row - border))
				.mapToDouble(picture::intensity);
	}
}
