// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import sc.fiji.liif.model.Model;

/** Training as a SciJava command. */
public class TrainTest {

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

	/** Fiji fills an image in where it may, whatever folder was given. */
	@Test
	public void openImagesDoNotJoinUnasked() {
		for (final Class<? extends Command> command : Arrays.asList(Train.class, Evaluate.class))
			assertFalse(context.service(CommandService.class).getCommand(command).getInput("input").isAutoFill());
	}

	@Test
	public void isCanceledWithASentence() throws InterruptedException, ExecutionException {
		final CommandModule module = run("speed=3");
		assertTrue(module.isCanceled());
		assertTrue(module.getCancelReason(), module.getCancelReason().contains("no setting \"speed\""));
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
