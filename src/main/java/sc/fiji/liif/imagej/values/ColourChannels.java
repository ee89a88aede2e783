// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;

/**
 * Channels that are the colours of one picture, which ImageJ has no type for unless
 * they are 8-bit RGB: they are told from other channels by the names of the slices,
 * Red, Green, Blue, or Gray, and Alpha for opacity.
 */
public final class ColourChannels {

	public static final List<String> RGB = Collections.unmodifiableList(Arrays.asList("Red", "Green", "Blue"));
	public static final List<String> GRAY = Collections.singletonList("Gray");
	public static final String ALPHA = "Alpha";

	private ColourChannels() {}

	/** Whether the first three channels are red, green and blue. */
	public static boolean areRgb(final ImagePlus image) {
		return begin(image, RGB) && (image.getNChannels() == 3 || hasAlpha(image));
	}

	/** Whether the last channel is the opacity of the others. */
	public static boolean hasAlpha(final ImagePlus image) {
		final int channels = image.getNChannels();
		return (channels == 4 && begin(image, RGB) || channels == 2 && begin(image, GRAY))
				&& ALPHA.equals(image.getStack().getSliceLabel(channels));
	}

	/** Whether a plane, from 1 on, is the opacity of others. */
	public static boolean isAlpha(final ImagePlus image, final int plane) {
		return hasAlpha(image) && plane % image.getNChannels() == 0;
	}

	/** Which planes, from 1 on, a network should see together: the colours of a picture, or each by itself. */
	public static List<int[]> together(final ImagePlus image) {
		final List<int[]> groups = new ArrayList<>();
		final int channels = image.getNChannels();
		final boolean areRgb = areRgb(image);
		for (int plane = 1; plane <= image.getStackSize(); plane++) {
			if (areRgb && (plane - 1) % channels == 0) {
				groups.add(new int[]{plane, plane + 1, plane + 2});
				plane += 2;
			}
			else
				groups.add(new int[]{plane});
		}
		return groups;
	}

	private static boolean begin(final ImagePlus image, final List<String> names) {
		if (image.getNChannels() < names.size() || image.getBitDepth() == 24)
			return false;
		final ImageStack stack = image.getStack();
		for (int i = 0; i < names.size(); i++) {
			if (!names.get(i).equals(stack.getSliceLabel(i + 1)))
				return false;
		}
		return true;
	}
}
