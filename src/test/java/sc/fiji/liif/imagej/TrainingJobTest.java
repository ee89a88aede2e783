// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.fail;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import sc.fiji.liif.train.TrainingListener;

/** What a training leaves is found again. */
public class TrainingJobTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void aModelThatWasKeptIsOfferedEvenIfItsTrainingFailed() {
		final Path folder = temporary.getRoot().toPath().resolve("kept-by-a-failed-training");
		final TrainingJob job = new TrainingJob().output(folder)
				.open(Collections.singletonList(IJ.createImage("ramp", "8-bit ramp", 40, 40, 1)))
				.set("channels=1 steps=9 features=4 blocks=1 hidden=8 patch=12 batch=2 samples=30 flat=0")
				.set("validate_every", "2");
		try {
			job.train(new TrainingListener() {

				@Override
				public void stepped(final long step, final long steps, final double loss) {
					if (step == 3)
						throw new IllegalStateException("step 3");
				}
			});
			fail("did not fail");
		}
		catch (final IllegalStateException e) {
			assertEquals("step 3", e.getMessage());
		}
		assertEquals(Optional.of(folder), ImageJModels.registry().folder("kept-by-a-failed-training"));
	}
}
