// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.architecture.Encoder;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.Normalisation;

/** What is measured: the bundled models, those of the paper's size with weights by chance, and noise. */
final class Subjects {

	static final String BASELINE = "edsr-baseline";
	/** As large as the first model that came along, a small perceptron. */
	static final String LIGHT = "edsr-light";

	private Subjects() {}

	static Map<String, Model> models() {
		final ModelRegistry bundled = new ModelRegistry(Collections.emptyList());
		final Map<String, Model> models = new LinkedHashMap<>();
		for (final String name : bundled.names())
			models.put(name, bundled.load(name));
		models.put(LIGHT, random(TestModels.edsrOf(32, 16), "64,64,64,64", true));
		models.put(BASELINE, random(TestModels.edsrOf(64, 16), "256,256,256,256", false));
		models.put("rdn", random(TestModels.rdnOf(16, 8, 64, 64), "256,256,256,256", false));
		return models;
	}

	static RandomAccessibleInterval<FloatType> picture(final int channels, final int width, final int height) {
		final Random random = new Random(1);
		final RandomAccessibleInterval<FloatType> picture = ArrayImgs.floats(width, height, channels);
		picture.forEach(t -> t.set(random.nextFloat()));
		return picture;
	}

	private static Model random(final Encoder encoder, final String hidden, final boolean residual) {
		final ModelSpec spec = new ModelSpec("random", 3, encoder,
				TestModels.liifOf(hidden, true, true, true, residual), Normalisation.REFERENCE,
				new double[]{1, 4});
		return new Model(spec, TestModels.weights(spec));
	}
}
