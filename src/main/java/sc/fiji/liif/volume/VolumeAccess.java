// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.volume;

import net.imglib2.RealPoint;
import net.imglib2.RealRandomAccess;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.sampling.RunAhead;

/** Samples a {@link ContinuousVolume}, in batches where positions move in equal steps. */
final class VolumeAccess extends RealPoint implements RealRandomAccess<FloatType>, RunAhead.Source {

	private final ContinuousVolume volume;
	private final FloatType value = new FloatType();
	private final RunAhead ahead = new RunAhead(this, 3, 1);
	private int version;

	VolumeAccess(final ContinuousVolume volume) {
		super(3);
		this.volume = volume;
	}

	@Override
	public FloatType get() {
		if (version != volume.version())
			ahead.forget();
		version = volume.version();
		final int at = ahead.find(position, true);
		value.set(ahead.values()[at]);
		return value;
	}

	@Override
	public void decode(final double[] positions, final int count, final float[] values) {
		volume.decode(positions, count, values);
	}

	@Override
	public boolean isTolerant() {
		return volume.isTolerant();
	}

	@Override
	public FloatType getType() {
		return value;
	}

	@Override
	public VolumeAccess copy() {
		final VolumeAccess copy = new VolumeAccess(volume);
		copy.setPosition(this);
		return copy;
	}
}
