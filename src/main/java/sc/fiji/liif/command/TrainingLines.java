// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import ij.IJ;
import sc.fiji.liif.train.TrainingListener;
import sc.fiji.liif.train.TrainingPace;
import sc.fiji.liif.train.ValidationResult;

/** How a training goes where there are no windows: lines in ImageJ's log, progress, and Esc, which stops it and keeps the model. */
final class TrainingLines implements TrainingListener {

	private static final long INTERVAL_NANOSECONDS = 1_000_000_000;

	private final TrainingPace pace = new TrainingPace();
	private long shown;

	TrainingLines() {
		IJ.resetEscape();
	}

	@Override
	public void stepped(final long step, final long steps, final double loss) {
		pace.stepped(step, steps);
		final long now = System.nanoTime();
		if (now - shown < INTERVAL_NANOSECONDS)
			return;
		shown = now;
		IJ.showProgress((double) step / steps);
		IJ.showStatus("LIIF: " + pace.line(loss));
	}

	@Override
	public void validated(final ValidationResult result) {
		IJ.log(result.toString());
	}

	@Override
	public void skipped(final String sentence) {
		IJ.log("skipped: " + sentence);
	}

	@Override
	public void warned(final String sentence) {
		IJ.log("warning: " + sentence);
	}

	@Override
	public boolean isStopped() {
		return IJ.escapePressed();
	}
}
