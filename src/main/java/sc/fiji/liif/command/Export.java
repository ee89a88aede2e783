// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.exchange.ExportFormat;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.models.ModelLibrary;
import sc.fiji.liif.model.ModelRegistry;

/** Writes a model for other software. */
@Plugin(type = Command.class, label = "LIIF Export Model", description = "Writes a model for other software.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Export Model..."), @Attr(name = "guide", value = "my-own-model"),
		@Attr(name = "shell", value = "export")})
public class Export extends LiifCommand {

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "a model's name, or the path of its folder", attrs = {
			@Attr(name = "shell", value = "MODEL"), @Attr(name = "record", value = "always")})
	private String model = ModelRegistry.DEFAULT;

	@Parameter(persist = false, label = "Folder or file to write", style = "save", description = "the folder, or for safetensors the file, to make", attrs = {
			@Attr(name = "shell", value = "OUT"), @Attr(name = "record", value = "always"),
			@Attr(name = "remember", value = "never")})
	private File output;

	@Parameter(required = false, persist = false, label = "Format", choices = {"savedmodel",
			"safetensors"}, description = "savedmodel is for TensorFlow, safetensors for the reference's PyTorch code", attrs = @Attr(name = "record", value = "always"))
	private String format = "savedmodel";

	@Parameter(type = ItemIO.OUTPUT)
	private String message;

	@Override
	protected void execute(final Host host) {
		new ModelLibrary(Installation.current()).export(model, ExportFormat.of(format), output.toPath(), host);
		message = "The model " + model + " is in " + output.getAbsolutePath() + ".";
	}
}
