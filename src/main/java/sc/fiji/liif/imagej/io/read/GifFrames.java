// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageReader;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The frames of a GIF file as they are seen: each drawn over what the ones before
 * left. A single frame that fills the screen keeps its palette.
 */
final class GifFrames {

	private static final String FORMAT = "javax_imageio_gif_image_1.0";
	private static final String STREAM_FORMAT = "javax_imageio_gif_stream_1.0";

	private final ImageReader reader;
	private final Path file;

	GifFrames(final ImageReader reader, final Path file) {
		this.reader = reader;
		this.file = file;
	}

	/** Hands out one frame after the other. */
	void forEach(final Consumer<DecodedPage> page) throws IOException {
		final int n = reader.getNumImages(true);
		final Node screen = reader.getStreamMetadata().getAsTree(STREAM_FORMAT);
		final int width = number(screen, "LogicalScreenDescriptor", "logicalScreenWidth", reader.getWidth(0));
		final int height = number(screen, "LogicalScreenDescriptor", "logicalScreenHeight", reader.getHeight(0));
		if (n == 1 && reader.getWidth(0) == width && reader.getHeight(0) == height) {
			ImageSizes.check(file, width, height, 1, 1);
			page.accept(DecodedPage.of(reader.read(0)));
			return;
		}
		ImageSizes.check(file, width, height, n, 4);
		BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		for (int i = 0; i < n; i++) {
			ImageSizes.check(file, reader.getWidth(i), reader.getHeight(i), 1, 1);
			final Node frame = reader.getImageMetadata(i).getAsTree(FORMAT);
			final BufferedImage before = copy(canvas);
			final BufferedImage picture = reader.read(i);
			final int x = number(frame, "ImageDescriptor", "imageLeftPosition", 0);
			final int y = number(frame, "ImageDescriptor", "imageTopPosition", 0);
			draw(canvas, picture, x, y, picture.getWidth(), picture.getHeight());
			page.accept(DecodedPage.of(copy(canvas)));
			final String disposal = text(frame, "GraphicControlExtension", "disposalMethod");
			if ("restoreToPrevious".equals(disposal))
				canvas = before;
			else if ("restoreToBackgroundColor".equals(disposal))
				draw(canvas, null, x, y, picture.getWidth(), picture.getHeight());
		}
	}

	// -- Helper methods --

	/** @param picture null to make the place transparent */
	private static void draw(final BufferedImage canvas, final BufferedImage picture, final int x, final int y,
			final int width, final int height) {
		final Graphics2D graphics = canvas.createGraphics();
		if (picture == null) {
			graphics.setComposite(AlphaComposite.Clear);
			graphics.fillRect(x, y, width, height);
		}
		else
			graphics.drawImage(picture, x, y, null);
		graphics.dispose();
	}

	private static BufferedImage copy(final BufferedImage image) {
		return new BufferedImage(image.getColorModel(), image.copyData(null), image.isAlphaPremultiplied(), null);
	}

	private static int number(final Node tree, final String element, final String attribute, final int otherwise) {
		final String text = text(tree, element, attribute);
		return text.isEmpty() ? otherwise : Integer.parseInt(text);
	}

	private static String text(final Node tree, final String element, final String attribute) {
		final NodeList found = ((Element) tree).getElementsByTagName(element);
		return found.getLength() == 0 ? "" : ((Element) found.item(0)).getAttribute(attribute);
	}
}
