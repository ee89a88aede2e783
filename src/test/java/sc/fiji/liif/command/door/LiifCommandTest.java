// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.command.option.Host;
import org.junit.Test;

import org.scijava.plugin.Plugin;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;

/** What holds for every command. */
public class LiifCommandTest {

	/** Needs more than there is. */
	@Plugin(type = LiifCommand.class, label = "LIIF Greedy")
	public static final class Greedy extends LiifCommand {

		@Override
		protected void execute(final Host to) {
			throw new OutOfMemoryError("Java heap space");
		}
	}

	@Test
	public void runningOutOfMemoryIsASentence() {
		Failures.assertSentence(() -> new Greedy().runFor(new Silent()), "LIIF Greedy ran out", "-Xmx");
	}

	/** Hears nothing and never ends anything. */
	private static final class Silent implements Host {

		@Override
		public void say(final String line) {
			// nobody listens
		}

		@Override
		public void report(final double done, final double total, final String what) {
			Progress.NONE.report(done, total, what);
		}

		@Override
		public boolean isCanceled() {
			return false;
		}
	}
}
