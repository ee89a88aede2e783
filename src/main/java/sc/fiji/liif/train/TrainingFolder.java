// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;

/**
 * Where a training's files are: the model itself in the folder, the best one in
 * {@code best}, checkpoint and log in {@code training}.
 */
final class TrainingFolder {

	private static final String BEST = "best";
	private static final String TRAINING = "training";
	private static final String CHECKPOINT = "checkpoint.safetensors";
	private static final String LOG = "log.csv";

	private final Path folder;
	private boolean isNew;

	TrainingFolder(final Path folder) {
		this.folder = folder.toAbsolutePath().normalize();
	}

	/** The model's name. */
	String name() {
		return String.valueOf(folder.getFileName());
	}

	/** @throws LiifException in one sentence, if there is a model or training already, or can be none */
	void create() {
		if (Model.isModel(folder) || Files.exists(folder.resolve(TRAINING)))
			throw new LiifException(
					"There is a model or a training in " + folder + " already: resume it, or choose another folder.");
		isNew = !Files.exists(folder);
		try {
			Files.createDirectories(folder.resolve(TRAINING));
		}
		catch (final IOException e) {
			throw new LiifException("The folder " + folder + " can't be made: choose another.", e);
		}
		if (!Files.isWritable(folder))
			throw new LiifException("The folder " + folder + " may not be written to: choose another.");
	}

	/** @throws LiifException in one sentence, if there is none */
	Checkpoint readCheckpoint() {
		final Path file = folder.resolve(TRAINING).resolve(CHECKPOINT);
		if (!Files.isRegularFile(file))
			throw new LiifException(
					"There is no checkpoint of a training in " + folder + ": start one without resuming.");
		return Checkpoint.read(file);
	}

	void write(final Checkpoint checkpoint) throws IOException {
		checkpoint.write(folder.resolve(TRAINING).resolve(CHECKPOINT));
	}

	void write(final Model model) throws IOException {
		model.write(folder);
	}

	void writeBest(final Model model) throws IOException {
		model.write(folder.resolve(BEST));
	}

	TrainingLog log(final long step) throws IOException {
		return new TrainingLog(folder.resolve(TRAINING).resolve(LOG), step);
	}

	/** Deletes what the training wrote, and the folder if the training made it. */
	void delete() {
		for (final String part : new String[]{BEST, TRAINING})
			deleteAll(folder.resolve(part));
		Model.delete(folder);
		if (isNew)
			deleteAll(folder);
	}

	private static void deleteAll(final Path tree) {
		if (!Files.exists(tree))
			return;
		try (Stream<Path> files = Files.walk(tree)) {
			final List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
			for (final Path file : deepestFirst)
				Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			throw new LiifException("Can't delete " + tree + " (" + e.getMessage() + "): delete it yourself.", e);
		}
	}

	@Override
	public String toString() {
		return folder.toString();
	}
}
