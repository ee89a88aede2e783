// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;

import org.scijava.command.CommandModule;

import ij.ImagePlus;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.io.ImageFiles;

/** Has a command write its result into an OME-Zarr image by itself, block by block, and says what was made. */
final class BlockRun {

	/** The option of commands that can, and how the result's name ends. */
	private static final String ZARR = "zarr";

	private BlockRun() {}

	/** Whether that is wanted and possible: of one image, by a command that can. */
	static boolean isOne(final Declaration declaration, final String in, final String out) {
		final Path image = Paths.get(in);
		return out.toLowerCase(Locale.ROOT).endsWith("." + ZARR)
				&& declaration.options().stream().anyMatch(option -> option.key().equals(ZARR))
				&& (ImageFiles.isZarr(image) || !Files.isDirectory(image));
	}

	/** @return the exit code. @throws sc.fiji.liif.LiifException in one sentence, if it is not possible */
	static int run(final Given given, final String in, final String out, final Terminal terminal) {
		final ImagePlus image = ImageFiles.open(Paths.get(in), remark -> {
			// Whatever ImageJ can open of it, the finest resolution is what is worked on.
		});
		image.deleteRoi();
		final CommandModule module = given.put(ZARR, out).image(image).module();
		((LiifCommand) module.getCommand()).runFor(terminal);
		final ImagePlus made = (ImagePlus) module.getOutput("output");
		terminal.say(out + ": " + made.getWidth() + " x " + made.getHeight() + " pixels");
		return 0;
	}
}
