// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import sc.fiji.liif.command.fields.Judgement;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.imagej.trust.PlaneTrust;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;

/** Where an enlarged image is unsure, whether it reproduces what was measured, and what it adds. */
@Plugin(type = Command.class, label = "LIIF Trust Map", description = "Shows where an enlarged plane is unsure, whether it reproduces what was measured, and what it adds.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Trust Map..."), @Attr(name = "guide", value = "what-to-believe"),
		@Attr(name = "shell", value = "trust")})
public class TrustMap extends LiifCommand {

	@Parameter(persist = false, description = "image whose current plane is judged")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Scale", min = "1", max = "64", description = "output pixels per input pixel, whole or not")
	private Double scale = 2.0;

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "a model's name, the path of its folder, or auto: by the picture", attrs = @Attr(name = "record", value = "always"))
	private String model = ModelChoice.AUTO;

	@Parameter(required = false, persist = false, label = "Noise", description = "how strong the noise is, for models that take it away: auto measures it, 0 keeps it, or its standard deviation in the image's values", attrs = @Attr(name = "remember", value = "never"))
	private String noise = Exposure.AUTO;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable table;

	@Override
	protected void execute(final Host host) {
		Judgement.model(host, input, PixelMeaning.AUTO, model);
		final PlaneTrust trust = PlaneTrust.of(input, size(), Installation.current().networks(), model, noise, host);
		output = trust.image();
		table = trust.table();
	}

	@Override
	public Map<String, String> judged() {
		return Judgement.recorded(input, PixelMeaning.AUTO, model);
	}

	@Override
	public String summary() {
		final int[] size = resultSize();
		return "Result: " + size[0] + " x " + size[1]
				+ " pixels, 32 bits, five planes: result, spread, local spread, residual, detail.";
	}

	@Override
	public int[] resultSize() {
		final UpscalePlan plan = new UpscalePlan(input, size());
		return new int[]{plan.grid().width(), plan.grid().height(), 5};
	}

	private TargetSize size() {
		return TargetSize.ofScale(scale, scale);
	}
}
