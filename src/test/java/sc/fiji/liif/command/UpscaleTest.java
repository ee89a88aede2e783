// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.ExecutionException;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.ImagePlus;

/** The SciJava command, run as scripts and services run it. */
public class UpscaleTest {

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

	private CommandModule run(final Object... options) throws InterruptedException, ExecutionException {
		final Object[] inputs = new Object[options.length + 2];
		inputs[0] = "input";
		inputs[1] = IJ.createImage("ramp", "8-bit ramp", 16, 12, 1);
		System.arraycopy(options, 0, inputs, 2, options.length);
		return context.service(CommandService.class).run(Upscale.class, true, inputs).get();
	}
}
