// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import sc.fiji.liif.sampling.Latents;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

import net.imglib2.Interval;

import sc.fiji.liif.network.FeatureMap;
import sc.fiji.liif.network.LiifNetwork;

/** A picture as a feature map that a network decodes. */
final class EncodedFeatures extends EncodedImage {

	private final LiifNetwork network;
	private final FeatureMap features;
	private final ReadWriteLock lock = new ReentrantReadWriteLock();
	private final long bytes;
	private boolean isClosed;

	EncodedFeatures(final LiifNetwork network, final Interval interval, final FeatureMap features) {
		super(interval, network.spec().channels());
		this.network = network;
		this.features = features;
		bytes = features.bytes();
	}

	@Override
	public long bytes() {
		return bytes;
	}

	@Override
	public BatchDecoder decoder(final Latents latents) {
		return new NetworkDecoder(this, latents);
	}

	@Override
	public void close() {
		lock.writeLock().lock();
		try {
			if (!isClosed)
				features.close();
			isClosed = true;
		}
		finally {
			lock.writeLock().unlock();
		}
	}

	LiifNetwork network() {
		return network;
	}

	/** Runs something that reads the feature map, which cannot be closed meanwhile. */
	void withFeatures(final Consumer<FeatureMap> action) {
		lock.readLock().lock();
		try {
			if (isClosed)
				throw new IllegalStateException(CLOSED);
			action.accept(features);
		}
		finally {
			lock.readLock().unlock();
		}
	}
}
