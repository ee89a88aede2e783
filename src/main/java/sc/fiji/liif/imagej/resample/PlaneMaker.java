// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.resample;

import java.util.List;
import java.util.concurrent.CancellationException;

import ij.ImageStack;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.sampling.Sampling;

/** Makes the planes of a result of those of an image. */
public interface PlaneMaker {

	/** Where the result's pixels lie. */
	Sampling sampling();

	/** Which planes, from 1 on, are made together: all of them, in their order. */
	List<int[]> groups();

	/**
	 * Makes one group.
	 *
	 * @throws CancellationException if the progress was canceled
	 */
	List<ImageProcessor> make(int[] group, Progress progress);

	/** Makes all of them. */
	default ImageStack all(final Progress progress) {
		final List<int[]> groups = groups();
		final ImageStack stack = new ImageStack(sampling().width(), sampling().height());
		for (int i = 0; i < groups.size(); i++) {
			progress.checkCanceled();
			final String where = groups.size() > 1 ? " plane " + (i + 1) + " of " + groups.size() : "";
			make(groups.get(i), progress.part(i, groups.size(), what -> what + where))
					.forEach(plane -> stack.addSlice(null, plane));
		}
		return stack;
	}
}
