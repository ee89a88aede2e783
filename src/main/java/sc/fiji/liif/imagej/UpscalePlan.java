// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

import ij.ImagePlus;
import ij.measure.Calibration;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.encoded.MemoryBudget;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.planes.SelectedArea;
import sc.fiji.liif.imagej.values.ColourChannels;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.Quality;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Tile;
import sc.fiji.liif.sampling.TileGrid;

/**
 * What upscaling an image will give and cost, known before a network is loaded.
 * Immutable.
 */
public final class UpscalePlan {

	private final ImagePlus image;
	/** The part of the image that is worked on, in pixels. */
	private final Rectangle area;
	private final GridSampling grid;
	private final double scale;

	/** @throws LiifException in one sentence, if it is not possible */
	public UpscalePlan(final ImagePlus image, final TargetSize size) {
		if (image == null || image.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		this.image = image;
		area = SelectedArea.of(image);
		scale = size.scale();
		grid = size.grid(image, area);
	}

	private UpscalePlan(final UpscalePlan whole, final Rectangle pixels) {
		image = whole.image;
		area = whole.area;
		scale = whole.scale;
		grid = whole.grid.part(pixels.x, pixels.y, pixels.width, pixels.height);
	}

	/**
	 * Of those planes that options choose.
	 *
	 * @throws LiifException in one sentence, if it is not possible
	 */
	public static UpscalePlan of(final ImagePlus image, final UpscaleOptions options) {
		return new UpscalePlan(options.planes().of(image), options.size());
	}

	/** Width, height and number of planes of the result. */
	public int[] size() {
		return new int[]{grid.width(), grid.height(), image.getStackSize()};
	}

	/** The same for some pixels of the result alone. */
	UpscalePlan part(final Rectangle pixels) {
		return new UpscalePlan(this, pixels);
	}

	/**
	 * @param more      memory that a plane takes while it is computed, for each of its pixels
	 * @param isVirtual whether planes are made one by one
	 * @throws LiifException if the result would not fit into ImageJ's memory
	 */
	public void checkMemory(final long more, final boolean isVirtual) {
		final long plane = (long) grid.width() * grid.height();
		if (isVirtual)
			HeapSpace.check((2L * image.getBytesPerPixel() + more) * plane, "A plane of the result",
					"choose a smaller size, select a part of the image");
		else
			HeapSpace.check(bytes() + more * plane, "The result",
					image.getStackSize() > 1
							? "make it virtual, choose a smaller size, select a part of the image"
							: "choose a smaller size, select a part of the image");
	}

	/** The part of the image that is worked on, in pixels: the bounds of an area selection, or all. */
	public Rectangle area() {
		return new Rectangle(area);
	}

	/** The positions of the result's pixels. */
	public GridSampling grid() {
		return grid;
	}

	/** From the image's to the result's corners of pixels. */
	public AffineTransform map() {
		final AffineTransform map = AffineTransform.getScaleInstance(grid.scaleX(), grid.scaleY());
		map.translate(-grid.left(), -grid.top());
		return map;
	}

	/** The result's: pixels smaller by the scale, origin and extent where they were. */
	public Calibration calibration() {
		final Calibration calibration = image.getCalibration().copy();
		if (calibration.scaled()) {
			calibration.pixelWidth /= grid.scaleX();
			calibration.pixelHeight /= grid.scaleY();
		}
		calibration.xOrigin = (calibration.xOrigin - grid.left()) * grid.scaleX();
		calibration.yOrigin = (calibration.yOrigin - grid.top()) * grid.scaleY();
		return calibration;
	}

	/** Memory that the result's pixels take. */
	public long bytes() {
		return (long) grid.width() * grid.height() * image.getStackSize() * image.getBytesPerPixel();
	}

	/**
	 * Native memory that the work takes at most, besides the result.
	 *
	 * @param tile largest side of a tile in input pixels, or 0 to choose it by the
	 *             machine's free memory
	 */
	public long workingBytes(final ModelSpec spec, final int tile) {
		return Upscaler.workingBytes(spec, tiles(spec, tile));
	}

	/** Pixels that are encoded, each as often as tiles, channels and the ensemble of a quality do it. */
	public double encodings(final ModelSpec spec, final int tile, final Quality quality) {
		return tiles(spec, tile).tiles().stream().mapToDouble(Tile::inputPixels).sum() * pictures(spec)
				* quality.ensemble();
	}

	/** Pixels that are decoded, likewise. */
	public double decodings(final ModelSpec spec, final Quality quality) {
		return (double) grid.width() * grid.height() * pictures(spec) * quality.ensemble();
	}

	/** The result's size in words, such as "3072 x 3072 x 5 pixels, 141 MB". */
	public String summary() {
		final String planes = image.getStackSize() > 1 ? " x " + image.getStackSize() : "";
		return grid.width() + " x " + grid.height() + planes + " pixels, " + HeapSpace.inWords(bytes());
	}

	/** The scale in words: "x12", or "x3.7", or the size if that was asked for or the axes differ. */
	public String scale() {
		return Double.isNaN(scale) ? grid.width() + "x" + grid.height() : "x" + Numbers.text(scale);
	}

	// -- Helper methods --

	private TileGrid tiles(final ModelSpec spec, final int tile) {
		final Interval picture = FinalInterval.createMinSize(0, 0, image.getWidth(), image.getHeight());
		return tile > 0
				? new TileGrid(picture, grid, tile, spec.reach())
				: Upscaler.tiles(spec, picture, grid, MemoryBudget.ofThisMachine().tileSize(spec));
	}

	/** How many pictures the planes are to a network. */
	private int pictures(final ModelSpec spec) {
		if (spec.channels() == 1)
			return image.getStackSize() * (image.getBitDepth() == 24 ? 3 : 1);
		return ColourChannels.together(image).size();
	}
}
