// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.liif.LiifException;
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
		if (Model.files(target).stream().anyMatch(Files::exists))
			throw new LiifException("There is a model in " + target + " already: choose another name.");
		progress.report(0, 1, "reading " + file.getFileName());
		final Model model = TorchImport.read(file, String.valueOf(target.getFileName()));
		progress.checkCanceled();
		try {
			model.write(target);
		}
		catch (final IOException e) {
			throw unwritable(target, e);
		}
		return model;
	}

	/**
	 * Writes a model for other software.
	 *
	 * @param out      what to make; nothing may be there
	 * @param progress may cancel it before anything is written
	 * @throws LiifException in one sentence, if it can't be written
	 */
	public static void export(final Model model, final ExportFormat format, final Path out, final Progress progress) {
		final Path target = out.toAbsolutePath();
		if (Files.exists(target))
			throw new LiifException(target + " exists already: choose another name.");
		progress.report(0, 1, "writing " + target.getFileName());
		progress.checkCanceled();
		try {
			Files.createDirectories(target.getParent());
			format.write(model, target);
		}
		catch (final IOException e) {
			throw unwritable(target, e);
		}
	}

	private static LiifException unwritable(final Path target, final IOException e) {
		return new LiifException("Can't write " + target + " (" + e.getMessage() + "): choose another place.", e);
	}
}
