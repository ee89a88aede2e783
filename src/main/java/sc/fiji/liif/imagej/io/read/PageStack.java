// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.values.ColourChannels;

/** Puts the pages of a file together to an image; pages that do not belong together are refused. */
final class PageStack {

	private static final int BYTE = 8;

	private final Path file;
	private ImageStack stack;
	private DecodedPage first;
	private int pages;
	private boolean hasTables;

	PageStack(final Path file) {
		this.file = file;
	}

	/** @throws LiifException in one sentence, if it is of another kind than those before */
	void add(final DecodedPage page) {
		final ImageProcessor plane = page.planes().get(0);
		if (first == null) {
			first = page;
			stack = new ImageStack(plane.getWidth(), plane.getHeight());
			hasTables = plane instanceof ByteProcessor && !plane.getColorModel().equals(plane.getDefaultColorModel());
		}
		pages++;
		if (plane.getWidth() != stack.getWidth() || plane.getHeight() != stack.getHeight())
			throw differ("size");
		if (plane.getClass() != first.planes().get(0).getClass() || !page.names().equals(first.names())
				|| page.zero() != first.zero())
			throw differ("kind");
		if (hasTables && !sameTable(plane.getLut(), first.planes().get(0).getLut()))
			throw differ("palette");
		for (int i = 0; i < page.planes().size(); i++)
			stack.addSlice(page.names().get(i), page.planes().get(i));
	}

	/** @param areFrames whether the pages follow each other in time, not in depth */
	ImagePlus image(final boolean areFrames) throws IOException {
		if (first == null)
			throw new IOException("it holds no picture");
		final int channels = first.planes().size();
		ImagePlus image = new ImagePlus(Objects.toString(file.getFileName()), stack);
		image.setDimensions(channels, areFrames ? 1 : pages, areFrames ? pages : 1);
		if (hasTables)
			image.setLut(first.planes().get(0).getLut());
		if (channels > 1)
			image = composite(image);
		else if (image.getBitDepth() > BYTE && image.getBitDepth() != 24)
			image.resetDisplayRange();
		if (first.zero() != 0) {
			if (image.getBitDepth() == 16)
				image.getCalibration().setSigned16BitCalibration();
			else
				image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[]{first.zero(), 1},
						"Gray Value");
		}
		return image;
	}

	// -- Helper methods --

	private static ImagePlus composite(final ImagePlus image) {
		final int channels = image.getNChannels();
		final CompositeImage composite = new CompositeImage(image, CompositeImage.COMPOSITE);
		final double max = image.getBitDepth() == BYTE ? 255 : maximum(image.getStack());
		for (int c = 1; c <= channels; c++) {
			composite.setPosition(c, 1, 1);
			composite.setDisplayRange(0, max);
		}
		if (ColourChannels.hasAlpha(composite))
			composite.getActiveChannels()[channels - 1] = false;
		if (!ColourChannels.areRgb(composite))
			composite.setMode(CompositeImage.GRAYSCALE);
		composite.setPosition(1, 1, 1);
		return composite;
	}

	private static double maximum(final ImageStack stack) {
		double max = 0;
		for (int i = 1; i <= stack.size(); i++)
			max = Math.max(max, stack.getProcessor(i).getStats().max);
		return max;
	}

	private static boolean sameTable(final LUT one, final LUT other) {
		return Arrays.equals(one.getBytes(), other.getBytes());
	}

	private LiifException differ(final String what) {
		return new LiifException("Page " + pages + " of " + file + " differs from the first in " + what
				+ ": save its pages as files of their own.");
	}
}
