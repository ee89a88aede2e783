// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import ij.ImagePlus;

/** Told of what becomes of many files, by the thread that works on them. */
public interface BatchListener {

	/** A row has changed. @param index of the file, from 0 on */
	void changed(int index, BatchRow row);

	/** A result was made and saved; both images are dropped after this. */
	default void made(final BatchRow row, final ImagePlus before, final ImagePlus after) {
		// not everybody looks at them
	}
}
