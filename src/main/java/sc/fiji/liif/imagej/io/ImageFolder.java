// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.io.read.ImageFileReaders;

/** The image files of a folder, and what else lies there and is passed over. Hidden files don't count. Immutable. */
public final class ImageFolder {

	private final List<Path> images = new ArrayList<>();
	private final List<String> others = new ArrayList<>();

	/**
	 * @param isDeep whether folders in it, links followed, count as well
	 * @throws LiifException in one sentence, if it can't be listed
	 */
	public ImageFolder(final Path folder, final boolean isDeep) {
		if (!Files.isDirectory(folder))
			throw new LiifException("There is no folder " + folder + ": give one with TIFF, PNG or JPEG files.");
		try {
			Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), isDeep ? Integer.MAX_VALUE : 1,
					new Visitor(folder));
		}
		catch (final IOException e) {
			throw new LiifException("The folder " + folder + " can't be listed (" + e.getMessage()
					+ "): change its permissions or give another.", e);
		}
		Collections.sort(images);
		Collections.sort(others);
	}

	/** In the order of their names. */
	public List<Path> images() {
		return Collections.unmodifiableList(images);
	}

	/** Names of what is passed over, with the reason where it is not plain to see. */
	public List<String> others() {
		return Collections.unmodifiableList(others);
	}

	private final class Visitor extends SimpleFileVisitor<Path> {

		private final Path folder;

		private Visitor(final Path folder) {
			this.folder = folder;
		}

		@Override
		public FileVisitResult preVisitDirectory(final Path inside, final BasicFileAttributes attributes) {
			if (inside.equals(folder))
				return FileVisitResult.CONTINUE;
			if (!isHidden(inside) && ImageFiles.isZarr(inside))
				images.add(inside);
			return isHidden(inside) || ImageFiles.isZarr(inside)
					? FileVisitResult.SKIP_SUBTREE
					: FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
			if (isHidden(file))
				return FileVisitResult.CONTINUE;
			if (ImageFiles.isZarr(file)) {
				images.add(file);
				return FileVisitResult.CONTINUE;
			}
			final Optional<String> reason = attributes.isRegularFile()
					? ImageFiles.isImage(file) ? ImageFileReaders.objection(file) : Optional.of("")
					: Optional.of(attributes.isDirectory() ? "a folder" : "no file");
			if (reason.isPresent())
				passOver(file, reason.get());
			else
				images.add(file);
			return FileVisitResult.CONTINUE;
		}

		/** Broken links, links that lead back, and folders that may not be read. */
		@Override
		public FileVisitResult visitFileFailed(final Path file, final IOException e) throws IOException {
			if (file.equals(folder))
				throw e;
			if (!isHidden(file))
				passOver(file, e instanceof FileSystemLoopException ? "a link that leads back" : "it can't be read");
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult postVisitDirectory(final Path inside, final IOException e) {
			return FileVisitResult.CONTINUE;
		}

		private void passOver(final Path file, final String reason) {
			others.add(folder.relativize(file) + (reason.isEmpty() ? "" : " (" + reason + ")"));
		}

		private boolean isHidden(final Path file) {
			return file.getFileName() != null && file.getFileName().toString().startsWith(".");
		}
	}
}
