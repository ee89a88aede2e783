// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.derivative;

import java.util.Arrays;
import java.util.Locale;

import sc.fiji.liif.LiifException;

/** What can be made of the first and second derivatives at a position. */
public enum Derivative {

	/** The length of the gradient: large at edges. */
	GRADIENT {

		@Override
		double of(final double x, final double y, final double xx, final double xy, final double yy) {
			return Math.hypot(x, y);
		}
	},

	/** The sum of the second derivatives: negative on bright spots, zero at edges. */
	LAPLACIAN {

		@Override
		double of(final double x, final double y, final double xx, final double xy, final double yy) {
			return xx + yy;
		}
	},

	/** The larger eigenvalue of the Hessian: large in dark grooves. */
	LARGEST {

		@Override
		double of(final double x, final double y, final double xx, final double xy, final double yy) {
			return (xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy);
		}
	},

	/** The smaller eigenvalue of the Hessian: far below zero on bright ridges. */
	SMALLEST {

		@Override
		double of(final double x, final double y, final double xx, final double xy, final double yy) {
			return (xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy);
		}
	};

	/** @throws LiifException in one sentence, if there is none of this name */
	public static Derivative of(final String name) {
		return Arrays.stream(values()).filter(d -> d.name().equalsIgnoreCase(name.trim())).findFirst()
				.orElseThrow(() -> new LiifException(
						"There is no derivative \"" + name + "\": give gradient, laplacian, largest or smallest."));
	}

	/** As in macros. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** From the derivatives along the axes. */
	abstract double of(double x, double y, double xx, double xy, double yy);
}
