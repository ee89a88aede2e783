// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.Locale;

import ij.ImagePlus;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.ZoomRenderer;
import sc.fiji.liif.imagej.ZoomView;
import sc.fiji.liif.model.ModelRegistry;

/**
 * Plugins > LIIF > Zoom: a window that shows the current image continuously at
 * any magnification. In macros
 * {@code run("LIIF Zoom", "magnification=8 x=100 y=80 export")}, which with
 * {@code export} makes an image of the view instead of a window.
 */
public class LIIF_Zoom implements PlugIn {

	static final String NAME = "LIIF Zoom";

	private static final int WIDTH = 640;
	private static final int HEIGHT = 480;

	@Override
	public void run(final String arg) {
		ImageJErrors.guard(NAME, () -> zoom(CurrentImage.get(), ImageJModels.registry()));
	}

	private static void zoom(final ImagePlus image, final ModelRegistry models) {
		final String macro = Macro.getOptions();
		final MacroOptions options = new MacroOptions(macro == null ? "" : macro, "magnification", "x", "y", "width",
				"height", "mode", "model", "export");
		final ZoomView view = view(options, image);
		final ZoomRenderer renderer = new ZoomRenderer(image, models, options.string("model", ""));
		if (options.string("export", "").equals("true") || GraphicsEnvironment.isHeadless()
				|| Interpreter.isBatchMode()) {
			try {
				renderer.export(view).show();
			}
			finally {
				renderer.close();
			}
		}
		else
			EventQueue.invokeLater(() -> {
				final ZoomWindow window = new ZoomWindow(image, renderer, view);
				window.setVisible(true);
				window.show(view);
			});
	}

	/** By default all of the image, as large as fits into the window. */
	private static ZoomView view(final MacroOptions options, final ImagePlus image) {
		final int width = Numbers.whole("width", number(options, "width", WIDTH));
		final int height = Numbers.whole("height", number(options, "height", HEIGHT));
		if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE / 4)
			throw new LiifException(
					"A view of " + width + " x " + height + " pixels is not possible: choose another size.");
		final double fit = Math.min((double) width / image.getWidth(), (double) height / image.getHeight());
		final double magnification = number(options, "magnification", fit);
		if (!(magnification >= ZoomView.MIN_MAGNIFICATION && magnification <= ZoomView.MAX_MAGNIFICATION))
			throw new LiifException("A magnification of " + magnification + " is not supported: choose one from "
					+ ZoomView.MIN_MAGNIFICATION + " to " + ZoomView.MAX_MAGNIFICATION + ".");
		return new ZoomView(number(options, "x", (image.getWidth() - 1) / 2.0),
				number(options, "y", (image.getHeight() - 1) / 2.0), magnification, width, height,
				mode(options.string("mode", ZoomView.Mode.LIIF.name())));
	}

	/** The options that export a view. */
	static String options(final ZoomView view, final String model) {
		return String.format(Locale.ROOT, "magnification=%.6g x=%.4f y=%.4f width=%d height=%d mode=%s%s export",
				view.magnification(), view.centreX(), view.centreY(), view.width(), view.height(), view.mode(),
				model.isEmpty() ? "" : " model=[" + model + "]");
	}

	private static double number(final MacroOptions options, final String key, final double otherwise) {
		final String text = options.string(key, "");
		return text.isEmpty() ? otherwise : Numbers.parse(key, text);
	}

	private static ZoomView.Mode mode(final String name) {
		try {
			return ZoomView.Mode.valueOf(name.toUpperCase(Locale.ROOT));
		}
		catch (final IllegalArgumentException e) {
			throw new LiifException("There is no mode \"" + name + "\": choose one of "
					+ Arrays.toString(ZoomView.Mode.values()).replaceAll("[\\[\\]]", "") + ".", e);
		}
	}
}
