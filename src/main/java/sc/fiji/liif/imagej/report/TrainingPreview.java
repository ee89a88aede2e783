// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.report;

import java.awt.image.BufferedImage;

import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.train.data.ValidationResult;

/** What a model makes of one validation picture, side by side: input, bicubic, model, truth. */
public final class TrainingPreview {

	/** What is shown, from left to right. */
	public static final String[] LABELS = {"input", "bicubic", "model", "truth"};

	private TrainingPreview() {}

	/**
	 * @param side of each of the four squares, in pixels
	 * @return the middle of each picture, enlarged without interpolation
	 */
	public static BufferedImage[] of(final ValidationResult result, final int side) {
		final Raster truth = result.truth();
		final int middle = Math.min(Math.min(truth.width(), truth.height()), side / 2);
		final Raster input = new Resize(Filter.NEAREST).apply(result.input(), truth.width(), truth.height());
		final Raster[] pictures = {input, result.bicubic(), result.answer(), truth};
		final BufferedImage[] images = new BufferedImage[pictures.length];
		for (int i = 0; i < images.length; i++)
			images[i] = image(new Resize(Filter.NEAREST).apply(
					pictures[i].crop((truth.width() - middle) / 2, (truth.height() - middle) / 2, middle, middle), side,
					side));
		return images;
	}

	private static BufferedImage image(final Raster picture) {
		final BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < picture.width() * picture.height(); i++) {
			int rgb = 0;
			for (int c = 0; c < 3; c++)
				rgb = rgb << 8 | level(picture.intensity(i * picture.channels() + Math.min(c, picture.channels() - 1)));
			image.setRGB(i % picture.width(), i / picture.width(), rgb);
		}
		return image;
	}

	private static int level(final float intensity) {
		return Math.max(0, Math.min(255, Math.round(255 * intensity)));
	}
}
