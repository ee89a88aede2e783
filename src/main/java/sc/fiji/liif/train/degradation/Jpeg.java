// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.degradation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import sc.fiji.liif.raster.Raster;

/** What JPEG compression leaves of a picture, by Java's own codec. Immutable. */
final class Jpeg {

	/** Side of the blocks that are compressed together, colours at half their resolution included. */
	private static final int BLOCK = 16;
	private static final String METADATA = "javax_imageio_jpeg_image_1.0";

	private final double quality;
	private final boolean halvesColours;

	/**
	 * @param quality       from 1 to 100, as all software counts it
	 * @param halvesColours whether colours have half the resolution (4:2:0), else all of it (4:4:4)
	 */
	Jpeg(final double quality, final boolean halvesColours) {
		this.quality = quality;
		this.halvesColours = halvesColours;
	}

	/** Compressed, as a part of a larger picture whose blocks begin anywhere. */
	Raster applyAnywhere(final Raster picture, final Random random) {
		final int left = random.nextInt(BLOCK);
		final int top = random.nextInt(BLOCK);
		final int channels = picture.channels();
		final int width = picture.width() + left;
		final int height = picture.height() + top;
		final float[] values = new float[width * height * channels];
		for (int i = 0; i < values.length; i++) {
			// Mirrored, lest the border be smoother than pictures are.
			final int x = Math.min(Math.abs(i / channels % width - left), picture.width() - 1);
			final int y = Math.min(Math.abs(i / channels / width - top), picture.height() - 1);
			values[i] = picture.intensity((y * picture.width() + x) * channels + i % channels);
		}
		return apply(Raster.ofFloats(width, height, channels, values)).crop(left, top, picture.width(),
				picture.height());
	}

	/** Compressed and opened again: 8 bits. */
	Raster apply(final Raster picture) {
		try {
			return raster(ImageIO.read(new ByteArrayInputStream(compressed(image(picture)))), picture.channels());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	// -- Helper methods --

	private byte[] compressed(final BufferedImage image) throws IOException {
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			final ImageWriteParam parameters = writer.getDefaultWriteParam();
			parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			parameters.setCompressionQuality((float) (quality / 100));
			final IIOMetadata metadata = writer
					.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters);
			if (!halvesColours && image.getRaster().getNumBands() == 3)
				keepColours(metadata);
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, metadata), parameters);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	/** All components are sampled alike. */
	private static void keepColours(final IIOMetadata metadata) throws IOException {
		final Node tree = metadata.getAsTree(METADATA);
		final NodeList components = ((Element) tree).getElementsByTagName("componentSpec");
		for (int i = 0; i < components.getLength(); i++) {
			((Element) components.item(i)).setAttribute("HsamplingFactor", "1");
			((Element) components.item(i)).setAttribute("VsamplingFactor", "1");
		}
		metadata.setFromTree(METADATA, tree);
	}

	private static BufferedImage image(final Raster picture) {
		final int channels = picture.channels();
		final BufferedImage image = new BufferedImage(picture.width(), picture.height(),
				channels == 3 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
		final int[] levels = new int[picture.width() * picture.height() * channels];
		for (int i = 0; i < levels.length; i++)
			levels[i] = Math.round(255 * Math.max(0, Math.min(1, picture.intensity(i))));
		image.getRaster().setPixels(0, 0, picture.width(), picture.height(), levels);
		return image;
	}

	private static Raster raster(final BufferedImage image, final int channels) {
		final int width = image.getWidth();
		final int height = image.getHeight();
		final byte[] bytes = new byte[width * height * channels];
		final int[] levels = channels == 1 ? image.getRaster().getPixels(0, 0, width, height, (int[]) null) : null;
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (levels != null
					? levels[i]
					: image.getRGB(i / 3 % width, i / 3 / width) >> 16 - 8 * (i % 3));
		}
		return Raster.ofBytes(width, height, channels, bytes);
	}
}
