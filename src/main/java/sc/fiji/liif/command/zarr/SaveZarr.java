// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.zarr;

import java.io.File;
import java.nio.file.Path;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.io.zarr.OmeZarrImages;
import sc.fiji.liif.imagej.io.zarr.OmeZarrWriter;
import sc.fiji.liif.omezarr.OmeFormat;

/** Saves an image as OME-Zarr, with coarser resolutions. */
@Plugin(type = Command.class, label = "LIIF Save OME-Zarr", description = "Saves an image as OME-Zarr, with coarser resolutions, for viewers and for what is larger than memory.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Save OME-Zarr..."), @Attr(name = "guide", value = "larger-than-memory"),
		@Attr(name = "shell", value = "save-zarr")})
public class SaveZarr extends LiifCommand {

	@Parameter(persist = false, description = "image to save")
	private ImagePlus input;

	@Parameter(persist = false, label = "Save as", style = "save", description = "path ending with .zarr", attrs = {
			@Attr(name = "shell", value = "OUT"), @Attr(name = "remember", value = "never")})
	private File folder;

	@Parameter(required = false, persist = false, label = "Format", description = "how it is written: 0.4 or 0.5, zstd, gzip or none, and the size of chunks, such as 0.5 gzip 256x256x16")
	private String format = OmeFormat.STANDARD.toString();

	@Parameter(required = false, persist = false, label = "Replace what is there", description = "replace an image of that name; it is an error else")
	private boolean overwrite;

	@Parameter(type = ItemIO.OUTPUT)
	private String message;

	@Override
	protected void execute(final Host host) {
		final OmeFormat chosen = check();
		OmeZarrWriter.save(input, folder.toPath(), chosen, host);
		message = folder + ": " + input.getWidth() + " x " + input.getHeight() + " pixels";
	}

	@Override
	public String summary() {
		return "Written as OME-Zarr " + check() + ".";
	}

	private OmeFormat check() {
		final Path target = folder.toPath();
		if (!OmeZarrImages.isCalledZarr(target))
			throw new LiifException(
					"An OME-Zarr image can't be called " + folder.getName() + ": end the name with .zarr.");
		ImageFiles.checkTarget(target, overwrite);
		return OmeFormat.of(format);
	}
}
