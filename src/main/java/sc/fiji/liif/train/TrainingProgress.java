// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How far a training is and how it went: the part of a checkpoint that is not weights. */
final class TrainingProgress {

	/** The model whose weights it started from; null for random ones. */
	String startedFrom;
	/** Steps that are done. */
	long step;
	/** Time spent, all sessions together. */
	double seconds;
	/** PSNR of the best validation so far, in dB; 0 before the first one. */
	double best;
	/** Sum and number of the losses since the last validation. */
	double lossSum;
	long lossCount;
	/** One row for each validation: step, mean loss, PSNR of the model and of bicubic. */
	final List<double[]> curve = new ArrayList<>();

	/** The row of a step that was validated already is replaced. */
	void add(final ValidationResult result) {
		curve.removeIf(row -> row[0] == result.step());
		curve.add(new double[]{result.step(), Double.isNaN(result.loss()) ? 0 : rounded(result.loss(), 5),
				rounded(result.psnr(), 3), rounded(result.bicubicPsnr(), 3)});
	}

	static double rounded(final double value, final int digits) {
		return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
	}
}
