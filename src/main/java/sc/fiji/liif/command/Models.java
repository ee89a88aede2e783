// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.catalog.Catalog;
import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.door.ImageJDoor;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.exchange.ExportFormat;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.models.ModelLibrary;
import sc.fiji.liif.imagej.models.ModelsWindow;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.model.ModelSummary;

/** Shows the models and their cards, exports and deletes them; where there are no windows, lists them. */
@Plugin(type = Command.class, label = "LIIF Models", description = "Lists, exports and deletes models.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Models"), @Attr(name = "guide", value = "my-own-model"),
		@Attr(name = "shell", value = "models")})
public class Models extends LiifCommand {

	@Parameter(required = false, persist = false, style = "model", description = "the model to export or delete; a name or folder", attrs = @Attr(name = "dialog", value = "-"))
	private String model = "";

	@Parameter(required = false, persist = false, style = "save", description = "write the model to this folder or file", attrs = @Attr(name = "dialog", value = "-"))
	private File export;

	@Parameter(required = false, persist = false, choices = {"savedmodel",
			"safetensors"}, description = "what to write: savedmodel is for TensorFlow, safetensors for the reference's PyTorch code", attrs = @Attr(name = "dialog", value = "-"))
	private String format = "savedmodel";

	@Parameter(required = false, persist = false, description = "delete the model", attrs = {
			@Attr(name = "dialog", value = "-"), @Attr(name = "instead of", value = "export")})
	private boolean delete;

	@Parameter(required = false, persist = false, description = "where models are offered: a folder, or an address that begins with https:// or http://; alone it lists them", attrs = @Attr(name = "dialog", value = "-"))
	private String source = "";

	@Parameter(required = false, persist = false, description = "fetch the model of this name from there", attrs = {
			@Attr(name = "dialog", value = "-"), @Attr(name = "instead of", value = "export")})
	private String get = "";

	@Parameter(required = false, persist = false, style = "directory", description = "offer the model in this folder, to be copied to a web server or shared", attrs = {
			@Attr(name = "dialog", value = "-"), @Attr(name = "instead of", value = "export")})
	private File offer;

	@Parameter(type = ItemIO.OUTPUT)
	private String message;

	@Override
	protected void execute(final Host host) {
		final ModelLibrary library = new ModelLibrary(Installation.current());
		if (!get.isEmpty() && source.isEmpty())
			throw new LiifException("It is not said from where: give the option source.");
		if (model.isEmpty() && (export != null || offer != null || delete))
			throw new LiifException("It is not said which model: give the option model.");
		if (!get.isEmpty()) {
			message = "The model " + get + " is in " + library.fetch(Catalog.read(source), get, host, host::say) + ".";
		}
		else if (!source.isEmpty())
			Catalog.read(source).models().forEach(offered -> host.say(offered.name() + ": " + offered.line()));
		else if (offer != null) {
			library.offer(model, offer.toPath(), host);
			message = "The model " + model + " is offered in " + offer + ".";
		}
		else if (export != null) {
			library.export(model, ExportFormat.of(format), export.toPath(), host);
			message = "The model " + model + " is in " + export.getAbsolutePath() + ".";
		}
		else if (delete) {
			library.delete(model);
			message = "The model " + model + " is deleted.";
		}
		else if (host.hasWindows() && model.isEmpty())
			ModelsWindow.open(library, () -> ImageJDoor.ask(Declaration.of(Import.class)),
					name -> ImageJDoor.ask(Declaration.of(Export.class), "model", name));
		else {
			final ModelRegistry models = library.models();
			if (model.isEmpty())
				models.names().forEach(name -> host.say(name + ": " + ModelSummary.lineOrFault(models, name)));
			else
				host.say(model + ": " + ModelSummary.line(models, model) + "\n" + ModelSummary.card(models, model));
		}
	}
}
