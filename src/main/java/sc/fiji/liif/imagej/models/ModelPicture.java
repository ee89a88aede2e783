// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.models;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.SampleImages;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.Networks;

/** What a model does, at a glance: a detail of a sample image, as pixels and upscaled. */
final class ModelPicture {

	private static final int SCALE = 4;
	private static final int SIDE = 64;
	private static final int GAP = 4;

	private ModelPicture() {}

	/** As a PNG file's contents. */
	static byte[] png(final Networks networks, final String model, final ModelSpec spec, final Progress progress) {
		final ImagePlus sample = SampleImages.open(spec.channels() == 1 ? "noisy-cells" : "chelsea");
		final double[] range = {sample.getDisplayRangeMin(), sample.getDisplayRangeMax()};
		sample.setRoi(spec.channels() == 1 ? 112 : 138, spec.channels() == 1 ? 62 : 80, SIDE, SIDE);
		final ImagePlus detail = sample.crop();
		final ImagePlus large = new ImagePlusUpscaler(networks, progress).upscale(detail,
				UpscaleOptions.scale(SCALE).model(model));
		final ImageProcessor pixels = detail.getProcessor();
		pixels.setInterpolationMethod(ImageProcessor.NONE);
		final ColorProcessor pair = new ColorProcessor(2 * SCALE * SIDE + GAP, SCALE * SIDE);
		pair.setColor(Color.WHITE);
		pair.fill();
		pair.insert(shown(pixels.resize(SCALE * SIDE, SCALE * SIDE), range), 0, 0);
		pair.insert(shown(large.getProcessor(), range), SCALE * SIDE + GAP, 0);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			ImageIO.write(pair.getBufferedImage(), "png", out);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
		return out.toByteArray();
	}

	private static ImageProcessor shown(final ImageProcessor plane, final double[] range) {
		if (plane.getBitDepth() != 24)
			plane.setMinAndMax(range[0], range[1]);
		return plane.convertToRGB();
	}
}
