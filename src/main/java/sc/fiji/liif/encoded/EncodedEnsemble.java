// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import sc.fiji.liif.sampling.Latents;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Turning;

/** A picture that was encoded turned in several ways, whose answers are averaged ("self-ensemble", Timofte et al., CVPR 2016). */
final class EncodedEnsemble extends EncodedImage {

	private final List<Turning> turnings;
	private final List<EncodedImage> images = new ArrayList<>();

	/**
	 * @param pixels {@code [y][x][input]} of the interval
	 * @param asked  the pixels between which positions will be asked for
	 */
	EncodedEnsemble(final LiifNetwork network, final List<Turning> turnings, final Interval interval,
			final float[] pixels, final Interval asked) {
		super(interval, network.spec().channels());
		this.turnings = turnings;
		final int width = (int) interval.dimension(0);
		final int height = (int) interval.dimension(1);
		final Interval own = FinalInterval.createMinSize(asked.min(0) - interval.min(0), asked.min(1) - interval.min(1),
				asked.dimension(0), asked.dimension(1));
		try {
			for (final Turning turning : turnings) {
				final Interval whole = FinalInterval.createMinSize(0, 0, turning.transposes() ? height : width,
						turning.transposes() ? width : height);
				images.add(EncodedImage.encode(network, whole,
						turning.turned(pixels, width, height, network.spec().inputs()),
						turning.turned(own, width, height)));
			}
		}
		catch (final RuntimeException | Error e) {
			close();
			throw e;
		}
	}

	@Override
	public long bytes() {
		return images.stream().mapToLong(EncodedImage::bytes).sum();
	}

	@Override
	public BatchDecoder decoder(final Latents latents) {
		if (latents != Latents.ALL)
			throw new IllegalArgumentException("What is turned has other neighbours.");
		final List<BatchDecoder> decoders = new ArrayList<>();
		images.forEach(image -> decoders.add(image.decoder()));
		return new EnsembleDecoder(turnings, decoders, interval(), channels());
	}

	@Override
	public void close() {
		images.forEach(EncodedImage::close);
	}
}
