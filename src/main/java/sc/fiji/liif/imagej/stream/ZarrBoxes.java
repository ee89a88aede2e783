// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.io.zarr.OmeZarrImages;
import sc.fiji.liif.imagej.values.ColourChannels;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.omezarr.OmeChannel;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.Store;

/** A resolution of an OME-Zarr image. Safe for use by several threads. */
public final class ZarrBoxes implements ImageBoxes {

	/**
	 * Pixels of planes from which on squares alone are looked at to judge them: not as much as there is memory for, since what
	 * is made of an image must not depend on that.
	 */
	private static final long LARGE = 1 << 24;
	/** Sides of these squares, and how many along each side. */
	private static final int SQUARE = 512;
	private static final int SQUARES = SourceMark.SQUARES;

	private final Store place;
	private final OmeImage image;
	private final int level;
	private final OmeShape shape;
	/** As ImageJ has it; null if it does not. */
	private final ImagePlus shown;

	/**
	 * The finest one.
	 *
	 * @throws sc.fiji.liif.LiifException in one sentence, if there is no image, or it can't be had right
	 */
	public ZarrBoxes(final Store place) {
		this.place = place;
		image = OmeImage.open(place);
		level = 0;
		shape = image.shape(0);
		shown = null;
	}

	/** The one that an image of ImageJ stands for that was opened from there; in its calibration, if it is the one that is shown. */
	ZarrBoxes(final ImagePlus image) {
		place = OmeZarrImages.place(image).get();
		this.image = OmeImage.open(place);
		level = OmeZarrImages.wantedLevel(image);
		shown = OmeZarrImages.isShown(image) ? image : null;
		shape = shown != null ? OmeZarrImages.shape(image) : this.image.shape(level);
	}

	@Override
	public String name() {
		return image.name();
	}

	@Override
	public OmeShape shape() {
		return shape;
	}

	@Override
	public List<OmeChannel> channels() {
		return image.channels();
	}

	@Override
	public int bits() {
		final ElementType type = image.level(level).type();
		return type == ElementType.UINT8 ? 8 : type == ElementType.UINT16 ? 16 : 32;
	}

	@Override
	public boolean areColours() {
		return image.channels().size() == 3 && bits() <= 16 && Arrays.asList(0, 1, 2).stream()
				.allMatch(c -> image.channels().get(c).label().equalsIgnoreCase(ColourChannels.RGB.get(c)));
	}

	@Override
	public ImageProcessor read(final int channel, final int slice, final int frame, final int x, final int y,
			final int width, final int height) {
		return OmeZarrImages.plane(image, level, channel, slice, frame, x, y, width, height);
	}

	@Override
	public Exposure[] exposures(final String noise, final Progress progress) {
		return Exposure.of(sample(), noise, progress);
	}

	/** All of it, or of large planes squares that are spread over them. */
	@Override
	public ImagePlus sample() {
		if ((double) shape().size("x") * shape().size("y") <= LARGE)
			return stack();
		final int channels = (int) shape().size("c");
		final int width = (int) Math.min(SQUARE, shape().size("x"));
		final int height = (int) Math.min(SQUARE, shape().size("y"));
		final ImageStack squares = new ImageStack(width, height);
		for (int i = 0; i < SQUARES * SQUARES; i++) {
			for (int c = 0; c < channels; c++)
				squares.addSlice(areColours() ? ColourChannels.RGB.get(c) : null,
						read(c, (int) (shape().size("z") / 2), (int) (shape().size("t") / 2),
								SourceMark.at(i % SQUARES, shape().size("x") - width),
								SourceMark.at(i / SQUARES, shape().size("y") - height), width, height));
		}
		final ImagePlus sample = new ImagePlus(name(), squares);
		sample.setDimensions(channels, SQUARES * SQUARES, 1);
		return sample;
	}

	@Override
	public ImagePlus stack() {
		return shown != null ? shown : OmeZarrImages.open(place, name(), level);
	}
}
