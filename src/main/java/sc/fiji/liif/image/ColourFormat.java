// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.util.function.Supplier;

import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.composite.RealComposite;

import sc.fiji.liif.field.JetEvaluator;
import sc.fiji.liif.sampling.IntensityRange;

/**
 * How a decoded colour becomes a value of an ImgLib2 type. Immutable.
 *
 * @param <T> the type
 */
final class ColourFormat<T> {

	/** Sets a value from the colour that begins somewhere in an array. */
	private interface Setter<T> {

		void set(T value, float[] colours, int offset);
	}

	private final Supplier<T> supplier;
	private final Setter<T> setter;
	private final boolean isJet;

	private ColourFormat(final Supplier<T> supplier, final Setter<T> setter) {
		this(supplier, setter, false);
	}

	private ColourFormat(final Supplier<T> supplier, final Setter<T> setter, final boolean isJet) {
		this.supplier = supplier;
		this.setter = setter;
		this.isJet = isJet;
	}

	/** Whether it is made of colours and derivatives instead of colours alone. */
	boolean isJet() {
		return isJet;
	}

	/** Number of values of which one is made. */
	int perPosition(final int channels) {
		return isJet ? JetEvaluator.SIZE * channels : channels;
	}

	T create() {
		return supplier.get();
	}

	void set(final T value, final float[] colours, final int offset) {
		setter.set(value, colours, offset);
	}

	static ColourFormat<FloatType> channel(final int channel) {
		return new ColourFormat<>(FloatType::new, (value, colours, offset) -> value.set(colours[offset + channel]));
	}

	static ColourFormat<FloatType> mean(final int channels) {
		return new ColourFormat<>(FloatType::new,
				(value, colours, offset) -> value.set(mean(colours, offset, channels)));
	}

	/** Maps [0,1] to a range; whole numbers are rounded, and clamped to their type. */
	static <R extends RealType<R>> ColourFormat<R> real(final R type, final IntensityRange range, final int channels) {
		final boolean isInteger = type instanceof IntegerType;
		return new ColourFormat<>(type::createVariable, (value, colours, offset) -> {
			final double real = range.fromUnit(mean(colours, offset, channels));
			value.setReal(
					isInteger ? Math.max(value.getMinValue(), Math.min(value.getMaxValue(), Math.rint(real))) : real);
		});
	}

	static ColourFormat<ARGBType> argb(final int channels) {
		return new ColourFormat<>(ARGBType::new, (value, colours, offset) -> {
			final int last = offset + channels - 1;
			value.set(ARGBType.rgba(byteOf(colours[offset]), byteOf(colours[Math.min(last, offset + 1)]),
					byteOf(colours[last]), 255));
		});
	}

	static ColourFormat<RealComposite<FloatType>> composite(final int channels) {
		return new ColourFormat<>(() -> new RealComposite<>(ArrayImgs.floats(channels).randomAccess(), channels),
				(value, colours, offset) -> {
					for (int c = 0; c < channels; c++)
						value.get(c).set(colours[offset + c]);
				});
	}

	/** Some of the values of a channel's jet, from one on. */
	static ColourFormat<RealComposite<FloatType>> derivatives(final int channel, final int first, final int count) {
		final int at = JetEvaluator.SIZE * channel + first;
		return new ColourFormat<>(() -> new RealComposite<>(ArrayImgs.floats(count).randomAccess(), count),
				(value, jets, offset) -> {
					for (int i = 0; i < count; i++)
						value.get(i).set(jets[offset + at + i]);
				}, true);
	}

	/** The sum of a channel's second derivatives along x and y. */
	static ColourFormat<FloatType> laplacian(final int channel) {
		final int at = JetEvaluator.SIZE * channel;
		return new ColourFormat<>(FloatType::new,
				(value, jets, offset) -> value.set(jets[offset + at + 3] + jets[offset + at + 5]), true);
	}

	private static float mean(final float[] colours, final int offset, final int channels) {
		double sum = 0;
		for (int c = 0; c < channels; c++)
			sum += colours[offset + c];
		return (float) (sum / channels);
	}

	private static int byteOf(final float intensity) {
		return Math.round(255 * Math.max(0, Math.min(1, intensity)));
	}
}
