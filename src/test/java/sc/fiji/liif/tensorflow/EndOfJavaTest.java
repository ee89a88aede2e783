// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.liif.Progress;
import sc.fiji.liif.TestJava;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.UpscaleOptions;

/** Java can be ended while a network computes, as when ImageJ is quit, without a crash in native code. */
public class EndOfJavaTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void whileComputing() throws Exception {
		// Which is all that tells a crash at the end: the exit code is 0 whatever happens.
		final Path crash = temporary.getRoot().toPath().resolve("crash.txt");
		final List<String> line = TestJava.line("-XX:ErrorFile=" + crash,
				"-Dliif.home=" + System.getProperty("liif.home", temporary.getRoot().toString()), "-cp",
				System.getProperty("java.class.path"), EndOfJavaTest.class.getName());
		final Path log = temporary.newFile().toPath();
		final Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertTrue("it ends", process.waitFor(5, TimeUnit.MINUTES));
		final String said = new String(Files.readAllBytes(log), "UTF-8");
		assertEquals(said, 0, process.exitValue());
		assertTrue(said, said.contains("computing"));
		assertFalse(said, Files.exists(crash));
	}

	/** Two upscales that never end; they are ended. */
	public static void main(final String... args) throws InterruptedException {
		final CountDownLatch computing = new CountDownLatch(1);
		final Progress progress = new Progress() {

			@Override
			public void report(final double done, final double total, final String what) {
				if (done > 0)
					computing.countDown();
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 250, 250, 1);
		for (int i = 0; i < 2; i++) {
			new Thread(() -> {
				while (true)
					new ImagePlusUpscaler(Installation.current().networks(), progress).upscale(image,
							UpscaleOptions.scale(2).model("photo"));
			}).start();
		}
		computing.await();
		System.out.println("computing");
		Thread.sleep(300);
		System.exit(0);
	}
}
