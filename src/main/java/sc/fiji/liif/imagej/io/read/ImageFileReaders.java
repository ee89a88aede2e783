// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;

/** Opens every image file with the {@link ImageFileReader} that knows it best. */
public final class ImageFileReaders {

	private static final int LONGEST_REASON = 120;
	/** Of Java's memory, what a stack may take that is read as a whole. */
	private static final int SHARE = 4;
	private static final List<ImageFileReader> BUILT_IN = Collections.unmodifiableList(
			Arrays.asList(new StandardReader(), new ImageJReader(Runtime.getRuntime().maxMemory() / SHARE)));

	private ImageFileReaders() {}

	/**
	 * Opens an image as a whole.
	 *
	 * @param remarks takes what should be said about it, such as what is left out
	 * @throws LiifException in one sentence, if it can't be had right
	 */
	public static ImagePlus open(final Path file, final Consumer<String> remarks) {
		if (!Files.isRegularFile(file))
			throw new LiifException("There is no file " + file + ": check the path.");
		if (!Files.isReadable(file))
			throw new LiifException("The file " + file + " may not be read: change its permissions.");
		try {
			if (Files.size(file) == 0)
				throw new LiifException("The file " + file + " is empty: get a fresh copy of it.");
			return reader(file).read(file, remarks);
		}
		catch (final OutOfMemoryError e) {
			throw new LiifException("The file " + file + " says that it holds more than fits into memory: "
					+ "give Java more (-Xmx), or get a fresh copy of it.", e);
		}
		catch (final ClosedByInterruptException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
		catch (final EOFException e) {
			throw unreadable(file, "it ends too early", e);
		}
		catch (final IOException e) {
			throw unreadable(file, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
		}
		catch (final LiifException | CancellationException e) {
			throw e;
		}
		catch (final RuntimeException | StackOverflowError | AssertionError e) {
			// Readers fail in many ways on files that are not what they say.
			throw unreadable(file, "its content makes no sense", e);
		}
	}

	/** Why a file that is an image by its name is none to be read among others; empty if it may be one. */
	public static Optional<String> objection(final Path file) {
		try {
			final FileKind kind = FileKind.of(head(file));
			if (kind == FileKind.AVI)
				return Optional.of("a video");
			return kind == FileKind.ZIP && ImageJReader.pictures(file) == 0
					? Optional.of("no image in it")
					: Optional.empty();
		}
		catch (final IOException e) {
			return Optional.empty(); // Reading it will say what is wrong.
		}
	}

	/** How many planes a file has, as far as its header tells; 1 for what can't be read. */
	public static int planes(final Path file) {
		try {
			return FileKind.of(head(file)) == FileKind.TIFF ? TiffHeader.read(file).planes() : 1;
		}
		catch (final IOException | RuntimeException e) {
			return 1;
		}
	}

	/** The first bytes of a file. */
	static byte[] head(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(ImageFileReader.HEAD);
		}
	}

	// -- Helper methods --

	private static ImageFileReader reader(final Path file) throws IOException {
		final byte[] head = head(file);
		for (final ImageFileReader reader : ServiceLoader.load(ImageFileReader.class,
				ImageFileReaders.class.getClassLoader())) {
			if (reader.reads(file, head))
				return reader;
		}
		return BUILT_IN.stream().filter(reader -> reader.reads(file, head)).findFirst().orElseThrow();
	}

	private static LiifException unreadable(final Path file, final String why, final Throwable cause) {
		final String line = why.trim().replaceAll("\\s+", " ");
		return new LiifException("The file " + file + " can't be read ("
				+ (line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line)
				+ "): get a fresh copy of it, or convert it to PNG or plain TIFF.", cause);
	}
}
