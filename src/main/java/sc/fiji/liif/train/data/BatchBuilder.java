// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import java.util.Random;

import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.engine.TrainingBatch;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/**
 * Makes the batch of a step: draws its samples, turns each in one of eight ways,
 * and picks the target's pixels that are learned from. Safe for use by several
 * threads; the batch depends on the seed and the step alone.
 */
public final class BatchBuilder {

	private final ModelSpec spec;
	private final SampleSource source;
	private final int patch;
	private final int batch;
	private final int samples;
	private final long seed;

	public BatchBuilder(final ModelSpec spec, final SampleSource source, final TrainingOptions options) {
		this.spec = spec;
		this.source = source;
		patch = options.whole(TrainingSettings.PATCH);
		batch = options.whole(TrainingSettings.BATCH);
		samples = options.whole(TrainingSettings.SAMPLES);
		seed = options.whole(TrainingSettings.SEED);
	}

	/** @param step from 1 on */
	public TrainingBatch build(final long step) {
		final TrainingBatch built = new TrainingBatch(spec, batch, patch, patch, batch * samples);
		for (int i = 0; i < batch; i++) {
			final long item = (step - 1) * batch + i;
			final Random random = Randoms.of(seed, item);
			add(source.draw(item, random).turned(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
					random, built);
		}
		return built;
	}

	private void add(final Sample sample, final Random random, final TrainingBatch built) {
		built.add(sample.input().intensities());
		final float[] answers = sample.target().intensities();
		final int width = sample.target().width();
		final int pixels = width * sample.target().height();
		final int[] order = new int[pixels];
		for (int i = 0; i < pixels; i++)
			order[i] = i;
		for (int i = 0; i < samples; i++) {
			// Without replacement, until all were drawn.
			final int k = i % pixels;
			final int swap = k + random.nextInt(pixels - k);
			final int pixel = order[swap];
			order[swap] = order[k];
			order[k] = pixel;
			built.query(sample.x(pixel % width), sample.y(pixel / width), 2 * sample.pixelWidth(),
					2 * sample.pixelHeight(), answers, pixel * spec.channels(), sample.weight());
		}
	}
}
