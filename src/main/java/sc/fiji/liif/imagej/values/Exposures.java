// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.values;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.planes.ChosenStack;

/**
 * The {@link Exposure} of the channels of an image, each measured once, for those who look at the
 * same image again and again with other options. Safe for use by several threads.
 */
public final class Exposures {

	private final Progress progress;
	private final Map<Integer, Exposure> measured = new HashMap<>();
	private ImagePlus whole;

	/** @param progress told while something is measured; whoever asks then gets a {@link CancellationException}, if it is canceled */
	public Exposures(final Progress progress) {
		this.progress = progress;
	}

	/** One for each channel; of an image of some chosen planes, those of the image that they are of. */
	public synchronized Exposure[] of(final ImagePlus image, final String noise) {
		if (whole != ChosenStack.wholeOf(image))
			forget();
		whole = ChosenStack.wholeOf(image);
		final Exposure[] channels = new Exposure[image.getNChannels()];
		for (int c = 0; c < channels.length; c++) {
			final int channel = c + 1;
			channels[c] = measured.computeIfAbsent(ChosenStack.everyPlane(image, channel)[0],
					first -> Exposure.of(image, channel, progress)).told(noise);
		}
		return channels;
	}

	/** What was measured holds no longer: the pixels have changed. */
	public synchronized void forget() {
		measured.clear();
	}
}
