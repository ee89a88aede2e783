// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.util.Map;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;
import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.command.fields.Judgement;
import sc.fiji.liif.command.fields.LineText;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.continuous.PathFeatures;
import sc.fiji.liif.imagej.continuous.PathProfile;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.io.TextFiles;

/**
 * Intensities along a selection, between the pixels, in a plot and a table of its
 * own, so that measurements in ImageJ's results stay.
 */
@Plugin(type = Command.class, label = "LIIF Profile", description = "Intensities along a line, curve or outline between the pixels, beside bicubic interpolation.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Profile..."), @Attr(name = "guide", value = "measure-a-profile"),
		@Attr(name = "shell", value = "profile")})
public class Profile extends LiifCommand {

	@Parameter(persist = false, description = "image with a selection")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Step (pixels)", description = "distance of the samples in pixels")
	private double step = 0.25;

	@Parameter(required = false, persist = false, label = "Line (x1,y1,x2,y2)", description = "a line from (x1, y1) to (x2, y2) in pixels, with blanks or commas between, instead of the image's selection", attrs = @Attr(name = "dialog", value = "-"))
	private String line = "";

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "a model's name, the path of its folder, or auto: by the picture", attrs = @Attr(name = "record", value = "always"))
	private String model = ModelChoice.AUTO;

	@Parameter(required = false, persist = false, label = "CSV file", style = "save", description = "file for the table", attrs = @Attr(name = "remember", value = "never"))
	private File csv;

	@Parameter(required = false, persist = false, label = "CSV file of edges and ridges", style = "save", description = "file for the table of edges, ridges and valleys, with widths at half height", attrs = {
			@Attr(name = "dialog", value = "more"), @Attr(name = "remember", value = "never")})
	private File features_csv;

	@Parameter(required = false, persist = false, label = "Plot file", style = "save", description = "file for the plot (.png)", attrs = @Attr(name = "remember", value = "never"))
	private File plot;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable table;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable features;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot figure;

	@Override
	protected void execute(final Host host) {
		Judgement.model(host, input, PixelMeaning.AUTO, model);
		for (final File file : new File[]{csv, features_csv, plot}) {
			if (file != null)
				ImageFiles.checkTarget(file.toPath(), true);
		}
		final PathProfile profile = LineText.with(input, line,
				image -> PathProfile.of(image, step, Installation.current().networks(), model, host));
		table = profile.table();
		features = profile.features().map(PathFeatures::table).orElse(null);
		figure = profile.plot();
		if (csv != null)
			TextFiles.write(csv.toPath(), profile.csv());
		if (features_csv != null)
			TextFiles.write(features_csv.toPath(),
					profile.features().map(PathFeatures::csv).orElseThrow(() -> new LiifException(
							"This model tells no edges: choose one with a heat field, such as micro.")));
		if (plot != null)
			ImageFiles.save(new ImagePlus("", figure.getProcessor()), plot.toPath(), true);
	}

	@Override
	public Map<String, String> judged() {
		return Judgement.recorded(input, PixelMeaning.AUTO, model);
	}

	@Override
	public String summary() {
		return "Samples: " + PathProfile.samples(input, step) + ".";
	}
}
