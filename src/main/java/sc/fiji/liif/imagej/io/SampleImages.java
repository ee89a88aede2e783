// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;

/** The pictures that come along, by their names; their sources and licenses stand in the folder {@code examples}. */
public final class SampleImages {

	private static final List<String> ALL = Collections
			.unmodifiableList(Arrays.asList("noisy-cells.tif", "nuclei-stack.tif", "cell.png", "chelsea.png",
					"coffee.png", "city.png", "colosseum.png", "camera.png", "brick.png"));
	private static final String FOLDER = "/sc/fiji/liif/samples/";

	private SampleImages() {}

	/** Names of their files. */
	public static List<String> names() {
		return ALL;
	}

	/**
	 * Opens one; a stack shows its middle.
	 *
	 * @param name with or without its extension
	 * @throws LiifException in one sentence, if there is none of that name
	 */
	public static ImagePlus open(final String name) {
		try {
			final Path folder = Files.createTempDirectory("liif");
			final Path file = folder.resolve(file(name));
			try {
				copy(name, file);
				final ImagePlus image = ImageFiles.open(file);
				image.setSlice((image.getStackSize() + 1) / 2); // the first slice of a stack is dark
				return image;
			}
			finally {
				Files.deleteIfExists(file);
				Files.delete(folder);
			}
		}
		catch (final IOException e) {
			throw new LiifException("The picture could not be unpacked: " + e.getMessage() + ".", e);
		}
	}

	/**
	 * Copies the file of one.
	 *
	 * @throws IOException if it can't be written
	 */
	public static void copy(final String name, final Path to) throws IOException {
		try (InputStream in = SampleImages.class.getResourceAsStream(FOLDER + file(name))) {
			if (in == null)
				throw new LiifException("The picture " + file(name) + " is missing in LIIF's jar: install LIIF again.");
			Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static String file(final String name) {
		return ALL.stream().filter(file -> file.equals(name) || file.replaceAll("\\..*", "").equals(name)).findFirst()
				.orElseThrow(() -> new LiifException("There is no sample image \"" + name + "\": choose one of "
						+ String.join(", ", ALL).replaceAll("\\.\\w+", "") + "."));
	}
}
