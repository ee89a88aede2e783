// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.io.ImageFiles;

/** The images that are worked on: those of a folder, or the lines of a text file. */
final class ImageList {

	private ImageList() {}

	/**
	 * Their places, at least one.
	 *
	 * @throws LiifException in one sentence, if there is none
	 */
	static List<String> of(final String place) {
		final List<String> images;
		try {
			images = Locations.isLocal(place) ? onThisMachine(Locations.local(place)) : byHadoop(new Path(place));
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new LiifException(
					"Can't read " + place + " (" + e.getMessage()
							+ "): give a folder with images, or a text file with the place of an image in each line.",
					e);
		}
		if (images.isEmpty())
			throw new LiifException("There is no image in " + place + ": give a folder with images, or a list.");
		return images;
	}

	// -- Helper methods --

	private static List<String> onThisMachine(final java.nio.file.Path path) throws IOException {
		if (!Files.isDirectory(path))
			return lines(Files.readAllBytes(path));
		try (Stream<java.nio.file.Path> files = Files.list(path)) {
			return files.filter(ImageFiles::isImage).map(file -> file.toAbsolutePath().toString()).sorted()
					.collect(Collectors.toList());
		}
	}

	private static List<String> byHadoop(final Path path) throws IOException {
		final FileSystem files = path.getFileSystem(Locations.configuration());
		if (files.getFileStatus(path).isFile()) {
			try (FSDataInputStream in = files.open(path)) {
				return lines(in.readAllBytes());
			}
		}
		final List<String> images = new ArrayList<>();
		for (final FileStatus file : files.listStatus(path)) {
			if (ImageFiles.isImage(Paths.get(file.getPath().getName())))
				images.add(file.getPath().toString());
		}
		images.sort(null);
		return images;
	}

	private static List<String> lines(final byte[] text) {
		return new String(text, StandardCharsets.UTF_8).lines().map(String::trim).filter(line -> !line.isEmpty())
				.collect(Collectors.toList());
	}
}
