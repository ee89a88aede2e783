// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.liif.imagej.values.ColourChannels;

/** Channels that are the colours and the alpha of one picture, as Java's ImageIO wants it for writing. */
final class ColourPicture {

	private ColourPicture() {}

	/** Whether an image is such a picture, of 8 or 16 bits. */
	static boolean isOne(final ImagePlus image) {
		return image.getStackSize() == image.getNChannels() && image.getBitDepth() < 24
				&& (ColourChannels.areRgb(image) || ColourChannels.hasAlpha(image));
	}

	/** With as many bits as the image has. */
	static BufferedImage of(final ImagePlus image) {
		final boolean hasAlpha = ColourChannels.hasAlpha(image);
		final ColorSpace space = ColorSpace
				.getInstance(ColourChannels.areRgb(image) ? ColorSpace.CS_sRGB : ColorSpace.CS_GRAY);
		final ColorModel model = new ComponentColorModel(space, hasAlpha, false,
				hasAlpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
				image.getBitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
		final WritableRaster raster = model.createCompatibleWritableRaster(image.getWidth(), image.getHeight());
		final int[] row = new int[image.getWidth()];
		for (int c = 0; c < image.getNChannels(); c++) {
			final ImageProcessor plane = image.getStack().getProcessor(c + 1);
			for (int y = 0; y < image.getHeight(); y++) {
				for (int x = 0; x < row.length; x++)
					row[x] = plane.get(x, y);
				raster.setSamples(0, y, row.length, 1, c, row);
			}
		}
		return new BufferedImage(model, raster, false, null);
	}
}
