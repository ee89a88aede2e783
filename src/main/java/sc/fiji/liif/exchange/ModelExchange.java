// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.OwnedLock;
import sc.fiji.liif.Progress;
import sc.fiji.liif.model.Model;

/** Models come, from other software, and go, to other software. */
public final class ModelExchange {

	private ModelExchange() {}

	/**
	 * Makes a model folder of a checkpoint of the reference implementation.
	 *
	 * @param folder   for the model; its name is the model's
	 * @param progress may cancel it before anything is written
	 * @throws LiifException in one sentence, if the file can't be imported or there is
	 *                       a model in the folder already
	 */
	public static Model importCheckpoint(final Path file, final Path folder, final Progress progress) {
		final Path target = folder.toAbsolutePath().normalize();
		checkFree(target);
		progress.report(0, 1, "reading " + file.getFileName());
		final Model model = TorchImport.read(file, String.valueOf(target.getFileName()));
		progress.checkCanceled();
		try {
			Files.createDirectories(target);
		}
		catch (final IOException e) {
			throw unwritable(target, e);
		}
		try (OwnedLock lock = OwnedLock.ofFolder(target)) {
			checkFree(target);
			model.write(target);
		}
		catch (final IOException e) {
			throw unwritable(target, e);
		}
		finally {
			deleteIfEmpty(target);
		}
		return model;
	}

	/**
	 * Writes a model for other software.
	 *
	 * @param out      what to make, as a whole; nothing may be there
	 * @param progress may cancel it before anything is written
	 * @throws LiifException in one sentence, if it can't be written
	 */
	public static void export(final Model model, final ExportFormat format, final Path out, final Progress progress) {
		final Path target = out.toAbsolutePath();
		if (Files.exists(target, LinkOption.NOFOLLOW_LINKS))
			throw new LiifException(target + " exists already: choose another name.");
		progress.report(0, 1, "writing " + target.getFileName());
		progress.checkCanceled();
		final Path part = target.resolveSibling(".liif-" + UUID.randomUUID());
		try {
			Files.createDirectories(target.getParent());
			try {
				format.write(model, part);
				Files.move(part, target);
			}
			finally {
				delete(part);
			}
		}
		catch (final IOException e) {
			throw unwritable(target, e);
		}
	}

	// -- Helper methods --

	private static void checkFree(final Path folder) {
		if (Model.files(folder).stream().anyMatch(Files::exists))
			throw new LiifException("There is a model in " + folder + " already: choose another name.");
	}

	private static void deleteIfEmpty(final Path folder) {
		try {
			Files.deleteIfExists(folder);
		}
		catch (final IOException e) {
			// There is something in it, as there should be.
		}
	}

	/** What is left of an export that failed: a file, or a folder with all that is in it. */
	private static void delete(final Path part) throws IOException {
		if (!Files.exists(part))
			return;
		try (Stream<Path> files = Files.walk(part)) {
			for (final Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator)
				Files.delete(file);
		}
	}

	private static LiifException unwritable(final Path target, final IOException e) {
		return new LiifException(
				"Can't write " + target + " (" + e.getMessage() + "): make room, or choose another place.", e);
	}
}
