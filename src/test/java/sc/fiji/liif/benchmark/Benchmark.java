// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.architecture.Decoder;
import sc.fiji.liif.architecture.Encoder;
import sc.fiji.liif.encoded.BatchDecoder;
import sc.fiji.liif.encoded.EncodedImage;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.image.ContinuousImage;
import sc.fiji.liif.image.ContinuousView;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.Normalisation;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.MachineSpeed;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;

/**
 * How fast encoding and decoding are, as a share of what the machine's float32
 * matrix product reaches in the same run, and how much memory they take. The
 * README says how to run it.
 */
public final class Benchmark {

	private static final Path STATUS = Paths.get("/proc/self/status");
	private static final Path CLEAR = Paths.get("/proc/self/clear_refs");

	private final double matrixRate;

	private Benchmark(final double matrixRate) {
		this.matrixRate = matrixRate;
	}

	public static void main(final String... args) throws IOException {
		final double matrixRate = MachineSpeed.multiplyAddsPerSecond(2048, 1);
		System.out.printf("matrix product of 2048: %.1f G multiply-adds/s%n", matrixRate / 1e9);
		final Map<String, Model> models = new LinkedHashMap<>();
		models.put("edsr-light", new ModelRegistry(Collections.emptyList()).load(""));
		models.put("heat-light", new ModelRegistry(Collections.emptyList()).load(ModelRegistry.HEAT));
		models.put("edsr-baseline", random(TestModels.edsrOf(64, 16)));
		models.put("rdn", random(TestModels.rdnOf(16, 8, 64, 64)));
		for (final Map.Entry<String, Model> model : models.entrySet()) {
			try (LiifNetwork network = new LiifNetwork(model.getValue())) {
				new Benchmark(matrixRate).run(model.getKey(), network);
			}
		}
	}

	private void run(final String name, final LiifNetwork network) throws IOException {
		final ModelSpec spec = network.spec();
		final int side = spec.encoder().type().name().equals("rdn") ? 160 : 384;
		final RandomAccessibleInterval<FloatType> picture = picture(spec.channels(), side);
		EncodedImage.encode(network, picture(spec.channels(), 64)).close();
		final long before = resident();
		clearPeak();
		final double encode = seconds(1, () -> EncodedImage.encode(network, picture).close());
		final long grown = peak() - before;
		rate(name + ": encode " + side + " x " + side,
				spec.encoder().multiplyAddsPerPixel(spec.channels()) * (double) side * side, encode, "");
		System.out.printf("%s: encoding took %.0f MB, the budget reckons with %.0f MB%n", name, grown / 1048576.0,
				MemoryBudget.bytesToEncode(spec, (long) side * side) / 1048576.0);
		final double perQuery = spec.decoder().multiplyAddsPerQuery(spec.channels());
		try (EncodedImage image = EncodedImage.encode(network, picture(spec.channels(), 96))) {
			final BatchDecoder decoder = image.decoder();
			final GridSampling raster = new GridSampling(image.interval(), 4 * 96, 4 * 96);
			for (final int queries : new int[]{1, 64, 1024, 8192, 16384, 65536}) {
				final int width = Math.min(256, queries);
				final float[] colours = new float[queries * spec.channels()];
				final double time = seconds(0.5, () -> decoder.decode(raster, 0, 0, width, queries / width, colours));
				rate(name + ": decode " + queries + " positions at once", perQuery * queries, time,
						String.format(", %.0f positions/s", queries / time));
			}
		}
		rasters(name, network);
		samples(name, network);
		final RandomAccessibleInterval<FloatType> small = picture(spec.channels(), 64);
		final double upscale = seconds(1,
				() -> new Upscaler(network).compute(small, new GridSampling(small, 256, 256), (x, y, w, h, colours) -> {
				}, Progress.NONE));
		System.out.printf("%s: upscale 64 x 64 to 256 x 256: %.2f s%n", name, upscale);
	}

	/** Decoding alone, of whole grids, in blocks as an upscaling wants them. */
	private static void rasters(final String name, final LiifNetwork network) {
		final int side = 128;
		final int channels = network.spec().channels();
		try (EncodedImage image = EncodedImage.encode(network, picture(channels, side))) {
			final BatchDecoder decoder = image.decoder();
			for (final double scale : new double[]{2, 4, 12, 2.5, 3.7, 7.3, 12.4}) {
				final int length = (int) (side * scale);
				final GridSampling grid = new GridSampling(image.interval(), length, length);
				final int rows = Math.max(1, Math.min(length, decoder.block() / length));
				final float[] colours = new float[rows * length * channels];
				// Of a network some blocks tell as much as all.
				final int blocks = network.waves().isPresent()
						? (length + rows - 1) / rows
						: Math.min(8, length / rows);
				final double time = seconds(0.5, () -> {
					for (int i = 0; i < blocks; i++)
						decoder.decode(grid, 0, Math.min(i * rows, length - rows), length, rows, colours);
				});
				System.out.printf("%s: decode x%.1f: %.2f M pixels/s%n", name, scale,
						(double) blocks * rows * length / time / 1e6);
			}
		}
	}

