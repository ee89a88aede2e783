// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import sc.fiji.liif.AtomicFile;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.OwnedLock;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.train.settings.TrainingOptions;

/**
 * Where a training's files are: the model itself in the folder, the best one in
 * {@code best}, checkpoint and log in {@code training}.
 */
public final class TrainingFolder {

	private static final String BEST = "best";
	private static final String TRAINING = "training";
	private static final String CHECKPOINT = "checkpoint.safetensors";
	private static final String LOG = "log.csv";

	private final Path folder;
	/** Folders that this object made. */
	private final List<Path> made = new ArrayList<>();
	private OwnedLock lock;

	public TrainingFolder(final Path folder) {
		this.folder = folder.toAbsolutePath().normalize();
	}

	/** The model's name. */
	public String name() {
		return String.valueOf(folder.getFileName());
	}

	/**
	 * Makes the folder, if need be, and keeps other processes from training in it.
	 *
	 * @throws LiifException in one sentence, if one does, or if it can't be made
	 */
	public void lock() {
		try {
			make(folder);
		}
		catch (final IOException e) {
			throw unmade(e);
		}
		if (!Files.isWritable(folder))
			throw new LiifException("The folder " + folder + " may not be written to: choose another.");
		lock = OwnedLock.ofFolder(folder);
	}

	/** Lets others train in it, and takes away the folders that were made and are empty. */
	public void unlock() {
		if (lock == null)
			return;
		lock.close();
		lock = null;
		for (final Path empty : made) {
			if (Files.isDirectory(empty) && empty.toFile().list().length == 0)
				empty.toFile().delete();
		}
	}

	private void make(final Path wanted) throws IOException {
		if (!Files.exists(wanted))
			made.add(0, wanted);
		Files.createDirectories(wanted);
	}

	private LiifException unmade(final IOException e) {
		return new LiifException("The folder " + folder + " can't be made: choose another.", e);
	}

	/**
	 * Makes what a training needs in it.
	 *
	 * @throws LiifException in one sentence, if it can't be made
	 */
	public void prepare() {
		try {
			make(folder.resolve(TRAINING));
			make(folder.resolve(BEST));
		}
		catch (final IOException e) {
			throw unmade(e);
		}
	}

	/** @throws LiifException in one sentence, if there is a model or training already */
	public void checkFree() {
		for (final Path file : files()) {
			// A log alone is what a training leaves that was killed in its first seconds.
			if (Files.exists(file) && !file.endsWith(LOG))
				throw new LiifException("There is a model or a training in " + folder
						+ " already: resume it, or choose another folder.");
		}
	}

	/** Whether a training in it could be resumed. */
	public boolean hasCheckpoint() {
		return Files.isRegularFile(folder.resolve(TRAINING).resolve(CHECKPOINT));
	}

	/** @throws LiifException in one sentence, if there is none */
	public Checkpoint readCheckpoint() {
		return Checkpoint.read(checkpoint());
	}

	/** @throws LiifException in one sentence, if there is none */
	public TrainingOptions readOptions() {
		return Checkpoint.readOptions(checkpoint());
	}

	private Path checkpoint() {
		final Path file = folder.resolve(TRAINING).resolve(CHECKPOINT);
		if (!Files.isRegularFile(file))
			throw new LiifException(
					"There is no checkpoint of a training in " + folder + ": start one without resuming.");
		return file;
	}

	public void write(final Checkpoint checkpoint) throws IOException {
		checkpoint.write(folder.resolve(TRAINING).resolve(CHECKPOINT));
	}

	public void write(final Model model) throws IOException {
		model.write(folder);
	}

	public void writeBest(final Model model) throws IOException {
		model.write(folder.resolve(BEST));
	}

	public TrainingLog log(final long step) throws IOException {
		return new TrainingLog(folder.resolve(TRAINING).resolve(LOG), step);
	}

	/**
	 * Deletes the files that trainings write, and those of their folders that are
	 * then empty, but for ones that were there before the training. Of links only
	 * themselves are deleted.
	 */
	public void delete() {
		try {
			if (Files.isSymbolicLink(folder)) {
				Files.delete(folder);
				return;
			}
			final List<Path> folders = new ArrayList<>(made);
			if (folders.isEmpty())
				folders.addAll(Arrays.asList(folder.resolve(BEST), folder.resolve(TRAINING), folder));
			if (lock == null)
				lock = OwnedLock.ofFolder(folder);
			for (final Path inside : Arrays.asList(folder.resolve(BEST), folder.resolve(TRAINING))) {
				if (Files.isSymbolicLink(inside))
					Files.delete(inside);
			}
			for (final Path file : files()) {
				Files.deleteIfExists(file);
				if (Files.isDirectory(file.getParent()))
					AtomicFile.deleteLeftovers(file);
			}
			unlock();
			for (final Path empty : folders) {
				if (Files.isDirectory(empty) && empty.toFile().list().length == 0)
					Files.delete(empty);
			}
		}
		catch (final IOException e) {
			throw new LiifException(
					"Can't delete the training in " + folder + " (" + e.getMessage() + "): delete it yourself.", e);
		}
		finally {
			unlock();
		}
	}

	/** All that trainings write. */
	private List<Path> files() {
		final List<Path> files = new ArrayList<>(Model.files(folder));
		files.addAll(Model.files(folder.resolve(BEST)));
		files.add(folder.resolve(TRAINING).resolve(CHECKPOINT));
		files.add(folder.resolve(TRAINING).resolve(LOG));
		return files;
	}

	@Override
	public String toString() {
		return folder.toString();
	}
}
