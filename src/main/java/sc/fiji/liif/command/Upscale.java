// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscaleOptions;

/**
 * Upscales an image, as a SciJava command for scripts and services:
 *
 * <pre>
 * commandService.run(Upscale.class, true, "input", image, "scale", 12.0).get().getOutput("output")
 * </pre>
 *
 * If it is not possible, the command is canceled with one sentence as reason.
 */
@Plugin(type = Command.class, label = LIIF_Upscale.NAME, headless = true, visible = false)
public class Upscale extends ContextCommand {

	@Parameter(required = false)
	private StatusService statusService;

	@Parameter
	private ImagePlus input;

	@Parameter(required = false, persist = false, description = "output pixels per input pixel, from 1 to 64")
	private double scale = 2;

	@Parameter(required = false, persist = false, description = "scale along y; 0: as along x")
	private double scaleY;

	@Parameter(required = false, persist = false, description = "width in pixels instead of the scale; 0: from the height or scale")
	private int width;

	@Parameter(required = false, persist = false, description = "height in pixels instead of the scale; 0: from the width or scale")
	private int height;

	@Parameter(required = false, persist = false, description = "a model's name or folder; empty: the default")
	private String model = "";

	@Parameter(required = false, persist = false, description = "largest tile in input pixels; 0: by the free memory")
	private int tile;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	public void run() {
		final TargetSize size = width != 0 || height != 0
				? TargetSize.ofPixels(width, height)
				: TargetSize.ofScale(scale, scaleY == 0 ? scale : scaleY);
		try (CommandProgress progress = new CommandProgress(this, statusService)) {
			output = new ImagePlusUpscaler(ImageJModels.registry(), progress).upscale(input,
					UpscaleOptions.of(size).model(model).tile(tile));
		}
		catch (final LiifException e) {
			cancel(e.getMessage());
		}
		catch (final CancellationException e) {
			if (!isCanceled())
				cancel(null);
		}
	}

	/** The upscaled image; null if the command was canceled. */
	public ImagePlus output() {
		return output;
	}
}
