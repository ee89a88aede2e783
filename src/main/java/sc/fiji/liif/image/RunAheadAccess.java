// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.RealPoint;
import net.imglib2.RealRandomAccess;

import sc.fiji.liif.sampling.RunAhead;

/** Samples a {@link ContinuousView} whose image is a network, in batches where positions move in equal steps. */
final class RunAheadAccess<T> extends RealPoint implements RealRandomAccess<T>, RunAhead.Source {

	private final ContinuousView<T> view;
	private final T value;
	private final RunAhead ahead;
	private int version;

	RunAheadAccess(final ContinuousView<T> view) {
		super(2);
		this.view = view;
		value = view.format().create();
		ahead = new RunAhead(this, 2, view.channels());
		version = view.version();
	}

	@Override
	public T get() {
		if (version != view.version())
			ahead.forget();
		version = view.version();
		final int at = ahead.find(position, view.isRunningAhead());
		view.format().set(value, ahead.values(), at);
		return value;
	}

	@Override
	public void decode(final double[] positions, final int count, final float[] values) {
		view.decode(positions, count, values);
	}

	@Override
	public boolean isTolerant() {
		return view.isTolerant();
	}

	@Override
	public T getType() {
		return value;
	}

	@Override
	public RunAheadAccess<T> copy() {
		final RunAheadAccess<T> copy = new RunAheadAccess<>(view);
		copy.setPosition(this);
		return copy;
	}
}
