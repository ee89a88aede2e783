// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.volume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.io.ImageRasters;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.train.Trainer;
import sc.fiji.liif.train.TrainingEstimate;
import sc.fiji.liif.train.TrainingJob;
import sc.fiji.liif.train.TrainingListener;

/**
 * Lets a model learn from a stack's own planes, which are sharp, what lies between its slices (Weigert et al., MICCAI 2017):
 * for the factor of that stack, in a folder that is forgotten afterwards.
 */
public final class StackLearning {

	/** How the names of its temporary folders begin. */
	static final String FOLDER = "liif-learning";
	private static final String RATE = "0.0002";
	private static final int BATCH = 8;
	private static final int LARGEST_PATCH = 32;
	private static final int SMALLEST_PATCH = 12;
	/** Of the stack's factor, what is learned. */
	private static final double LEAST = 0.7;
	private static final double MOST = 1.15;

	private final ImagePlus image;
	private final VoxelPlan plan;
	private final String model;
	private final int steps;
	private Path folder;

	/** @param model to start from */
	public StackLearning(final ImagePlus image, final VoxelPlan plan, final String model, final int steps) {
		this.image = image;
		this.plan = plan;
		this.model = model;
		this.steps = steps;
	}

	/** How long a step takes on this machine, measured in a second or two. */
	public double secondsPerStep() {
		return TrainingEstimate.secondsPerStep(job().options(), NetworkOptions.defaults());
	}

	/**
	 * Learns.
	 *
	 * @return the model's folder
	 * @throws LiifException         in one sentence, if the planes are too small
	 * @throws CancellationException if canceled
	 */
	public Path run(final TrainingListener listener) {
		final TrainingJob job = job();
		try {
			folder = Files.createTempDirectory(FOLDER).resolve("learned");
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		job.output(folder).open(channels -> Collections.singletonList(ImageRasters.of(image, channels)))
				.train(listener);
		return folder;
	}

	/** Deletes the model, if there is one. */
	public void forget() {
		if (folder == null)
			return;
		try {
			if (Files.exists(folder))
				Trainer.delete(folder);
			Files.deleteIfExists(folder);
			Files.deleteIfExists(folder.getParent());
		}
		catch (final IOException e) {
			return; // Temporary files are the system's to clean up.
		}
	}

	/** Of the distance of slices to the width of pixels. */
	private double ratio() {
		return plan.factor(2) / plan.factor(0);
	}

	private TrainingJob job() {
		final double most = Math.max(2, MOST * ratio());
		final int side = Math.min(image.getWidth(), image.getHeight());
		final int patch = (int) Math.min(LARGEST_PATCH, side / most);
		if (patch < SMALLEST_PATCH)
			throw new LiifException(
					"The planes of \"" + image.getTitle() + "\" are too small to learn from at this factor ("
							+ Numbers.text(ratio()) + "): leave learn out.");
		return new TrainingJob(Installation.current().models(), ImageRasters.FILES).preset("axial").model(model)
				.set("steps", Integer.toString(steps)).set("validate_every", Integer.toString(steps))
				.set("batch", Integer.toString(BATCH)).set("patch", Integer.toString(patch)).set("learning_rate", RATE)
				.set("scale_min", Double.toString(Math.max(1, LEAST * ratio()))).set("scale_max", Double.toString(most))
				.set("drawn", "0");
	}
}
