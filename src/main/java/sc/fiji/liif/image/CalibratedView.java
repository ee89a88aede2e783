// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import net.imglib2.RealInterval;
import net.imglib2.RealPoint;
import net.imglib2.RealRandomAccess;
import net.imglib2.RealRandomAccessibleRealInterval;

/**
 * A {@link ContinuousView} in physical units instead of pixels: a position p is
 * that of the pixel coordinate p / pixel size + origin, pixel centres at integers.
 * Immutable.
 *
 * @param <T> type of the values
 */
public final class CalibratedView<T> implements RealRandomAccessibleRealInterval<T> {

	private final ContinuousView<T> view;
	private final double[] pixelSize;
	private final double[] origin;

	CalibratedView(final ContinuousView<T> view, final double[] pixelSize, final double[] origin) {
		for (int d = 0; d < 2; d++) {
			if (!(pixelSize[d] > 0) || Double.isInfinite(pixelSize[d]) || !Double.isFinite(origin[d]))
				throw new IllegalArgumentException("A pixel size of " + pixelSize[d] + " and an origin of " + origin[d]
						+ " along axis " + d + ".");
		}
		this.view = view;
		this.pixelSize = pixelSize.clone();
		this.origin = origin.clone();
	}

	@Override
	public RealRandomAccess<T> realRandomAccess() {
		return new Access(view.realRandomAccess());
	}

	@Override
	public RealRandomAccess<T> realRandomAccess(final RealInterval interval) {
		return realRandomAccess();
	}

	@Override
	public T getType() {
		return view.getType();
	}

	@Override
	public int numDimensions() {
		return 2;
	}

	@Override
	public double realMin(final int d) {
		return (view.realMin(d) - origin[d]) * pixelSize[d];
	}

	@Override
	public double realMax(final int d) {
		return (view.realMax(d) - origin[d]) * pixelSize[d];
	}

	/** Moves in units and asks an access that moves in pixels; equal steps stay equal. */
	private final class Access extends RealPoint implements RealRandomAccess<T> {

		private final RealRandomAccess<T> pixels;

		private Access(final RealRandomAccess<T> pixels) {
			super(2);
			this.pixels = pixels;
		}

		@Override
		public T get() {
			for (int d = 0; d < 2; d++)
				pixels.setPosition(position[d] / pixelSize[d] + origin[d], d);
			return pixels.get();
		}

		@Override
		public T getType() {
			return pixels.getType();
		}

		@Override
		public Access copy() {
			final Access copy = new Access(pixels.copy());
			copy.setPosition(this);
			return copy;
		}
	}
}
