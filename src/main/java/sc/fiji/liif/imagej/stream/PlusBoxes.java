// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.util.List;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.io.zarr.OmeZarrWriter;
import sc.fiji.liif.imagej.values.ColourChannels;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.omezarr.OmeChannel;
import sc.fiji.liif.omezarr.OmeShape;

/** An image of ImageJ, which may be virtual: the plane that was read last is kept. For one thread. */
public final class PlusBoxes implements ImageBoxes {

	private final ImagePlus image;
	private int kept;
	private ImageProcessor plane;

	public PlusBoxes(final ImagePlus image) {
		this.image = image;
	}

	@Override
	public String name() {
		return image.getTitle();
	}

	@Override
	public OmeShape shape() {
		return OmeZarrWriter.shape(image);
	}

	@Override
	public List<OmeChannel> channels() {
		return OmeZarrWriter.channels(image);
	}

	@Override
	public int bits() {
		return image.getBitDepth();
	}

	@Override
	public boolean areColours() {
		return ColourChannels.areRgb(image) && image.getNChannels() == 3;
	}

	@Override
	public ImageProcessor read(final int channel, final int slice, final int frame, final int x, final int y,
			final int width, final int height) {
		final int n = image.getStackIndex(channel + 1, slice + 1, frame + 1);
		if (n != kept)
			plane = image.getStack().getProcessor(n);
		kept = n;
		plane.setRoi(x, y, width, height);
		return plane.crop();
	}

	@Override
	public Exposure[] exposures(final String noise, final Progress progress) {
		return Exposure.of(image, noise, progress);
	}

	@Override
	public ImagePlus sample() {
		return image;
	}

	@Override
	public ImagePlus stack() {
		return image;
	}
}
