// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.shell;

import java.awt.Color;
import java.awt.Font;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.ImageFiles;

/**
 * {@code demo}: upscales a picture of {@code examples/} with the model that
 * comes along and puts a detail of it beside its pixels.
 */
@Command(name = "demo", description = "Upscales a small picture and shows before and after.")
public final class Demo implements Runnable {

	private static final int SCALE = 6;
	/** The detail that is shown, in input pixels, chosen for the example. */
	private static final int[] DETAIL = {125, 72, 90, 80};

	@Spec
	private CommandSpec spec;

	@Option(names = "--in", description = "The picture; default ${DEFAULT-VALUE}.")
	private Path in = Paths.get("examples", "chelsea.png");

	@Option(names = "--out", description = "The folder to write to; default ${DEFAULT-VALUE}.")
	private Path out = Paths.get("target", "demo");

	@Override
	public void run() {
		final PrintWriter print = spec.commandLine().getOut();
		if (!Files.exists(in))
			throw new LiifException(
					"There is no picture " + in + ": run the demo in LIIF's source folder, or name one with --in.");
		print.println("Upscaling " + in + " to x" + SCALE + ".");
		print.flush();
		final long start = System.nanoTime();
		final ImagePlus image;
		final ImagePlus result;
		try (Terminal terminal = new Terminal(print)) {
			image = ImageFiles.open(in);
			result = new ImagePlusUpscaler(Installation.current().networks(), terminal).upscale(image,
					UpscaleOptions.scale(SCALE));
		}
		final double seconds = (System.nanoTime() - start) / 1e9;
		final Path large = out.resolve("after-x" + SCALE + ".png");
		final Path pair = out.resolve("before-after.png");
		ImageFiles.save(result, large, true);
		ImageFiles.save(new ImagePlus("before and after", beforeAfter(image, result)), pair, true);
		print.printf(Locale.ROOT, "%s, %d x %d pixels, is now %d x %d (%.1f s):%n", in, image.getWidth(),
				image.getHeight(), result.getWidth(), result.getHeight(), seconds);
		print.println("  the result             " + large.toAbsolutePath());
		print.println("  before and after       " + pair.toAbsolutePath());
		print.flush();
	}

	/** The same detail twice: its pixels enlarged as squares, and upscaled. */
	private static ImageProcessor beforeAfter(final ImagePlus before, final ImagePlus after) {
		final int width = Math.min(DETAIL[2], before.getWidth());
		final int height = Math.min(DETAIL[3], before.getHeight());
		final int x = Math.min(DETAIL[0], before.getWidth() - width);
		final int y = Math.min(DETAIL[1], before.getHeight() - height);
		final int gap = 8;
		final ImageProcessor pair = new ColorProcessor(2 * SCALE * width + gap, SCALE * height);
		pair.setColor(Color.WHITE);
		pair.fill();
		final ImageProcessor squares = crop(before, x, y, width, height);
		squares.setInterpolationMethod(ImageProcessor.NONE);
		pair.insert(squares.resize(SCALE * width, SCALE * height), 0, 0);
		pair.insert(crop(after, SCALE * x, SCALE * y, SCALE * width, SCALE * height), SCALE * width + gap, 0);
		label(pair, "pixels", 0, SCALE * height);
		label(pair, "LIIF x" + SCALE, SCALE * width + gap, SCALE * height);
		return pair;
	}

	private static ImageProcessor crop(final ImagePlus image, final int x, final int y, final int width,
			final int height) {
		final ImageProcessor rgb = image.getProcessor().convertToRGB();
		rgb.setRoi(x, y, width, height);
		return rgb.crop();
	}

	private static void label(final ImageProcessor picture, final String text, final int x, final int bottom) {
		picture.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
		picture.setAntialiasedText(true);
		picture.setColor(Color.WHITE);
		picture.drawString(text, x + 8, bottom - 6, new Color(0, 0, 0, 128));
	}
}
