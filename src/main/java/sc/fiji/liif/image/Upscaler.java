// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import sc.fiji.liif.network.Quality;
import sc.fiji.liif.sampling.Turning;
import java.util.Collections;
import java.util.List;
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
import sc.fiji.liif.encoded.BatchDecoder;
import sc.fiji.liif.encoded.EncodedImage;
import sc.fiji.liif.encoded.EncodedTiles;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.ColourSink;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Latents;
import sc.fiji.liif.sampling.Tile;
import sc.fiji.liif.sampling.TileGrid;

/**
 * Computes a grid of pixels of a picture tile by tile, in memory that does not grow with
 * the output. The tile size changes nothing but time and memory.
 *
 * <pre>
 * new Upscaler(network).compute(picture, new GridSampling(picture, 4 * width, 4 * height), sink, Progress.NONE);
 * </pre>
 */
public final class Upscaler {

	private static final int BLOCK = EncodedTiles.BLOCK;
	private static final long POLL_MILLISECONDS = 50;

	private final LiifNetwork network;
	private final int tileSize;
	private final boolean isChosen;
	private final List<Turning> turnings;
	private final double leastFootprint;
	private final Latents latents;

	/** Tiles as large as the default memory budget allows. */
	public Upscaler(final LiifNetwork network) {
		this(network, 0);
	}

	/** @param tileSize largest side of a tile in input pixels, without its halo; 0 for what the default memory budget allows */
	public Upscaler(final LiifNetwork network, final int tileSize) {
		this(network, tileSize == 0 ? MemoryBudget.ofThisMachine().tileSize(network.spec()) : tileSize, tileSize != 0,
				Quality.standard());
	}

	private Upscaler(final LiifNetwork network, final int tileSize, final boolean isChosen, final Quality quality) {
		if (tileSize < 1)
			throw new IllegalArgumentException("A tile of " + tileSize + " pixels.");
		this.network = network;
		this.tileSize = tileSize;
		this.isChosen = isChosen;
		turnings = Turning.ALL.subList(0, quality.ensemble());
		leastFootprint = quality.hasTrainedCells() ? 1 / network.spec().trainingScales()[1] : 0;
		latents = Latents.ALL;
	}

	private Upscaler(final Upscaler other, final Turning turning, final Latents latents) {
		network = other.network;
		tileSize = other.tileSize;
		isChosen = other.isChosen;
		turnings = Collections.singletonList(turning);
		leastFootprint = other.leastFootprint;
		this.latents = latents;
	}

	/** The same of the picture turned in one way, and turned back: a member of the ensemble. */
	public Upscaler member(final Turning turning) {
		return new Upscaler(this, turning, Latents.ALL);
	}

	/** The same with some of the latents alone: a member of the local ensemble. */
	public Upscaler member(final Latents some) {
		return new Upscaler(this, Turning.ALL.get(0), some);
	}

	/** The same with another quality, so far as that is not the network's own affair. */
	public Upscaler quality(final Quality quality) {
		if (quality.ensemble() < 1 || quality.ensemble() > Turning.ALL.size())
			throw new IllegalArgumentException("An ensemble of " + quality.ensemble() + ".");
		final int size = isChosen
				? tileSize
				: MemoryBudget.ofThisMachine().share(quality.ensemble()).tileSize(network.spec());
		return new Upscaler(network, size, isChosen, quality);
	}

	/** Largest side of a tile in input pixels, without its halo. */
	public int tileSize() {
		return tileSize;
	}

	/** Native memory that the work takes at most. */
	public static long workingBytes(final ModelSpec spec, final TileGrid tiles) {
		return MemoryBudget.bytesToEncode(spec, tiles.largestInput()) + MemoryBudget.bytesToDecode(spec, BLOCK);
	}

	/** How a grid would be cut. */
	public TileGrid tiles(final Interval picture, final GridSampling grid) {
		return isChosen
				? new TileGrid(picture, grid, tileSize, network.spec().reach())
				: tiles(network.spec(), picture, grid, tileSize);
	}

	/**
	 * How a grid is cut if nobody chose the size of tiles: not at all, where the picture is
	 * no larger than a tile with its halo.
	 *
	 * @param tileSize largest side for which there is memory, without the halo
	 */
	public static TileGrid tiles(final ModelSpec spec, final Interval picture, final GridSampling grid,
			final int tileSize) {
		final long most = tileSize + 2L * spec.reach().halo();
		// A formula has no halo that its memory could be used for.
		final boolean fits = !spec.decoder().isFormula() && picture.dimension(0) <= most
				&& picture.dimension(1) <= most;
		return new TileGrid(picture, grid, fits ? Integer.MAX_VALUE : tileSize, spec.reach());
	}

	/**
	 * Computes all pixels of a grid.
	 *
	 * @param picture  (x, y, channel), as many channels as the network has; what
	 *                 lies around the grid's area is looked at
	 * @param sink     takes the result, called by this thread
	 * @param progress told the work done in multiplications; asked to cancel every
	 *                 few hundredths of a second
	 * @throws CancellationException if canceled; encoding in progress ends and
	 *                               frees its memory by itself
	 */
	public void compute(final RandomAccessibleInterval<FloatType> picture, final GridSampling pixels,
			final ColourSink sink, final Progress progress) {
		final GridSampling grid = pixels.withFootprintsFrom(leastFootprint);
		final TileGrid tiles = tiles(picture, grid);
		final ModelSpec spec = network.spec();
		final int n = turnings.size();
		double total = n * spec.multiplyAdds(0, (double) grid.width() * grid.height());
		for (final Tile tile : tiles.tiles())
			total += n * spec.multiplyAdds(tile.inputPixels(), 0);
		double done = 0;
		for (final Tile tile : tiles.tiles()) {
			progress.report(done, total, "encoding");
			try (EncodedImage image = encode(picture, tile, progress)) {
				done += n * spec.multiplyAdds(tile.inputPixels(), 0);
				done = decode(image, grid, tile.output(), sink, progress, done, total);
			}
		}
		progress.report(total, total, "done");
	}

	// -- Helper methods --

	/** Encodes on another thread, so that canceling need not wait for a large tile. */
	private EncodedImage encode(final RandomAccessibleInterval<FloatType> picture, final Tile tile,
			final Progress progress) {
		final CompletableFuture<EncodedImage> encoding = CompletableFuture.supplyAsync(
				() -> EncodedImage.encode(network, turnings, picture, tile.input(), tile.asked()), Upscaler::start);
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

	private double decode(final EncodedImage image, final GridSampling grid, final Interval part, final ColourSink sink,
			final Progress progress, final double before, final double total) {
		final BatchDecoder decoder = image.decoder(latents);
		final int least = (int) Math.min(decoder.blockRows(), part.dimension(1));
		final int columns = (int) Math.min(Math.max(1, decoder.block() / least), part.dimension(0));
		final int rows = (int) Math.min(decoder.block() / columns, part.dimension(1));
		final float[] colours = new float[columns * rows * image.channels()];
		double done = before;
		for (long y = part.min(1); y <= part.max(1); y += rows) {
			final int height = (int) Math.min(rows, part.max(1) - y + 1);
			for (long x = part.min(0); x <= part.max(0); x += columns) {
				final int width = (int) Math.min(columns, part.max(0) - x + 1);
				progress.checkCanceled();
				decoder.decode(grid, (int) x, (int) y, width, height, colours);
				sink.write((int) x, (int) y, width, height, colours);
				done += turnings.size() * network.spec().multiplyAdds(0, (double) width * height);
				progress.report(done, total, "decoding");
			}
		}
		return done;
	}
}
