// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

/**
 * The classical resampling filters, as Pillow defines them. Pixel centres are at
 * integers; when a picture shrinks, the filter widens with the pixels of the
 * result, which is what anti-aliasing means.
 */
public enum Filter implements Kernel {

	/** The pixel that holds the position; never anti-aliased. */
	NEAREST(0) {

		@Override
		double weight(final double x) {
			return 1;
		}
	},
	BILINEAR(1) {

		@Override
		double weight(final double x) {
			return Math.max(0, 1 - Math.abs(x));
		}
	},
	/** Keys' cubic convolution with a = -0.5. */
	BICUBIC(2) {

		@Override
		double weight(final double x) {
			final double d = Math.abs(x);
			if (d < 1)
				return ((A + 2) * d - (A + 3)) * d * d + 1;
			return d < 2 ? (((d - 5) * d + 8) * d - 4) * A : 0;
		}
	},
	LANCZOS(3) {

		@Override
		double weight(final double x) {
			return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
		}
	};

	private static final double A = -0.5;

	private final double support;

	Filter(final double support) {
		this.support = support;
	}

	@Override
	public double support(final double pixel) {
		return support;
	}

	@Override
	public double weight(final double distance, final double pixel) {
		return weight(distance);
	}

	@Override
	public boolean keepsPixels() {
		return true;
	}

	abstract double weight(double x);

	private static double sinc(final double x) {
		return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
	}
}
