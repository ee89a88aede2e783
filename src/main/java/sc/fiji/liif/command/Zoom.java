// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.plugin.frame.Recorder;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.Progress;
import sc.fiji.liif.command.fields.Judgement;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.command.door.MacroText;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.zoom.ZoomRenderer;
import sc.fiji.liif.imagej.zoom.ZoomView;
import sc.fiji.liif.imagej.zoom.ZoomWindow;

/** A window that shows an image continuously at any magnification; without windows, or if asked, an image of the view. */
@Plugin(type = Command.class, label = "LIIF Zoom", description = "A window that shows the image at any magnification.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Zoom"), @Attr(name = "guide", value = "measure-a-profile")})
public class Zoom extends LiifCommand {

	@Parameter(persist = false, description = "image to look at")
	private ImagePlus input;

	@Parameter(required = false, persist = false, min = "0.03125", max = "1024", description = "screen pixels per image pixel; without it all of the image", attrs = @Attr(name = "dialog", value = "-"))
	private Double magnification;

	@Parameter(required = false, persist = false, description = "position in the middle of the view, in pixels; without it the image's middle", attrs = @Attr(name = "dialog", value = "-"))
	private Double x;

	@Parameter(required = false, persist = false, description = "likewise along y", attrs = @Attr(name = "dialog", value = "-"))
	private Double y;

	@Parameter(required = false, persist = false, min = "1", description = "width of the view in pixels", attrs = @Attr(name = "dialog", value = "-"))
	private int width = 640;

	@Parameter(required = false, persist = false, min = "1", description = "height of the view in pixels", attrs = @Attr(name = "dialog", value = "-"))
	private int height = 480;

	@Parameter(required = false, persist = false, choices = {"liif", "bicubic",
			"nearest"}, description = "interpolation at the beginning", attrs = @Attr(name = "dialog", value = "-"))
	private String mode = "liif";

	@Parameter(required = false, persist = false, style = "model", description = "a model's name, the path of its folder, or auto: by the picture", attrs = @Attr(name = "dialog", value = "-"))
	private String model = ModelChoice.AUTO;

	@Parameter(required = false, persist = false, description = "make an image of the view instead of a window", attrs = @Attr(name = "dialog", value = "-"))
	private boolean export;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	protected void execute(final Host host) {
		Judgement.model(host, input, PixelMeaning.AUTO, model);
		final ZoomView view = view();
		if (host.hasWindows() && !export)
			ZoomWindow.open(input, name -> renderer(name, Progress.NONE), view, models(), this::record);
		else {
			try (ZoomRenderer renderer = renderer(model, host)) {
				output = renderer.export(view, host);
			}
		}
	}

	private ZoomRenderer renderer(final String name, final Progress progress) {
		return new ZoomRenderer(input, Installation.current().networks(), name, progress);
	}

	/** What the window offers, the one that was asked for first. */
	private List<String> models() {
		final String chosen = ModelChoice.of(input, PixelMeaning.of(input), model).model();
		// An error is better said now than in the window.
		Installation.current().models().spec(chosen);
		final Set<String> models = new LinkedHashSet<>(Collections.singletonList(chosen));
		models.addAll(Installation.current().models().names());
		return new ArrayList<>(models);
	}

	/** By default all of the image, as large as fits into the window. */
	private ZoomView view() {
		if ((long) width * height > Integer.MAX_VALUE / 4)
			throw new LiifException(
					"A view of " + width + " x " + height + " pixels is not possible: choose a smaller size.");
		final double fit = Math.min((double) width / input.getWidth(), (double) height / input.getHeight());
		return new ZoomView(x == null ? (input.getWidth() - 1) / 2.0 : x, y == null ? (input.getHeight() - 1) / 2.0 : y,
				magnification == null ? fit : magnification, width, height,
				ZoomView.Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
	}

	/** Writes the call that exports a view into ImageJ's macro recorder. */
	private void record(final ZoomView view, final String name) {
		if (!Recorder.record)
			return;
		final Map<String, String> options = new LinkedHashMap<>();
		options.put("magnification", Numbers.text(view.magnification()));
		options.put("x", Numbers.text(view.centreX()));
		options.put("y", Numbers.text(view.centreY()));
		options.put("width", Numbers.text(view.width()));
		options.put("height", Numbers.text(view.height()));
		options.put("mode", view.mode().name().toLowerCase(Locale.ROOT));
		options.put("model", name);
		options.put("export", "true");
		Recorder.recordString("run(\"LIIF Zoom\", \"" + MacroText.quoted(MacroText.write(options)) + "\");\n");
	}
}
