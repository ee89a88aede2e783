// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.Random;

import sc.fiji.liif.picture.CameraPixel;
import sc.fiji.liif.picture.Filter;
import sc.fiji.liif.picture.Picture;
import sc.fiji.liif.picture.Resize;

/** Makes a poorer, smaller picture of a good one: the input that a model learns to undo. */
interface Degradation {

	/** @param random the chance in it, such as noise */
	Picture reduce(Picture picture, int width, int height, Random random);

	/** What it does, a phrase for the model's card. */
	String description();

	/** The degradation that the options name. */
	static Degradation of(final TrainingOptions options) {
		switch (options.text(Setting.DEGRADATION)) {
		case "binning" :
			return resizing(new Resize(new CameraPixel(0)), "camera binning: the mean over each pixel's area");
		case "microscope" :
			return new Microscope(options.number(Setting.PSF), options.number(Setting.PHOTONS),
					options.number(Setting.READ_NOISE));
		default :
			return resizing(new Resize(Filter.BICUBIC), "anti-aliased bicubic reduction, as Pillow's");
		}
	}

	static Degradation resizing(final Resize resize, final String description) {
		return new Degradation() {

			@Override
			public Picture reduce(final Picture picture, final int width, final int height, final Random random) {
				return resize.apply(picture, width, height);
			}

			@Override
			public String description() {
				return description;
			}
		};
	}
}
