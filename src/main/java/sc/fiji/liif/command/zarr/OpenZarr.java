// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.zarr;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.io.zarr.OmeZarrImages;
import sc.fiji.liif.zarr.FolderStore;

/** Opens a resolution of an OME-Zarr image, whose planes are read when they are looked at. */
@Plugin(type = Command.class, label = "LIIF Open OME-Zarr", description = "Opens an OME-Zarr image as a virtual stack, whose planes are read when they are looked at.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Open OME-Zarr..."), @Attr(name = "guide", value = "larger-than-memory"),
		@Attr(name = "shell", value = "open-zarr")})
public class OpenZarr extends LiifCommand {

	@Parameter(persist = false, label = "OME-Zarr image", style = "directory", description = "the folder that is the image", attrs = {
			@Attr(name = "shell", value = "IN"), @Attr(name = "remember", value = "never")})
	private File folder;

	@Parameter(required = false, persist = false, label = "Resolution", min = "0", max = "30", description = "which of its resolutions, 0 being the finest; without it the finest whose planes ImageJ can hold", attrs = @Attr(name = "remember", value = "never"))
	private Integer resolution;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	protected void execute(final Host host) {
		output = resolution == null
				? OmeZarrImages.open(folder.toPath(), remark -> host.say("LIIF: of " + folder + " " + remark + "."))
				: OmeZarrImages.open(new FolderStore(folder.toPath()), folder.getName(), resolution);
		if (!host.hasWindows())
			host.say(summary());
	}

	/** What resolutions there are. */
	@Override
	public String summary() {
		return OmeZarrImages.summary(new FolderStore(folder.toPath()));
	}
}