	/** Sampling the function through ImgLib2's accesses. */
	private void samples(final String name, final LiifNetwork network) {
		final int side = 96;
		try (ContinuousImage image = new ContinuousImage(network, picture(network.spec().channels(), side))) {
			final ContinuousView<FloatType> view = image.mean().footprint(Footprint.ofScale(4));
			final double single = 200 / seconds(1, () -> scan(view.runAhead(false), 0, 200, 1));
			final double random = 4000 / seconds(1, () -> scatter(view, 4000));
			final double line = 4000 / seconds(1, () -> scan(view, 0, 4000, 1));
			final double raster = 40 * 384 / seconds(1, () -> scan(view, 0, 384, 40));
			final double parallel = 80 * 384 / seconds(1, () -> {
				final Thread other = new Thread(() -> scan(view, 10, 384, 40));
				other.start();
				scan(view, 0, 384, 40);
				try {
					other.join();
				}
				catch (final InterruptedException e) {
					throw new IllegalStateException(e);
				}
			});
			System.out.printf(
					"%s: samples/s one by one %.0f; at random %.0f; line %.0f (%.0f x); raster %.0f (%.0f x); raster by two "
							+ "threads %.0f (%.0f x)%n",
					name, single, random, line, line / single, raster, raster / single, parallel, parallel / single);
		}
	}

	private static void scatter(final ContinuousView<FloatType> view, final int count) {
		final RealRandomAccess<FloatType> access = view.realRandomAccess();
		final Random random = new Random(1);
		for (int i = 0; i < count; i++) {
			access.setPosition(95 * random.nextDouble(), 0);
			access.setPosition(95 * random.nextDouble(), 1);
			access.get();
		}
	}

	private static void scan(final ContinuousView<FloatType> view, final int row, final int columns, final int rows) {
		final RealRandomAccess<FloatType> access = view.realRandomAccess();
		final double step = 95.0 / columns;
		for (int y = 0; y < rows; y++) {
			for (int x = 0; x < columns; x++) {
				access.setPosition(x * step, 0);
				access.setPosition(row + y * 0.25, 1);
				access.get();
			}
		}
	}

	private void rate(final String what, final double multiplyAdds, final double seconds, final String more) {
		System.out.printf("%s: %.1f G multiply-adds/s, %.0f %% of the matrix product%s%n", what,
				multiplyAdds / seconds / 1e9, 100 * multiplyAdds / seconds / matrixRate, more);
	}

	// -- Helper methods --

	private static Model random(final Encoder encoder) {
		final Decoder decoder = TestModels.liifOf("256,256,256,256", true, true, true, false);
		final ModelSpec spec = new ModelSpec("random", 3, encoder, decoder, Normalisation.REFERENCE,
				new double[]{1, 4});
		return new Model(spec, TestModels.weights(spec));
	}

	private static RandomAccessibleInterval<FloatType> picture(final int channels, final int side) {
		final Random random = new Random(1);
		final RandomAccessibleInterval<FloatType> picture = ArrayImgs.floats(side, side, channels);
		picture.forEach(t -> t.set(random.nextFloat()));
		return picture;
	}

	/** The shortest time of one run, over some seconds. */
	private static double seconds(final double budget, final Runnable action) {
		action.run();
		double best = Double.POSITIVE_INFINITY;
		final long end = System.nanoTime() + (long) (budget * 1e9);
		do {
			final long start = System.nanoTime();
			action.run();
			best = Math.min(best, (System.nanoTime() - start) / 1e9);
		} while (System.nanoTime() < end);
		return best;
	}

	private static long resident() throws IOException {
		return status("VmRSS:");
	}

	private static long peak() throws IOException {
		return status("VmHWM:");
	}

	private static long status(final String key) throws IOException {
		if (Files.exists(STATUS)) {
			for (final String line : Files.readAllLines(STATUS)) {
				if (line.startsWith(key))
					return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
			}
		}
		return 0;
	}

	private static void clearPeak() throws IOException {
		if (Files.isWritable(CLEAR))
			Files.write(CLEAR, "5".getBytes());
	}
}
