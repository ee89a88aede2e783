// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.volume;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.liif.command.fields.LineText;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.section.SectionPlan;
import sc.fiji.liif.imagej.section.StackSections;

/** Cuts sections out of a stack, along a line or curve. */
@Plugin(type = Command.class, label = "LIIF Reslice", description = "Cuts sections out of a stack along a line or curve, upright or oblique, with square pixels.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Reslice..."), @Attr(name = "guide", value = "cubic-voxels"),
		@Attr(name = "shell", value = "reslice")})
public class Reslice extends LiifCommand {

	@Parameter(persist = false, description = "stack or hyperstack with a line or curve selected")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Pixel size", min = "0", description = "of the sections, in the image's unit; the width of its pixels if it is not given")
	private Double pixel;

	@Parameter(required = false, persist = false, label = "Tilt (degrees)", min = "-85", max = "85", description = "of the sections against the optical axis, about the line at half the height, the lower end to the right of who follows the line")
	private double tilt;

	@Parameter(required = false, persist = false, label = "Sections", min = "1", max = "10000", description = "how many, parallel to each other, the first one through the line, others to its right")
	private int sections = 1;

	@Parameter(required = false, persist = false, label = "Sections are apart", min = "0", description = "distance of the sections in the image's unit; the pixel size if it is not given")
	private Double apart;

	@Parameter(required = false, persist = false, label = "Line (x1,y1,x2,y2)", description = "a line from (x1, y1) to (x2, y2) in pixels, with blanks or commas between, instead of the image's selection", attrs = @Attr(name = "dialog", value = "-"))
	private String line = "";

	@Parameter(required = false, persist = false, label = "Slices are apart", min = "0", description = "distance of the slices in the image's unit, if its calibration does not say it right")
	private Double depth;

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "a model's name or the path of its folder", attrs = @Attr(name = "record", value = "always"))
	private String model = "axial";

	@Parameter(required = false, persist = false, label = "Noise", description = "how strong the noise is: auto measures it, 0 keeps it, or its standard deviation in the image's values; more smooths more", attrs = @Attr(name = "remember", value = "never"))
	private String noise = Exposure.AUTO;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	protected void execute(final Host host) {
		final SectionPlan plan = plan();
		output = new StackSections(Installation.current().networks(), host).of(input, plan, model, noise);
	}

	@Override
	public String summary() {
		final SectionPlan plan = plan();
		return "Result: " + plan.width() + " x " + plan.height() + " pixels"
				+ (plan.count() > 1 ? ", " + plan.count() + " sections." : ".");
	}

	@Override
	public int[] resultSize() {
		final SectionPlan plan = plan();
		return new int[]{plan.width(), plan.height(), plan.count() * input.getNChannels() * input.getNFrames()};
	}

	private SectionPlan plan() {
		return LineText.with(input, line,
				image -> new SectionPlan(image, given(depth), given(pixel), tilt, sections, given(apart)));
	}

	private static double given(final Double number) {
		return number == null ? 0 : number;
	}
}
