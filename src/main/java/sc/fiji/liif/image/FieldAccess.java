// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.RealPoint;
import net.imglib2.RealRandomAccess;

import sc.fiji.liif.encoded.FieldSampler;

/**
 * Samples a {@link ContinuousView} whose image is a closed formula: no network is asked but
 * to encode tiles.
 */
final class FieldAccess<T> extends RealPoint implements RealRandomAccess<T> {

	private final ContinuousView<T> view;
	private final T value;
	private final double[] mapped = new double[2];
	private final float[] values;
	private final boolean isDirect;
	private final FieldSampler sampler;
	private int version;

	FieldAccess(final ContinuousView<T> view) {
		super(2);
		this.view = view;
		value = view.format().create();
		values = new float[view.format().perPosition(view.channels())];
		isDirect = view.isDirect();
		sampler = view.sampler();
		version = view.version();
	}

	@Override
	public T get() {
		final int current = view.version();
		if (version != current)
			sampler.update();
		version = current;
		if (!isDirect) {
			System.arraycopy(position, 0, mapped, 0, 2);
			view.decode(mapped, 1, values);
		}
		else {
			mapped[0] = view.map(position[0], 0);
			mapped[1] = view.map(position[1], 1);
			if (view.format().isJet()) {
				sampler.jet(mapped[0], mapped[1], values, 0);
				view.mapJets(position, 1, values);
			}
			else
				sampler.evaluate(mapped[0], mapped[1], values, 0);
		}
		view.format().set(value, values, 0);
		return value;
	}

	@Override
	public T getType() {
		return value;
	}

	@Override
	public FieldAccess<T> copy() {
		final FieldAccess<T> copy = new FieldAccess<>(view);
		copy.setPosition(this);
		return copy;
	}
}
