// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.liif.AtomicFile;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.io.SampleImages;

/** Opens one of the pictures that come along, to try things on. */
@Plugin(type = Command.class, label = "LIIF Sample", description = "Opens a picture that comes along, to try things on.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Sample Images..."), @Attr(name = "guide", value = "index"),
		@Attr(name = "shell", value = "sample")})
public class Sample extends LiifCommand {

	@Parameter(persist = false, label = "Image", choices = {"noisy-cells", "nuclei-stack", "cell", "chelsea", "coffee",
			"city", "colosseum", "camera",
			"brick"}, description = "noisy-cells: 16 bit, in micrometres; nuclei-stack: 37 slices, five times as far apart as pixels; cell, camera and brick: grey; chelsea, coffee, city and colosseum: photographs in colour", attrs = {
					@Attr(name = "shell", value = "NAME"), @Attr(name = "record", value = "always")})
	private String image = "noisy-cells";

	@Parameter(required = false, persist = false, style = "save", description = "copy its file here instead of opening it", attrs = @Attr(name = "dialog", value = "-"))
	private File output;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus opened;

	@Parameter(type = ItemIO.OUTPUT)
	private String message;

	@Override
	protected void execute(final Host host) {
		if (output == null) {
			opened = SampleImages.open(image);
			if (!host.hasWindows())
				host.say(opened.getTitle() + ": " + opened.getWidth() + " x " + opened.getHeight() + " pixels, "
						+ opened.getBitDepth() + " bits; name an output to have its file.");
			return;
		}
		try {
			final Path file = output.toPath().toAbsolutePath();
			Files.createDirectories(file.getParent());
			AtomicFile.write(file, part -> SampleImages.copy(image, part));
			message = output.getPath();
		}
		catch (final IOException e) {
			throw new LiifException("The picture can't be written to " + output + ": " + e.getMessage() + ".", e);
		}
	}
}
