// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import sc.fiji.liif.sampling.Latents;

import java.util.Collections;
import sc.fiji.liif.sampling.Turning;
import java.util.List;
import sc.fiji.liif.sampling.Intensities;
import sc.fiji.liif.model.ModelSpec;
import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.field.WaveField;
import sc.fiji.liif.network.LiifNetwork;

/**
 * A picture, or a part of one, as a function: f(x, y, cell) is the colour at a
 * real position for a pixel of some size (paper, equation 1). Encoded once,
 * decoded anywhere, through {@link BatchDecoder}s.
 * <p>
 * Positions are those of the picture that was encoded, also if its minimum is
 * not zero or only a part of it was encoded. Beyond what was encoded the border
 * latents extrapolate.
 * <p>
 * Holds memory until closed, native memory if it is no formula; does not close the network. Safe for use by
 * several threads.
 */
public abstract class EncodedImage implements AutoCloseable {

	static final String CLOSED = "This encoded image is closed: encode the picture again.";

	private final Interval interval;
	private final int channels;

	EncodedImage(final Interval interval, final int channels) {
		this.interval = interval;
		this.channels = channels;
	}

	/**
	 * Encodes a whole picture.
	 *
	 * @param picture (x, y, channel), as many channels as the network has, and if that is {@linkplain
	 *                ModelSpec#isNoiseAware noise-aware} after them the noise; a picture without has none
	 */
	public static EncodedImage encode(final LiifNetwork network, final RandomAccessibleInterval<FloatType> picture) {
		if (picture.numDimensions() != 3 || picture.min(2) != 0
				|| picture.dimension(2) != network.spec().channels() && picture.dimension(2) != network.spec().inputs())
			throw new IllegalArgumentException("A picture of (x, y, " + network.spec().channels()
					+ " channels) is wanted, not " + Intervals.toString(picture) + ".");
		return encode(network, picture, picture);
	}

	/**
	 * Encodes a part of a picture. What lies around it is not looked at: only
	 * positions farther than the model's receptive radius from a border that is
	 * not the picture's own give the values that the whole picture would give.
	 *
	 * @param picture (x, y, channel), channels from 0 on
	 * @param part    where the picture is defined; further dimensions are not looked
	 *                at
	 */
	public static EncodedImage encode(final LiifNetwork network, final RandomAccessible<FloatType> picture,
			final Interval part) {
		return encode(network, picture, part, part);
	}

	/**
	 * As above.
	 *
	 * @param asked the pixels between which positions will be asked for: a closed formula keeps no others
	 */
	public static EncodedImage encode(final LiifNetwork network, final RandomAccessible<FloatType> picture,
			final Interval part, final Interval asked) {
		return encode(network, Collections.singletonList(Turning.ALL.get(0)), picture, part, asked);
	}

	/**
	 * As above.
	 *
	 * @param turnings in which the picture is encoded; answers are the means of all of them
	 */
	public static EncodedImage encode(final LiifNetwork network, final List<Turning> turnings,
			final RandomAccessible<FloatType> picture, final Interval part, final Interval asked) {
		if (picture.numDimensions() != 3)
			throw new IllegalArgumentException(
					"A picture of (x, y, channel) is wanted, not one of " + picture.numDimensions() + " dimensions.");
		final Interval interval = new FinalInterval(new long[]{part.min(0), part.min(1)},
				new long[]{part.max(0), part.max(1)});
		final float[] pixels = read(complete(picture, network.spec()), interval, network.spec().inputs());
		return turnings.size() == 1 && turnings.get(0) == Turning.ALL.get(0)
				? encode(network, interval, pixels, asked)
				: new EncodedEnsemble(network, turnings, interval, pixels, asked);
	}

	/** @param pixels {@code [y][x][input]} of the interval */
	static EncodedImage encode(final LiifNetwork network, final Interval interval, final float[] pixels,
			final Interval asked) {
		final int width = (int) interval.dimension(0);
		final int height = (int) interval.dimension(1);
		if (!network.waves().isPresent())
			return new EncodedFeatures(network, interval, network.encode(pixels, width, height));
		final WaveField.Kept kept = new WaveField.Kept(asked.min(0) - interval.min(0), asked.min(1) - interval.min(1),
				(int) asked.dimension(0), (int) asked.dimension(1));
		return new EncodedField(network, interval, WaveField.encode(network, pixels, width, height, kept));
	}

	/** What was encoded, in pixels: (x, y). */
	public Interval interval() {
		return interval;
	}

	/** Memory it takes: native, or Java's if it is a closed formula. */
	public abstract long bytes();

	/** Number of values of a colour. */
	public int channels() {
		return channels;
	}

	/** A new decoder of this image, for one thread. */
	public final BatchDecoder decoder() {
		return decoder(Latents.ALL);
	}

	/**
	 * As above.
	 *
	 * @param latents those that are asked
	 * @throws IllegalArgumentException if some of an image are asked that was encoded turned in several ways
	 */
	public abstract BatchDecoder decoder(Latents latents);

	/** Waits for decodings in progress, then frees the native memory. Closing twice does nothing. */
	@Override
	public abstract void close();

	// -- Helper methods --

	/** A picture whose noise nobody tells has none. */
	private static RandomAccessible<FloatType> complete(final RandomAccessible<FloatType> picture,
			final ModelSpec spec) {
		final boolean isComplete = !spec.isNoiseAware() || picture instanceof RandomAccessibleInterval
				&& ((RandomAccessibleInterval<FloatType>) picture).dimension(2) == spec.inputs();
		return isComplete ? picture : Intensities.withNoise(picture, spec.channels(), null);
	}

	/** The pixels as [y][x][channel]. */
	private static float[] read(final RandomAccessible<FloatType> picture, final Interval part, final int channels) {
		final RandomAccessible<FloatType> channelFirst = Views.permute(Views.permute(picture, 1, 2), 0, 1);
		final long[] min = {0, part.min(0), part.min(1)};
		final long[] max = {channels - 1, part.max(0), part.max(1)};
		final Cursor<FloatType> cursor = Views.flatIterable(Views.interval(channelFirst, min, max)).cursor();
		final long size = part.dimension(0) * part.dimension(1) * channels;
		if (size > Integer.MAX_VALUE - 8)
			throw new LiifException("A tile of " + part.dimension(0) + " x " + part.dimension(1)
					+ " pixels can't be encoded at once: choose a smaller tile.");
		final float[] pixels = new float[(int) size];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = cursor.next().get();
		return pixels;
	}
}
