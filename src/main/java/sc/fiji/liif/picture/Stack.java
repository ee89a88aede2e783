// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.picture;

import java.util.List;

import sc.fiji.liif.LiifException;

/** Things that are read together: those of a file, or of an open image. */
public interface Stack<T> {

	/** What the user calls it. */
	String name();

	/** Number of things as far as it is known before they are read. */
	int size();

	/**
	 * Reads them; may be called by several threads and more than once.
	 *
	 * @return at least one
	 * @throws LiifException in one sentence, if they can't be read
	 */
	List<T> read();
}
