// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
	private final List<DecodedPage> pages = new ArrayList<>();
	private DecodedPage first;
	private boolean hasTables;

	PageStack(final Path file) {
		this.file = file;
	}

	/** @throws LiifException in one sentence, if it is of another kind than those before */
	void add(final DecodedPage page) {
		final ImageProcessor plane = page.planes().get(0);
		if (first == null) {
			first = page;
			hasTables = plane instanceof ByteProcessor && !plane.getColorModel().equals(plane.getDefaultColorModel());
		}
		pages.add(page);
		final ImageProcessor before = first.planes().get(0);
		if (plane.getWidth() != before.getWidth() || plane.getHeight() != before.getHeight())
			throw differ("size");
		if (plane.getClass() != before.getClass() || !page.names().equals(first.names()) || page.zero() != first.zero())
			throw differ("kind");
		if (hasTables && !sameTable(plane.getLut(), before.getLut()))
			throw differ("palette");
	}

	/**
	 * Alpha that hides nothing on any page is left out.
	 *
	 * @param areFrames whether the pages follow each other in time, not in depth
	 */
	ImagePlus image(final boolean areFrames) throws IOException {
		if (first == null)
			throw new IOException("it holds no picture");
		if (pages.stream().allMatch(DecodedPage::isOpaque))
			pages.replaceAll(DecodedPage::withoutAlpha);
		first = pages.get(0);
		final ImageProcessor plane = first.planes().get(0);
		final ImageStack stack = new ImageStack(plane.getWidth(), plane.getHeight());
		for (final DecodedPage page : pages) {
			for (int i = 0; i < page.planes().size(); i++)
				stack.addSlice(page.names().get(i), page.planes().get(i));
		}
		final int channels = first.planes().size();
		ImagePlus image = new ImagePlus(Objects.toString(file.getFileName()), stack);
		image.setDimensions(channels, areFrames ? 1 : pages.size(), areFrames ? pages.size() : 1);
		if (hasTables)
			image.setLut(plane.getLut());
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
		return new LiifException("Page " + pages.size() + " of " + file + " differs from the first in " + what
				+ ": save its pages as files of their own.");
	}
}
