// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.BioimageDescription;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ReferenceStateDict;
import sc.fiji.liif.model.TorchImport;
import sc.fiji.liif.network.SavedModelExport;
import sc.fiji.liif.train.Trainer;

/** Models come, from other software, and go: to other software, or altogether. */
public final class ModelExchange {

	private ModelExchange() {}

	/**
	 * Makes a model folder of a checkpoint of the reference implementation.
	 *
	 * @param folder for the model; its name is the model's
	 * @throws LiifException in one sentence, if the file can't be imported or there is
	 *                       a model in the folder already
	 */
	public static Model importCheckpoint(final Path file, final Path folder) {
		final Path target = folder.toAbsolutePath().normalize();
		if (Model.files(target).stream().anyMatch(Files::exists))
			throw new LiifException("There is a model in " + target + " already: choose another name.");
		final Model model = TorchImport.read(file, String.valueOf(target.getFileName()));
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
	 * @param model  a model's name or folder
	 * @param format {@code savedmodel}: a folder for TensorFlow, with an
	 *               {@code rdf.yaml}; {@code safetensors}: a file that the reference
	 *               implementation loads as its state_dict
	 * @param out    what to make; nothing may be there
	 * @throws LiifException in one sentence, if it can't be written
	 */
	public static void export(final String model, final String format, final Path out) {
		if (!format.equals("savedmodel") && !format.equals("safetensors"))
			throw new LiifException("There is no format \"" + format + "\": the formats are savedmodel, safetensors.");
		final Model loaded = ImageJModels.registry().load(model);
		final Path target = out.toAbsolutePath();
		if (Files.exists(target))
			throw new LiifException(target + " exists already: choose another name.");
		try {
			Files.createDirectories(target.getParent());
			if (format.equals("safetensors"))
				ReferenceStateDict.write(loaded, target);
			else {
				SavedModelExport.write(loaded, target);
				BioimageDescription.write(loaded, target.resolve("rdf.yaml"));
			}
		}
		catch (final IOException e) {
			throw unwritable(target, e);
		}
	}

	/**
	 * Deletes a model, with all that its training left beside it.
	 *
	 * @param model a model's name or folder
	 * @throws LiifException in one sentence, if that is not possible, as for models
	 *                       that came with LIIF
	 */
	public static void delete(final String model) {
		final Path folder = ImageJModels.registry().folder(model).orElseThrow(() -> new LiifException(
				"The model \"" + model + "\" came with LIIF and can't be deleted: choose another."));
		if (!Model.isModel(folder))
			throw new LiifException("There is no model in " + folder + ": choose another.");
		Trainer.delete(folder);
	}

	private static LiifException unwritable(final Path target, final IOException e) {
		return new LiifException("Can't write " + target + " (" + e.getMessage() + "): choose another place.", e);
	}
}
