// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;

/**
 * ImageIO's readers, made without its registry: that does not know the jars of
 * ImageJ's plugins, and everything else in the process shares it.
 */
final class Readers {

	private Readers() {}

	/** A new reader of files of that kind. */
	static ImageReader of(final FileKind kind) throws IOException {
		switch (kind) {
		case TIFF :
			return new TIFFImageReaderSpi().createReaderInstance(null);
		case BMP :
			return new BMPImageReaderSpi().createReaderInstance(null);
		case JPEG :
			return jpeg().createReaderInstance(null);
		default :
			return ofJava(kind).createReaderInstance(null);
		}
	}

	/** TwelveMonkeys' reader needs to be told of Java's own, in a registry. */
	private static ImageReaderSpi jpeg() throws IOException {
		final ServiceRegistry registry = new ServiceRegistry(
				Collections.<Class<?>>singleton(ImageReaderSpi.class).iterator());
		final JPEGImageReaderSpi reader = new JPEGImageReaderSpi();
		registry.registerServiceProvider(ofJava(FileKind.JPEG), ImageReaderSpi.class);
		registry.registerServiceProvider(reader, ImageReaderSpi.class);
		return reader;
	}

	private static ImageReaderSpi ofJava(final FileKind kind) throws IOException {
		final String room = "com.sun.imageio.plugins." + kind.name().toLowerCase(Locale.ROOT) + ".";
		final Iterator<ImageReaderSpi> all = IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class,
				false);
		while (all.hasNext()) {
			final ImageReaderSpi one = all.next();
			if (one.getClass().getName().startsWith(room))
				return one;
		}
		throw new IOException("this Java reads no " + kind + " files");
	}
}
