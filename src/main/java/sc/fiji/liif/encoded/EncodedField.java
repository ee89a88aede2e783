// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import sc.fiji.liif.sampling.Latents;

import net.imglib2.Interval;

import sc.fiji.liif.field.JetEvaluator;
import sc.fiji.liif.field.WaveField;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Footprint;

/** A picture as a closed formula. Holds Java's memory alone, so that it may be used until it is forgotten. */
final class EncodedField extends EncodedImage {

	private final LiifNetwork network;
	private final WaveField field;
	private volatile boolean isClosed;

	EncodedField(final LiifNetwork network, final Interval interval, final WaveField field) {
		super(interval, network.spec().channels());
		this.network = network;
		this.field = field;
	}

	@Override
	public long bytes() {
		return field.bytes();
	}

	/** Fails after the image was closed, as others do. */
	@Override
	public BatchDecoder decoder(final Latents latents) {
		return new FieldDecoder(field(), network.tables(), interval(), latents);
	}

	/** Colours and derivatives, as {@link JetEvaluator} gives them. */
	void jets(final double[] positions, final int count, final Footprint footprint, final float[] jets) {
		FieldDecoder.share(count, (from, to) -> {
			final JetEvaluator evaluator = new JetEvaluator(field(), footprint);
			for (int i = from; i < to; i++)
				evaluator.evaluate(field, positions[2 * i] - interval().min(0),
						positions[2 * i + 1] - interval().min(1), jets, i * JetEvaluator.SIZE * channels());
		});
	}

	@Override
	public void close() {
		isClosed = true;
	}

	/** The formula, whose positions count from the interval's minimum. */
	WaveField field() {
		if (isClosed)
			throw new IllegalStateException(CLOSED);
		return field;
	}
}
