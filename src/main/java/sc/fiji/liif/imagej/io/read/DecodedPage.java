// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import sc.fiji.liif.imagej.values.ColourChannels;

/**
 * One picture out of a file as ImageJ has it: 8-bit colours in one plane, all other
 * samples in a plane each, with names if there are several. Immutable.
 */
final class DecodedPage {

	private static final int BYTE = 8;
	private static final int SHORT = 16;
	private static final int VALUES = 256;

	private final List<ImageProcessor> planes;
	private final List<String> names;
	private final int zero;

	private DecodedPage(final List<ImageProcessor> planes, final List<String> names, final int zero) {
		this.planes = planes;
		this.names = names;
		this.zero = zero;
	}

	List<ImageProcessor> planes() {
		return planes;
	}

	/** Of the planes, if there are several; else one null. */
	List<String> names() {
		return names;
	}

	/** The value that is stored as 0: negative for signed whole numbers. */
	int zero() {
		return zero;
	}

	/** With every plane changed. */
	DecodedPage map(final UnaryOperator<ImageProcessor> change) {
		final List<ImageProcessor> changed = new ArrayList<>();
		planes.forEach(plane -> changed.add(change.apply(plane)));
		return new DecodedPage(changed, names, zero);
	}

	/** Whether it has no alpha, or one that hides nothing. */
	boolean isOpaque() {
		return !names.contains(ColourChannels.ALPHA) || isOpaque(planes.get(names.indexOf(ColourChannels.ALPHA)));
	}

	/** The same with its colours alone. */
	DecodedPage withoutAlpha() {
		if (!names.contains(ColourChannels.ALPHA))
			return this;
		final List<ImageProcessor> colours = new ArrayList<>(planes);
		colours.remove(names.indexOf(ColourChannels.ALPHA));
		final DecodedPage page = of(colours, names.indexOf(ColourChannels.ALPHA), false);
		return new DecodedPage(page.planes, page.names, zero);
	}

	/** A picture as its colour model says; its samples are not converted unless they are neither gray nor RGB. */
	static DecodedPage of(final BufferedImage image) {
		final ColorModel model = image.getColorModel();
		if (model instanceof IndexColorModel)
			return indexed(image, (IndexColorModel) model);
		if (model.isAlphaPremultiplied())
			image.coerceData(false);
		final int space = model.getColorSpace().getType();
		if (space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB)
			return rgb(image);
		final Raster raster = image.getRaster();
		final int colours = model.getNumColorComponents();
		final List<ImageProcessor> planes = new ArrayList<>();
		for (int band = 0; band < raster.getNumBands(); band++)
			planes.add(Samples.scaled(raster, band,
					band < model.getNumComponents() ? model.getComponentSize(band) : model.getComponentSize(0)));
		return of(planes, colours, model.hasAlpha());
	}

	/** A page of a TIFF file whose samples are as they are stored. */
	static DecodedPage of(final Raster raster, final TiffHeader.Page page) {
		final int bits = page.bits();
		final boolean isWhole = !page.isFloat();
		final boolean isOffset = page.isSigned() && bits <= SHORT;
		final List<ImageProcessor> planes = new ArrayList<>();
		for (int band = 0; band < raster.getNumBands(); band++) {
			if (bits < BYTE && isWhole) {
				planes.add(Samples.scaled(raster, band, bits));
				continue;
			}
			planes.add(isWhole && bits <= SHORT
					? Samples.unsigned(raster, band, bits, isOffset ? 1 << bits - 1 : 0)
					: Samples.floats(raster, band, isWhole && !page.isSigned()));
		}
		if (page.isGray() && page.isWhiteZero() && isWhole && bits <= SHORT)
			Samples.invert(planes.get(0), (1 << Math.max(bits, BYTE)) - 1);
		final DecodedPage made = of(planes, page.isRgb() ? 3 : 1, page.hasAlpha());
		return new DecodedPage(made.planes, made.names, isOffset ? -(1 << bits - 1) : 0);
	}

	// -- Helper methods --

	private static DecodedPage of(final List<ImageProcessor> planes, final int colours, final boolean hasAlpha) {
		if (planes.size() == 1)
			return new DecodedPage(planes, Collections.singletonList(null), 0);
		if (planes.size() == 3 && colours == 3 && planes.get(0) instanceof ByteProcessor) {
			final ColorProcessor rgb = new ColorProcessor(planes.get(0).getWidth(), planes.get(0).getHeight());
			rgb.setRGB((byte[]) planes.get(0).getPixels(), (byte[]) planes.get(1).getPixels(),
					(byte[]) planes.get(2).getPixels());
			return new DecodedPage(Collections.singletonList(rgb), Collections.singletonList(null), 0);
		}
		final List<String> names = new ArrayList<>();
		if (colours == 3)
			names.addAll(ColourChannels.RGB);
		else if (hasAlpha)
			names.addAll(ColourChannels.GRAY);
		while (names.size() < planes.size())
			names.add(names.size() == colours && hasAlpha ? ColourChannels.ALPHA : "Channel " + (names.size() + 1));
		return new DecodedPage(planes, names, 0);
	}

	private static boolean isOpaque(final ImageProcessor alpha) {
		final double opaque = alpha.getBitDepth() == 32 ? 1 : (1 << alpha.getBitDepth()) - 1;
		for (int i = 0; i < alpha.getPixelCount(); i++) {
			if (alpha.getf(i) < opaque)
				return false;
		}
		return true;
	}

	/** Of indices: grays if all of the palette's colours are, else values with the palette as their table. */
	private static DecodedPage indexed(final BufferedImage image, final IndexColorModel model) {
		if (model.getMapSize() > VALUES || model.hasAlpha())
			return rgb(image);
		final byte[][] table = new byte[3][VALUES];
		final byte[] part = new byte[model.getMapSize()];
		model.getReds(part);
		System.arraycopy(part, 0, table[0], 0, part.length);
		model.getGreens(part);
		System.arraycopy(part, 0, table[1], 0, part.length);
		model.getBlues(part);
		System.arraycopy(part, 0, table[2], 0, part.length);
		final ImageProcessor plane = Samples.unsigned(image.getRaster(), 0, BYTE, 0);
		if (Arrays.equals(table[0], table[1]) && Arrays.equals(table[0], table[2])) {
			final byte[] pixels = (byte[]) plane.getPixels();
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = table[0][pixels[i] & 255];
		}
		else
			plane.setColorModel(new LUT(table[0], table[1], table[2]));
		return new DecodedPage(Collections.singletonList(plane), Collections.singletonList(null), 0);
	}

	/** In 8-bit RGB and alpha, by way of Java's colour conversion. */
	private static DecodedPage rgb(final BufferedImage image) {
		final int width = image.getWidth();
		final int height = image.getHeight();
		final List<ImageProcessor> planes = new ArrayList<>();
		for (int band = 0; band < 4; band++)
			planes.add(new ByteProcessor(width, height));
		final int[] row = new int[width];
		for (int y = 0; y < height; y++) {
			image.getRGB(0, y, width, 1, row, 0, width);
			for (int x = 0; x < width; x++) {
				for (int band = 0; band < 4; band++)
					planes.get(band).set(x, y, row[x] >> (band == 3 ? 24 : 16 - 8 * band) & 255);
			}
		}
		return of(planes, 3, true);
	}
}
