// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How far a training is and how it went: the part of a checkpoint that is not weights. */
public final class TrainingProgress {

	/** The model whose weights it started from; null for random ones. */
	public String startedFrom;
	/** Steps that are done. */
	public long step;
	/** Step after which the present settings began. */
	public long phaseStart;
	/** What was changed, and when, a phrase each. */
	public final List<String> changes = new ArrayList<>();
	/** Time spent, all sessions together. */
	public double seconds;
	/** PSNR of the best validation so far, in dB; 0 before the first one. */
	public double best;
	/** Sum and number of the losses since the last validation. */
	public double lossSum;
	public long lossCount;
	/** One row for each validation: step, mean loss, PSNR of the model and of bicubic. */
	public final List<double[]> curve = new ArrayList<>();

	/** The row of a step that was validated already is replaced. */
	public void add(final long validated, final double loss, final double psnr, final double bicubicPsnr) {
		curve.removeIf(row -> row[0] == validated);
		curve.add(new double[]{validated, Double.isNaN(loss) ? 0 : rounded(loss, 5), rounded(psnr, 3),
				rounded(bicubicPsnr, 3)});
	}

	public static double rounded(final double value, final int digits) {
		return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
	}
}
