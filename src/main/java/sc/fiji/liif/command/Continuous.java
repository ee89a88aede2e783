// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.util.Map;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.liif.command.fields.Judgement;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.continuous.ContinuousImagePlus;

/** Copies the current plane into an image that ImageJ's own operations sample continuously. */
@Plugin(type = Command.class, label = "LIIF Continuous", description = "Copies the current plane into an image that ImageJ's own operations sample continuously.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Continuous..."), @Attr(name = "guide", value = "from-scripts")})
public class Continuous extends LiifCommand {

	@Parameter(persist = false, description = "image whose current plane is copied")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "a model's name, the path of its folder, or auto: by the picture", attrs = @Attr(name = "record", value = "always"))
	private String model = ModelChoice.AUTO;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	protected void execute(final Host host) {
		Judgement.model(host, input, PixelMeaning.AUTO, model);
		host.report(0, 1, "encoding");
		output = ContinuousImagePlus.of(input, Installation.current().networks(), model, host);
	}

	@Override
	public Map<String, String> judged() {
		return Judgement.recorded(input, PixelMeaning.AUTO, model);
	}
}
