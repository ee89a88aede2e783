// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;

/**
 * Reads image files of some kinds, without dialogs. Other jars, such as those with
 * readers for microscopes' formats, add theirs as services of this type; they are
 * asked before the readers that are built in. Safe for use by several threads.
 */
public interface ImageFileReader {

	/**
	 * Whether it reads such a file.
	 *
	 * @param head the first bytes of the file, at most {@link #HEAD} of them
	 */
	boolean reads(Path file, byte[] head);

	/**
	 * Reads a file: values as they are meant, all planes, the colours of RGB with more
	 * than 8 bits and alpha as channels named Red, Green, Blue, Alpha.
	 *
	 * @param remarks takes what should be said about it, sentences without the file's name
	 * @return an image of which nothing is missing
	 * @throws LiifException in one sentence, if it can't be had right
	 * @throws IOException   if it can't be read
	 */
	ImagePlus read(Path file, Consumer<String> remarks) throws IOException;

	/** How much of a file is looked at to tell its kind. */
	int HEAD = 512;
}
