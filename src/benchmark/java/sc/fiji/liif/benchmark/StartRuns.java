// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.ImageFiles;

/** What a whole command takes: of the shell from its start on, and of an ImageJ that runs already. */
final class StartRuns {

	private static final Pattern OF_TESTS = Pattern.compile("groovy|jython|jmh|junit|hamcrest|test-classes");
	private static final int RUNS = 5;
	private static final int SIDE = 64;
	private static final int LARGE = 256;

	private StartRuns() {}

	static void run(final Report report, final String model) throws IOException {
		final Path folder = Files.createTempDirectory("liif-benchmark");
		try {
			final Path small = picture(folder, SIDE);
			final Path large = picture(folder, LARGE);
			report.add(Figure.cost("shell: " + model + " x2 of 64 x 64, from start to end", "s",
					shell(small, folder.resolve("small.tif"), model, 2)));
			report.add(Figure.cost("shell: " + model + " x4 of 256 x 256", "s",
					shell(large, folder.resolve("large.tif"), model, 4)));
			report.add(Figure.cost("shell: " + model + " x12 of 256 x 256 to PNG", "s",
					shell(large, folder.resolve("large.png"), model, 12)));
			final ImagePlus image = ImageFiles.open(small);
			final UpscaleOptions options = UpscaleOptions.scale(2).model(model);
			new ImagePlusUpscaler().upscale(image, options);
			report.add(Figure.cost("ImageJ: " + model + " x2 of 64 x 64, not the first time", "s",
					Stopwatch.seconds(0.5, () -> new ImagePlusUpscaler().upscale(image, options))));
		}
		finally {
			for (final File file : folder.toFile().listFiles())
				Files.delete(file.toPath());
			Files.delete(folder);
		}
	}

	private static Path picture(final Path folder, final int side) {
		final Path file = folder.resolve(side + ".png");
		ImageFiles.save(IJ.createImage("", "RGB ramp", side, side, 1), file, true);
		return file;
	}

	private static double[] shell(final Path in, final Path out, final String model, final int scale)
			throws IOException {
		final double[] seconds = new double[RUNS];
		for (int i = 0; i < RUNS; i++) {
			final long start = System.nanoTime();
			final Process process = new ProcessBuilder(
					Paths.get(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
					System.getProperty("java.class.path"), "sc.fiji.liif.command.Main", "upscale", in.toString(),
					out.toString(), "--model", model, "--scale", "" + scale, "--overwrite").redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			try {
				if (process.waitFor() != 0)
					throw new IOException("The shell ended with " + process.exitValue() + ".");
			}
			catch (final InterruptedException e) {
				throw new IOException(e);
			}
			seconds[i] = (System.nanoTime() - start) / 1e9;
		}
		return seconds;
	}

	/** That of a user, who has no libraries of tests: picocli would load Groovy. */
	private static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
				.filter(entry -> !OF_TESTS.matcher(new File(entry).getName()).find())
				.collect(Collectors.joining(File.pathSeparator));
	}
}
