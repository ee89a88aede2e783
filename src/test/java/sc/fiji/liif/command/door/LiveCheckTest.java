// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.command.option.Host;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.Test;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** While one types, options are judged in the background, and only the last ones matter. */
public class LiveCheckTest {

	private static final int KEYSTROKES = 20;

	/** A command that takes its time to judge its options. */
	@Plugin(type = Command.class, label = "LIIF Probe", description = "Probes.", visible = false)
	public static class Probe extends LiifCommand {

		private static final AtomicInteger CHECKS = new AtomicInteger();
		private static volatile boolean isOnEventThread;

		@Parameter(required = false, persist = false, description = "anything")
		private String text = "";

		@Override
		protected void execute(final Host to) {}

		@Override
		public String summary() {
			isOnEventThread |= EventQueue.isDispatchThread();
			CHECKS.incrementAndGet();
			try {
				Thread.sleep(50);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			if (text.equals("missing"))
				throw new NoClassDefFoundError(text);
			return "This is " + text + ".";
		}

		@Override
		public String time() {
			return "as long as " + text;
		}
	}

	@Test
	public void onlyWhatWasTypedLastIsJudgedInFull() throws Exception {
		final List<LiveCheck.Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
		final List<String> times = Collections.synchronizedList(new ArrayList<>());
		final CountDownLatch last = new CountDownLatch(1);
		final Declaration probe = Declaration.of(Probe.class);
		try (LiveCheck check = new LiveCheck(outcome -> {
			assertTrue(EventQueue.isDispatchThread());
			outcomes.add(outcome);
			if (outcome.sentence().equals("This is " + (KEYSTROKES - 1) + "."))
				last.countDown();
		}, times::add)) {
			EventQueue.invokeAndWait(() -> {
				for (int i = 0; i < KEYSTROKES; i++)
					check.start(new Given(probe).put("text", Integer.toString(i)));
			});
			assertTrue(last.await(30, TimeUnit.SECONDS));
			for (int i = 0; i < 300 && times.isEmpty(); i++)
				Thread.sleep(20);
		}
		assertEquals(Collections.singletonList("as long as " + (KEYSTROKES - 1)), times);
		assertFalse(Probe.isOnEventThread);
		assertEquals(1, outcomes.size());
		assertTrue("judged " + Probe.CHECKS, Probe.CHECKS.get() < KEYSTROKES);
	}

	@Test
	public void aLibraryThatIsMissingIsSaid() throws Exception {
		final CountDownLatch said = new CountDownLatch(1);
		try (LiveCheck check = new LiveCheck(outcome -> {
			if (!outcome.isRight() && outcome.sentence().contains("NoClassDefFoundError: missing"))
				said.countDown();
		}, time -> {
			// of what is not possible
		})) {
			EventQueue.invokeAndWait(() -> check.start(new Given(Declaration.of(Probe.class)).put("text", "missing")));
			assertTrue(said.await(30, TimeUnit.SECONDS));
		}
	}
}
