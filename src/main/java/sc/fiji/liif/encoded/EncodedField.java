// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import net.imglib2.Interval;

import sc.fiji.liif.field.WaveField;
import sc.fiji.liif.network.LiifNetwork;

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
	public BatchDecoder decoder() {
		return new FieldDecoder(field(), network.tables(), interval());
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
