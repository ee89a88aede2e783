// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.io.File;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;

import sc.fiji.liif.TestHome;
import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.model.Model;

/** Training as a SciJava command. */
public class TrainTest {

	@ClassRule
	public static final TestHome HOME = new TestHome();

	private static final String TINY = "steps=20 features=4 blocks=1 hidden=8 patch=12 batch=2 samples=30 flat=0";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Context context;

	@Before
	public void open() {
		context = new Context(CommandService.class);
	}

	@After
	public void close() {
		context.dispose();
	}

	@Test
	public void learnsFromAnImage() throws InterruptedException, ExecutionException {
		final CommandModule module = run(TINY + " channels=1");
		assertEquals(module.getCancelReason(), output(), module.getOutput("trained"));
		assertEquals(1, Model.read(output().toPath()).spec().channels());
	}

	@Test
	public void aModelThatWasKeptIsOfferedEvenIfItsTrainingFailed() {
		final Given given = new Given(Declaration.of(Train.class)).put("output", output().getPath())
				.put("settings", TINY + " channels=1 validate_every=2 steps=9")
				.image(IJ.createImage("ramp", "8-bit ramp", 40, 40, 1));
		try {
			((LiifCommand) given.module().getCommand()).runFor(new Host() {

				@Override
				public void report(final double done, final double total, final String what) {
					if (done == 3 && total == 9)
						throw new IllegalStateException("step 3");
				}

				@Override
				public void say(final String line) {}
			});
			fail("did not fail");
		}
		catch (final IllegalStateException e) {
			assertEquals("step 3", e.getMessage());
		}
		assertEquals(Optional.of(output().toPath()), Installation.current().models().folder(output().getPath()));
		assertTrue(Installation.current().models().names().stream().anyMatch(name -> name.endsWith("mine")));
	}

	@Test
	public void isCanceledWithASentence() throws InterruptedException, ExecutionException {
		final CommandModule module = run("speed=3");
		assertTrue(module.isCanceled());
		assertTrue(module.getCancelReason(), module.getCancelReason().contains("no option \"speed\""));
		assertNull(module.getOutput("trained"));
	}

	private File output() {
		return new File(temporary.getRoot(), "mine");
	}

	private CommandModule run(final String settings) throws InterruptedException, ExecutionException {
		return context
				.service(CommandService.class).run(Train.class, true, "input",
						IJ.createImage("ramps", "16-bit ramp", 60, 50, 4), "output", output(), "settings", settings)
				.get();
	}
}
