// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.icc.IccDirectory;

import ij.process.ImageProcessor;

/** What a camera wrote beside the pixels: how it was held, and which colours it means. Immutable. */
final class PhotoMetadata {

	private final Metadata metadata;

	private PhotoMetadata(final Metadata metadata) {
		this.metadata = metadata;
	}

	/** Of a JPEG or PNG file; damaged metadata is none. */
	static PhotoMetadata read(final Path file, final FileKind kind) {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			return new PhotoMetadata(
					kind == FileKind.PNG ? PngMetadataReader.readMetadata(in) : JpegMetadataReader.readMetadata(in));
		}
		catch (final ImageProcessingException | IOException | RuntimeException e) {
			return new PhotoMetadata(new Metadata());
		}
	}

	/** EXIF's orientation, from 1 to 8; 1 if the pixels lie as they should be seen. */
	int orientation() {
		final ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
		final Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
		return value == null ? 1 : value;
	}

	/** The name of the colour profile, unless it is that of sRGB or gray. */
	Optional<String> profile() {
		final IccDirectory icc = metadata.getFirstDirectoryOfType(IccDirectory.class);
		final String name = icc == null ? null : icc.getDescription(IccDirectory.TAG_TAG_desc);
		return Optional.ofNullable(name).filter(text -> !text.matches("(?is).*(srgb|gr[ae]y).*"));
	}

	/** A plane as it should be seen. */
	static ImageProcessor upright(final ImageProcessor plane, final int orientation) {
		ImageProcessor turned = plane;
		if (orientation >= 5 && orientation <= 8)
			turned = orientation == 5 || orientation == 6 ? plane.rotateRight() : plane.rotateLeft();
		else if (orientation == 3)
			turned.rotate(180);
		if (orientation == 2 || orientation == 5 || orientation == 7)
			turned.flipHorizontal();
		if (orientation == 4)
			turned.flipVertical();
		return turned;
	}
}
