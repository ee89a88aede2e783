// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.option;

import sc.fiji.liif.Progress;

/** Where a command runs: who hears of it, and who may end it. */
public interface Host extends Progress {

	/** A line for whoever reads the log or the terminal. */
	void say(String line);

	/** Whether somebody looks at windows. */
	default boolean hasWindows() {
		return false;
	}

	/** Whether to end the work and keep what there is of it. */
	default boolean isStopped() {
		return false;
	}

	/** Who hears of work that goes on after the command has ended, such as planes that are made when they are looked at. */
	default Progress afterwards() {
		return this;
	}
}
