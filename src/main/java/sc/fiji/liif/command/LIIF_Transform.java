// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import ij.ImagePlus;
import ij.plugin.PlugIn;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.ImagePlusTransformer;
import sc.fiji.liif.imagej.StatusBarProgress;
import sc.fiji.liif.imagej.TransformOptions;
import sc.fiji.liif.model.ModelRegistry;

/**
 * Plugins > LIIF > Transform: rotates, scales, shears and shifts the current
 * image about its centre in a single resampling. In macros
 * {@code run("LIIF Transform", "rotate=12.5 x=0.3 enlarge")}; the order is matrix,
 * scale, shear, rotation, shift.
 */
public class LIIF_Transform implements PlugIn {

	static final String NAME = "LIIF Transform";

	@Override
	public void run(final String arg) {
		ImageJErrors.guard(NAME, () -> {
			final ImagePlus image = CurrentImage.get();
			final ModelRegistry models = ImageJModels.registry();
			final OptionsDialog dialog = new OptionsDialog(NAME).text("rotate", "0", "Rotate (degrees, clockwise)")
					.text("scale", "1", "Scale").text("scale_y", "", "Scale_y (if different)")
					.text("shear_x", "0", "Shear_x").text("shear_y", "0", "Shear_y").text("x", "0", "X shift (pixels)")
					.text("y", "0", "Y shift (pixels)").text("matrix", "", "Matrix (xx xy x0 yx yy y0)")
					.flag("enlarge", "Enlarge the canvas to fit").choice("model", "Model", models.names());
			if (!dialog.ask())
				return;
			final TransformOptions options = options(dialog);
			final ImagePlus[] result = new ImagePlus[1];
			CurrentImage.locked(image, () -> {
				try (StatusBarProgress progress = new StatusBarProgress("LIIF")) {
					result[0] = new ImagePlusTransformer(models, progress).transform(image, options);
				}
			});
			result[0].show();
		});
	}

	private static TransformOptions options(final OptionsDialog dialog) {
		TransformOptions options = TransformOptions.identity();
		if (!dialog.string("matrix").isEmpty()) {
			final String[] numbers = dialog.string("matrix").split("[\\s,;]+");
			if (numbers.length != 6)
				throw new LiifException("A matrix of " + numbers.length
						+ " numbers is not possible: give six, xx xy x0 yx yy y0, separated by blanks.");
			final double[] m = new double[6];
			for (int i = 0; i < 6; i++)
				m[i] = Numbers.parse("matrix", numbers[i]);
			options = options.matrix(m[0], m[1], m[2], m[3], m[4], m[5]);
		}
		final double scale = dialog.number("scale");
		return options.scale(scale, dialog.string("scale_y").isEmpty() ? scale : dialog.number("scale_y"))
				.shear(dialog.number("shear_x"), dialog.number("shear_y")).rotate(dialog.number("rotate"))
				.translate(dialog.number("x"), dialog.number("y")).enlarge(dialog.isOn("enlarge"))
				.model(dialog.string("model"));
	}
}
