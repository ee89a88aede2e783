// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.Progress;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;

/**
 * Computes a raster of a picture tile by tile, in memory that does not grow with
 * the output. The tile size changes nothing but time and memory.
 *
 * <pre>
 * new Upscaler(network).compute(picture, new Raster(picture, 4 * width, 4 * height), sink, Progress.NONE);
 * </pre>
 */
public final class Upscaler {

	private static final int BLOCK = ContinuousImage.BLOCK;
	private static final long POLL_MILLISECONDS = 50;

	private final LiifNetwork network;
	private final int tileSize;

	/** Tiles as large as the default memory budget allows. */
	public Upscaler(final LiifNetwork network) {
		this(network, MemoryBudget.ofThisMachine().tileSize(network.spec()));
	}

	/** @param tileSize largest side of a tile in input pixels, without its halo */
	public Upscaler(final LiifNetwork network, final int tileSize) {
		if (tileSize < 1)
			throw new IllegalArgumentException("A tile of " + tileSize + " pixels.");
		this.network = network;
		this.tileSize = tileSize;
	}

	/** Largest side of a tile in input pixels, without its halo. */
	public int tileSize() {
		return tileSize;
	}

	/** Native memory that decoding takes at most, besides the encoded tile. */
	public static long bytesToDecode(final ModelSpec spec) {
		int widest = spec.decoder().projectedWidth(spec.channels());
		for (final int width : spec.decoder().hidden())
			widest = Math.max(widest, width);
		return 4L * BLOCK * spec.decoder().members() * (3L * widest + 8);
	}

	/** How a raster would be cut. */
	public TileGrid tiles(final Interval picture, final Raster raster) {
		return new TileGrid(picture, raster, tileSize, network.spec().receptiveRadius());
	}

	/**
	 * Computes the raster.
	 *
	 * @param picture  (x, y, channel), as many channels as the network has; what
	 *                 lies around the raster's area is looked at
	 * @param sink     takes the result, called by this thread
	 * @param progress told the work done in multiplications; asked to cancel every
	 *                 few hundredths of a second
	 * @throws CancellationException if canceled; encoding in progress ends and
	 *                               frees its memory by itself
	 */
	public void compute(final RandomAccessibleInterval<FloatType> picture, final Raster raster, final RasterSink sink,
			final Progress progress) {
		final TileGrid grid = tiles(picture, raster);
		final ModelSpec spec = network.spec();
		final double perQuery = spec.decoder().multiplyAddsPerQuery(spec.channels());
		final double perPixel = spec.encoder().multiplyAddsPerPixel(spec.channels());
		double total = perQuery * raster.width() * raster.height();
		for (final Tile tile : grid.tiles())
			total += perPixel * tile.input().dimension(0) * tile.input().dimension(1);
		double done = 0;
		for (final Tile tile : grid.tiles()) {
			progress.report(done, total, "encoding");
			try (EncodedImage image = encode(picture, tile.input(), progress)) {
				done += perPixel * tile.input().dimension(0) * tile.input().dimension(1);
				done = decode(image, raster, tile.output(), sink, progress, done, total, perQuery);
			}
		}
		progress.report(total, total, "done");
	}

	// -- Helper methods --

	/** Encodes on another thread, so that canceling need not wait for a large tile. */
	private EncodedImage encode(final RandomAccessibleInterval<FloatType> picture, final Interval part,
			final Progress progress) {
		final CompletableFuture<EncodedImage> encoding = CompletableFuture
				.supplyAsync(() -> EncodedImage.encode(network, picture, part), Upscaler::start);
		try {
			while (true) {
				try {
					progress.checkCanceled();
					return encoding.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
				}
				catch (final TimeoutException e) {
					continue;
				}
			}
		}
		catch (final ExecutionException | CompletionException e) {
			if (e.getCause() instanceof RuntimeException)
				throw (RuntimeException) e.getCause();
			if (e.getCause() instanceof Error)
				throw (Error) e.getCause();
			throw new IllegalStateException(e.getCause());
		}
		catch (final InterruptedException e) {
			encoding.thenAccept(EncodedImage::close);
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
		catch (final RuntimeException e) {
			encoding.thenAccept(EncodedImage::close);
			throw e;
		}
	}

	private static void start(final Runnable task) {
		final Thread thread = new Thread(task, "LIIF encoder");
		thread.setDaemon(true);
		thread.start();
	}

	private double decode(final EncodedImage image, final Raster raster, final Interval part, final RasterSink sink,
			final Progress progress, final double before, final double total, final double perQuery) {
		final Decoder decoder = image.decoder();
		final float[] colours = new float[BLOCK * image.channels()];
		final int columns = (int) Math.min(BLOCK, part.dimension(0));
		final int rows = (int) Math.min(BLOCK / columns, part.dimension(1));
		double done = before;
		for (long y = part.min(1); y <= part.max(1); y += rows) {
			final int height = (int) Math.min(rows, part.max(1) - y + 1);
			for (long x = part.min(0); x <= part.max(0); x += columns) {
				final int width = (int) Math.min(columns, part.max(0) - x + 1);
				progress.checkCanceled();
				decoder.decode(raster, (int) x, (int) y, width, height, colours);
				sink.write((int) x, (int) y, width, height, colours);
				done += perQuery * width * height;
				progress.report(done, total, "decoding");
			}
		}
		return done;
	}
}
