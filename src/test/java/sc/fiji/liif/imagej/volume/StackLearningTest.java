// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.Test;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;

import sc.fiji.liif.Failures;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.train.TrainingListener;

/** What a stack teaches is another model, and it is gone when it is no longer needed. */
public class StackLearningTest {

	private static final String MODEL = "axial";

	@Test
	public void learnsAndForgets() {
		final ImagePlus stack = stack(48);
		final byte[] pixels = ((byte[]) stack.getStack().getPixels(3)).clone();
		final StackLearning learning = new StackLearning(stack, VoxelPlan.of(stack, 0, 0), MODEL, 2);
		assertTrue(learning.secondsPerStep() > 0);
		final long[] steps = {0};
		final Path folder = learning.run(new TrainingListener() {
			@Override
			public void stepped(final long step, final long all, final double loss) {
				assertEquals(2, all);
				steps[0]++;
			}
		});
		assertEquals(2, steps[0]);
		final Model learned = Model.read(folder);
		final Model before = Installation.current().models().load(MODEL);
		assertEquals(before.weights().names(), learned.weights().names());
		assertTrue("another model", before.weights().names().stream().anyMatch(
				name -> !Arrays.equals(before.weights().get(name).values(), learned.weights().get(name).values())));
		assertArrayEquals(pixels, (byte[]) stack.getStack().getPixels(3));
		learning.forget();
		assertFalse(Files.exists(folder.getParent()));
	}

	@Test
	public void canceledLeavesNothing() throws Exception {
		final long before = temporaryFolders();
		final ImagePlus stack = stack(48);
		final StackLearning learning = new StackLearning(stack, VoxelPlan.of(stack, 0, 0), MODEL, 50);
		try {
			learning.run(new TrainingListener() {
				@Override
				public boolean isCanceled() {
					return true;
				}
			});
			fail("learned in spite of it");
		}
		catch (final CancellationException e) {
			learning.forget();
		}
		assertEquals(before, temporaryFolders());
	}

	@Test
	public void smallPlanes() throws Exception {
		final long before = temporaryFolders();
		final ImagePlus stack = stack(20);
		final StackLearning learning = new StackLearning(stack, VoxelPlan.of(stack, 0, 0), MODEL, 2);
		Failures.assertSentence(() -> learning.run(TrainingListener.NONE), "too small to learn from",
				"leave learn out");
		learning.forget();
		assertEquals(before, temporaryFolders());
	}

	// -- Helper methods --

	private static long temporaryFolders() throws Exception {
		try (Stream<Path> files = Files.list(Paths.get(System.getProperty("java.io.tmpdir")))) {
			return files.filter(file -> file.getFileName().toString().startsWith(StackLearning.FOLDER)).count();
		}
	}

	/** Noise, its slices twice as far apart as its pixels. */
	private static ImagePlus stack(final int side) {
		final Random random = new Random(side);
		final ImageStack slices = new ImageStack(side, side);
		for (int z = 0; z < 4; z++) {
			final ByteProcessor slice = new ByteProcessor(side, side);
			for (int i = 0; i < side * side; i++)
				slice.set(i, random.nextInt(256));
			slices.addSlice(slice);
		}
		final ImagePlus stack = new ImagePlus("noise", slices);
		stack.getCalibration().pixelWidth = stack.getCalibration().pixelHeight = 1;
		stack.getCalibration().pixelDepth = 2;
		return stack;
	}
}
