// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.stream.StreamOptions;
import sc.fiji.liif.omezarr.OmeFormat;

/** {@code spark-submit liif-spark.jar upscale IN.zarr OUT.zarr --scale 4 --model photo}, and more. */
@Command(name = "liif-spark", subcommands = {Main.Upscale.class, Main.Isotropic.class,
		Main.Batch.class}, mixinStandardHelpOptions = true, description = "Has images that are too large for one machine made by many.")
public final class Main {

	private static final int NOT_POSSIBLE = 1;

	/** What all subcommands have. */
	abstract static class Job implements Callable<Integer> {

		@Option(names = "--noise", defaultValue = "auto", description = "how strong the noise is: auto, 0, or its standard deviation; default ${DEFAULT-VALUE}")
		private String noise;

		@Option(names = "--tries", defaultValue = "5", description = "how often a piece is tried; default ${DEFAULT-VALUE}")
		private int tries;

		@Option(names = "--dryRun", description = "only say what would be made")
		private boolean isDry;

		@Override
		public Integer call() throws Exception {
			final SparkConf conf = new SparkConf().setIfMissing("spark.master", "local[*]")
					.setIfMissing("spark.app.name", "LIIF");
			try (JavaSparkContext context = new JavaSparkContext(conf)) {
				run(new Pieces(context, Math.max(1, tries), System.out), System.out, conf);
			}
			finally {
				Workshop.close();
			}
			return 0;
		}

		abstract void run(Pieces pieces, PrintStream out, SparkConf conf) throws Exception;

		final String noise() {
			return noise;
		}

		final boolean isDry() {
			return isDry;
		}
	}

	/** Those that make one OME-Zarr image of another. */
	abstract static class Blocks extends Job {

		@Parameters(index = "0", paramLabel = "IN.zarr", description = "an OME-Zarr image: a path that all machines have, or hdfs://..., s3a://...")
		private String source;

		@Parameters(index = "1", paramLabel = "OUT.zarr", description = "the one to make, likewise")
		private String target;

		@Option(names = "--values", defaultValue = "auto", description = "what pixel values mean: auto, intensities or labels; default ${DEFAULT-VALUE}")
		private String values;

		@Option(names = "--format", defaultValue = "0.4 zstd", description = "0.4 or 0.5, zstd, gzip or none; default ${DEFAULT-VALUE}")
		private String format;

		@Option(names = "--blockSize", defaultValue = "512x512x1", description = "pixels of a chunk, such as 128x128x64; default ${DEFAULT-VALUE}")
		private String blockSize;

		@Option(names = "--blockScale", defaultValue = "4", description = "how many chunks along x and y a task computes at once; default ${DEFAULT-VALUE}")
		private int blockScale;

		@Option(names = "--resume", description = "go on with an image that was begun")
		private boolean isResumed;

		@Override
		final void run(final Pieces pieces, final PrintStream out, final SparkConf conf) {
			final StreamOptions options = options().noise(noise()).values(values)
					.format(OmeFormat.of(format + " " + blockSize)).atOnce(blockScale);
			final BlockJob job = new BlockJob(pieces, out, source, target, options);
			if (isDry())
				job.plan();
			else
				job.run(isResumed, sharers(conf));
		}

		abstract StreamOptions options();
	}

	@Command(name = "upscale", mixinStandardHelpOptions = true, description = "Makes larger planes.")
	static final class Upscale extends Blocks {

		@Option(names = "--scale", defaultValue = "2", description = "output pixels per input pixel, whole or not; default ${DEFAULT-VALUE}")
		private double scale;

		@Option(names = "--model", defaultValue = "auto", description = "a model's name, the path of its folder on all machines, or auto; default ${DEFAULT-VALUE}")
		private String model;

		@Override
		StreamOptions options() {
			return StreamOptions.upscale(scale).model(model);
		}
	}

	@Command(name = "isotropic", mixinStandardHelpOptions = true, description = "Makes voxels cubic.")
	static final class Isotropic extends Blocks {

		@Option(names = "--depth", defaultValue = "0", description = "distance of the slices, if the image does not say it right")
		private double depth;

		@Option(names = "--voxel", defaultValue = "0", description = "edge of the voxels; the width of the image's pixels if it is not given")
		private double voxel;

		@Option(names = "--slices-only", description = "leave pixels as they are")
		private boolean slicesOnly;

		@Option(names = "--model", defaultValue = "axial", description = "a model's name, or the path of its folder on all machines; default ${DEFAULT-VALUE}")
		private String model;

		@Override
		StreamOptions options() {
			return StreamOptions.isotropic(depth, voxel, slicesOnly).model(model);
		}
	}

	@Command(name = "batch", mixinStandardHelpOptions = true, description = "Makes larger images of many, one a task.")
	static final class Batch extends Job {

		@Parameters(index = "0", paramLabel = "IN", description = "a folder, or a text file (.txt) of images, one a line")
		private String source;

		@Parameters(index = "1", paramLabel = "OUT", description = "the folder for the results, TIFF files; those that are there are not made again")
		private String target;

		@Option(names = "--scale", defaultValue = "2", description = "output pixels per input pixel, whole or not; default ${DEFAULT-VALUE}")
		private double scale;

		@Option(names = "--model", defaultValue = "auto", description = "a model's name, the path of its folder on all machines, or auto; default ${DEFAULT-VALUE}")
		private String model;

		@Override
		void run(final Pieces pieces, final PrintStream out, final SparkConf conf) {
			final List<String> images = ImageList.of(source);
			out.println(images.size() + " images, for " + target);
			if (!isDry())
				new BatchJob(pieces, images, target).run(scale, model, noise(),
						System.getProperty("liif.form", "encode=fused decode=fused"));
		}
	}

	private Main() {}

	public static void main(final String... arguments) {
		final int code = run(arguments);
		if (code != 0)
			System.exit(code);
	}

	/** @return the exit code */
	static int run(final String... arguments) {
		return new CommandLine(new Main()).setExecutionExceptionHandler((e, line, result) -> {
			if (!(e instanceof LiifException))
				throw e;
			System.err.println(e.getMessage());
			return NOT_POSSIBLE;
		}).execute(arguments);
	}

	/** Tasks that an executor runs side by side, so far as that is known. */
	private static int sharers(final SparkConf conf) {
		final int perTask = conf.getInt("spark.task.cpus", 1);
		return Math.max(1, conf.getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors()) / perTask);
	}
}
