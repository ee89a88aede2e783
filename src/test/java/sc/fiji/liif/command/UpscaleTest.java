// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.util.concurrent.ExecutionException;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.ImagePlus;

/** The SciJava command, run as scripts and services run it. */
public class UpscaleTest {

	private Context context;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Before
	public void open() {
		context = new Context(CommandService.class);
	}

	@After
	public void close() {
		context.dispose();
	}

	@Test
	public void runsByClass() throws InterruptedException, ExecutionException {
		final CommandModule module = run("scale", 3.0);
		final ImagePlus output = (ImagePlus) module.getOutput("output");
		assertEquals(48, output.getWidth());
		assertEquals(36, output.getHeight());
	}

	@Test
	public void runsWithDefaults() throws InterruptedException, ExecutionException {
		assertEquals(32, ((ImagePlus) run().getOutput("output")).getWidth());
	}

	@Test
	public void isCanceledWithASentence() throws InterruptedException, ExecutionException {
		final CommandModule module = run("scale", 0.5);
		assertTrue(module.isCanceled());
		assertTrue(module.getCancelReason(), module.getCancelReason().contains("from 1 to 64"));
		assertNull(module.getOutput("output"));
	}

	/** Options that say nothing together are not passed over. */
	@Test
	public void blockByBlockIsNotVirtual() throws InterruptedException, ExecutionException {
		final File folder = new File(temporary.getRoot(), "large.zarr");
		final CommandModule module = run("zarr", folder, "virtual", true);
		assertTrue(module.isCanceled());
		assertTrue(module.getCancelReason(), module.getCancelReason().contains("leave consistent, virtual"));
		assertFalse(folder.exists());
	}

	private CommandModule run(final Object... options) throws InterruptedException, ExecutionException {
		final Object[] inputs = new Object[options.length + 2];
		inputs[0] = "input";
		inputs[1] = IJ.createImage("ramp", "8-bit ramp", 16, 12, 1);
		System.arraycopy(options, 0, inputs, 2, options.length);
		return context.service(CommandService.class).run(Upscale.class, true, inputs).get();
	}
}
