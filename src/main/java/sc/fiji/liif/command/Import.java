// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.File;
import java.nio.file.Path;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.models.ModelLibrary;

/** Makes a model of a checkpoint of the reference implementation. */
@Plugin(type = Command.class, label = "LIIF Import Model", description = "Makes a model folder of a checkpoint (.pth) of the reference implementation.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Import Model..."), @Attr(name = "guide", value = "my-own-model"),
		@Attr(name = "shell", value = "import")})
public class Import extends LiifCommand {

	@Parameter(persist = false, label = "Checkpoint (.pth)", description = "the checkpoint, a .pth file", attrs = {
			@Attr(name = "shell", value = "FILE"), @Attr(name = "remember", value = "never")})
	private File file;

	@Parameter(required = false, persist = false, label = "Name or folder (none: the file's name)", description = "the new model's name, or the path of its folder; without it the file's name", attrs = {
			@Attr(name = "shell", value = "DIR"), @Attr(name = "shell value", value = "path"),
			@Attr(name = "record", value = "always"), @Attr(name = "remember", value = "never")})
	private String output = "";

	@Parameter(type = ItemIO.OUTPUT)
	private String message;

	@Override
	protected void execute(final Host host) {
		final ModelLibrary library = new ModelLibrary(Installation.current());
		final Path folder = library.importCheckpoint(file.toPath(), output, host, host::say);
		message = "The model \"" + library.models().name(folder) + "\" is in the models list and in " + folder + ".";
	}
}
