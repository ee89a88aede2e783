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
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.imagej.derivative.Derivative;
import sc.fiji.liif.imagej.derivative.ImagePlusDerivatives;

/** Makes images of edges and ridges: derivatives of the continuous image, at any scale. */
@Plugin(type = Command.class, label = "LIIF Derivatives", description = "Makes images of edges, spots and ridges: derivatives of the continuous image, at any scale.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Derivatives..."), @Attr(name = "guide", value = "measure-a-profile"),
		@Attr(name = "shell", value = "derivatives")})
public class Derivatives extends LiifCommand {

	@Parameter(persist = false, description = "image to derive")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Derivative", choices = {"gradient", "laplacian", "largest",
			"smallest"}, description = "gradient: its length, large at edges; laplacian: negative on bright spots; largest, smallest: eigenvalue of the Hessian, large in dark grooves, far below zero on bright ridges")
	private String derivative = "gradient";

	@Parameter(required = false, persist = false, label = "Scale", min = "1", max = "64", description = "output pixels per input pixel, whole or not")
	private Double scale = 1.0;

	@Parameter(required = false, persist = false, label = "Sigma (pixels)", min = "0.5", max = "64", description = "standard deviation of the Gaussian by which the image is averaged, in pixels of the input")
	private double sigma = 1;

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "name of a model with a heat field, the path of its folder, or auto: by the picture", attrs = @Attr(name = "record", value = "always"))
	private String model = ModelChoice.AUTO;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	protected void execute(final Host host) {
		Judgement.model(host, input, PixelMeaning.AUTO, model);
		output = new ImagePlusDerivatives(Installation.current().networks(), host).derive(input, size(),
				Derivative.of(derivative), sigma, model);
	}

	@Override
	public Map<String, String> judged() {
		return Judgement.recorded(input, PixelMeaning.AUTO, model);
	}

	@Override
	public String summary() {
		final int[] size = resultSize();
		return "Result: " + size[0] + " x " + size[1] + " pixels, 32 bits, per pixel of the input.";
	}

	@Override
	public int[] resultSize() {
		final UpscalePlan plan = new UpscalePlan(input, size());
		return new int[]{plan.grid().width(), plan.grid().height(), input.getStackSize()};
	}

	private TargetSize size() {
		return TargetSize.ofScale(scale, scale);
	}
}
