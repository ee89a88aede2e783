// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;

import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.sampling.Turning;

/** Asks the decoders of a turned picture for the same positions, and averages what they answer. */
final class EnsembleDecoder implements BatchDecoder {

	private final List<Turning> turnings;
	private final List<BatchDecoder> decoders;
	private final Interval interval;
	private final int channels;
	private GridSampling grid;
	/** The grid as each decoder sees it: the same objects from block to block, which decoders know again. */
	private final List<GridSampling> grids = new ArrayList<>();

	EnsembleDecoder(final List<Turning> turnings, final List<BatchDecoder> decoders, final Interval interval,
			final int channels) {
		this.turnings = turnings;
		this.decoders = decoders;
		this.interval = interval;
		this.channels = channels;
	}

	@Override
	public void decode(final double[] positions, final int count, final Footprint footprint, final float[] colours) {
		final float[] answers = new float[count * channels];
		Arrays.fill(colours, 0, answers.length, 0);
		for (int k = 0; k < turnings.size(); k++) {
			final double[] turned = new double[2 * count];
			final double[] position = new double[2];
			for (int i = 0; i < count; i++) {
				position[0] = positions[2 * i] - interval.min(0);
				position[1] = positions[2 * i + 1] - interval.min(1);
				turnings.get(k).turn(position, interval.dimension(0), interval.dimension(1));
				turned[2 * i] = position[0];
				turned[2 * i + 1] = position[1];
			}
			decoders.get(k).decode(turned, count, turnings.get(k).transposes() ? footprint.transposed() : footprint,
					answers);
			for (int i = 0; i < answers.length; i++)
				colours[i] += answers[i];
		}
		divide(colours, answers.length);
	}

	@Override
	public void decode(final GridSampling newGrid, final int x, final int y, final int width, final int height,
			final float[] colours) {
		if (grid != newGrid) {
			grid = newGrid;
			grids.clear();
			for (final Turning turning : turnings)
				grids.add(turning.turned(grid, interval.min(0), interval.min(1), interval.dimension(0),
						interval.dimension(1)));
		}
		final float[] answers = new float[width * height * channels];
		Arrays.fill(colours, 0, answers.length, 0);
		final Interval block = FinalInterval.createMinSize(x, y, width, height);
		for (int k = 0; k < turnings.size(); k++) {
			final Interval turned = turnings.get(k).turned(block, grid.width(), grid.height());
			decoders.get(k).decode(grids.get(k), (int) turned.min(0), (int) turned.min(1), (int) turned.dimension(0),
					(int) turned.dimension(1), answers);
			turnings.get(k).addBack(answers, width, height, channels, colours);
		}
		divide(colours, answers.length);
	}

	@Override
	public int block() {
		return decoders.get(0).block();
	}

	@Override
	public int blockRows() {
		return decoders.get(0).blockRows();
	}

	private void divide(final float[] sums, final int count) {
		for (int i = 0; i < count; i++)
			sums[i] /= turnings.size();
	}
}
