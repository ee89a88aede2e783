// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

import java.util.List;

import sc.fiji.liif.LiifException;

/** Things that are read together: those of a file, or of an open image. */
public interface Stack<T> {

	/** What the user calls it. */
	String name();

	/** Number of things as far as it is known before they are read. */
	int size();

	/** Something that tells it from another stack of the same name, such as the size of its file; may be empty. */
	default String content() {
		return "";
	}

	/**
	 * Reads them; may be called by several threads and more than once.
	 *
	 * @return at least one
	 * @throws LiifException in one sentence, if they can't be read
	 */
	List<T> read();
}
