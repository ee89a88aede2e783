// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.models;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.catalog.Catalog;
import sc.fiji.liif.catalog.OfferedModel;
import sc.fiji.liif.exchange.ExportFormat;
import sc.fiji.liif.exchange.ModelExchange;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.train.Trainer;

/** What can be done to the models of an installation. */
public final class ModelLibrary {

	private final Installation installation;

	public ModelLibrary(final Installation installation) {
		this.installation = installation;
	}

	public ModelRegistry models() {
		return installation.models();
	}

	/**
	 * Makes a model of a checkpoint of the reference implementation.
	 *
	 * @param output a model's name, the path of a folder, or an empty string for the
	 *               file's name
	 * @param warnings told in one sentence, if the folder can't be remembered
	 * @return the model's folder
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public Path importCheckpoint(final Path file, final String output, final Progress progress,
			final Consumer<String> warnings) {
		final Path folder = installation.folder(output.trim().isEmpty() ? plainName(file) : output.trim());
		ModelExchange.importCheckpoint(file, folder, progress);
		installation.remember(folder, warnings);
		return folder;
	}

	/**
	 * Writes a model for other software.
	 *
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public void export(final String model, final ExportFormat format, final Path out, final Progress progress) {
		final Model loaded = models().load(model);
		ModelExchange.export(loaded, format, out, progress);
	}

	/**
	 * Fetches a model that is offered.
	 *
	 * @param warnings told in one sentence, if the folder can't be remembered
	 * @return the model's folder
	 * @throws LiifException         in one sentence, if it can't be had
	 * @throws CancellationException if canceled: what was fetched is gone on with the next time
	 */
	public Path fetch(final Catalog catalog, final String name, final Progress progress,
			final Consumer<String> warnings) {
		final OfferedModel offered = catalog.model(name);
		if (models().names().contains(name))
			throw new LiifException("There is a model called \"" + name
					+ "\" here already: to get another of that name, delete it or give it another name first.");
		final Path folder = installation.folder(name);
		catalog.fetch(offered, folder, progress);
		installation.remember(folder, warnings);
		return folder;
	}

	/**
	 * Offers a model to others in a folder, which can be copied to any web server, with a picture of what it does.
	 *
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public void offer(final String model, final Path folder, final Progress progress) {
		final Model loaded = models().load(model);
		Catalog.offer(loaded, ModelPicture.png(installation.networks(), model, loaded.spec(), progress), folder);
	}

	/**
	 * Deletes a model, with all that its training left beside it.
	 *
	 * @throws LiifException in one sentence, if that is not possible, as for models
	 *                       that came with LIIF
	 */
	public void delete(final String model) {
		final Path folder = models().folder(model).orElseThrow(() -> new LiifException(
				"The model \"" + model + "\" came with LIIF and can't be deleted: choose another."));
		if (!Model.isModel(folder))
			throw new LiifException("There is no model in " + folder + ": choose another.");
		Trainer.delete(folder);
	}

	/** A file's name without extension. */
	private static String plainName(final Path file) {
		return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
	}
}
