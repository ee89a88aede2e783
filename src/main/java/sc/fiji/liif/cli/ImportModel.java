// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.cli;

import java.nio.file.Path;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.ModelExchange;
import sc.fiji.liif.model.Model;

/** {@code import}: makes a model folder of a checkpoint of the reference implementation. */
@Command(name = "import", description = "Makes a model folder of a checkpoint (.pth) of the reference implementation.")
final class ImportModel implements Runnable {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "FILE", description = "The checkpoint.")
	private Path file;

	@Parameters(index = "1", paramLabel = "DIR", description = "The folder to make; its name is the model's.")
	private Path folder;

	@Override
	public void run() {
		final Model model = ModelExchange.importCheckpoint(file, folder);
		ImageJModels.remember(folder);
		spec.commandLine().getOut().printf(Locale.ROOT, "%s: %s, %,d weights%n", folder.toAbsolutePath(),
				model.card().get("description").getAsString(), model.spec().parameters());
	}
}
