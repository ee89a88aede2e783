// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.util.Map;
import sc.fiji.liif.imagej.values.ModelChoice;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.command.fields.Judgement;
import sc.fiji.liif.command.fields.MatrixText;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.ImagePlusTransformer;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.TransformOptions;
import sc.fiji.liif.imagej.values.PixelMeaning;

/** Rotates, scales, shears and shifts an image about its centre; the order is matrix, scale, shear, rotation, shift. */
@Plugin(type = Command.class, label = "LIIF Transform", description = "Rotates, scales, shears and shifts images about their centre in a single resampling.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Transform..."), @Attr(name = "guide", value = "from-scripts"),
		@Attr(name = "shell", value = "transform")})
public class Transform extends LiifCommand {

	private static final String CENTRE = "centre";

	@Parameter(persist = false, description = "image to transform")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Rotate (degrees)", description = "degrees, clockwise")
	private double rotate;

	@Parameter(required = false, persist = false, label = "Scale", description = "factor along both axes")
	private double scale = 1;

	@Parameter(required = false, persist = false, label = "Scale y (if different)", description = "factor along y, if it differs")
	private Double scale_y;

	@Parameter(required = false, persist = false, label = "Shear x", description = "pixels that rows move per pixel downwards")
	private double shear_x;

	@Parameter(required = false, persist = false, label = "Shear y", description = "pixels that columns move per pixel to the right")
	private double shear_y;

	@Parameter(required = false, persist = false, label = "X shift (pixels)", description = "shift to the right in pixels, by any fraction")
	private double x;

	@Parameter(required = false, persist = false, label = "Y shift (pixels)", description = "shift down likewise")
	private double y;

	@Parameter(required = false, persist = false, label = "Matrix (xx xy x0 yx yy y0)", description = "six numbers, applied first: x' = xx x + xy y + x0, y' = yx x + yy y + y0; brackets and words around them, as registrations print them, don't matter")
	private String matrix = "";

	@Parameter(required = false, persist = false, label = "Matrix is about", choices = {CENTRE,
			"origin"}, description = "what the matrix leaves in place but for its shift: the image's centre, or the first pixel's, as registrations have it", attrs = @Attr(name = "dialog", value = "more"))
	private String about = CENTRE;

	@Parameter(required = false, persist = false, label = "Matrix leads back", description = "the matrix leads from the result to the image, as some registrations have it", attrs = @Attr(name = "dialog", value = "more"))
	private boolean inverse;

	@Parameter(required = false, persist = false, label = "Enlarge the canvas to fit", description = "make the canvas as large as the result needs")
	private boolean enlarge;

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "a model's name, the path of its folder, or auto: by the picture", attrs = @Attr(name = "record", value = "always"))
	private String model = ModelChoice.AUTO;

	@Parameter(required = false, persist = false, label = "Values are", choices = {PixelMeaning.AUTO, "intensities",
			"labels",
			"colours"}, description = "what pixel values mean: auto judges by the picture, labels are not interpolated, colours are indices of a palette", attrs = @Attr(name = "remember", value = "never"))
	private String values = PixelMeaning.AUTO;

	@Parameter(required = false, persist = false, label = "Noise", description = "how strong the noise is, for models that take it away: 0 keeps it, auto measures it, or its standard deviation in the image's values", attrs = {
			@Attr(name = "dialog", value = "more"), @Attr(name = "remember", value = "never")})
	private String noise = "0";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Override
	protected void execute(final Host host) {
		values = Judgement.values(host, input, values);
		Judgement.model(host, input, values, model);
		output = new ImagePlusTransformer(Installation.current().networks(), host).transform(input, options());
	}

	@Override
	public Map<String, String> judged() {
		return Judgement.recorded(input, values, model);
	}

	@Override
	public String summary() {
		final int[] size = resultSize();
		return "Result: " + size[0] + " x " + size[1] + " pixels.";
	}

	@Override
	public int[] resultSize() {
		final int[] size = ImagePlusTransformer.size(input, options());
		return new int[]{size[0], size[1], input.getStackSize()};
	}

	private TransformOptions options() {
		TransformOptions options = TransformOptions.identity();
		if (!matrix.trim().isEmpty())
			options = options.matrix(map());
		return options.scale(scale, scale_y == null ? scale : scale_y).shear(shear_x, shear_y).rotate(rotate)
				.translate(x, y).enlarge(enlarge).model(model).values(values).noise(noise);
	}

	/** That of the matrix, about the image's centre. */
	private AffineTransform map() {
		final AffineTransform map = MatrixText.parse(matrix);
		if (!about.equals(CENTRE)) {
			map.translate((input.getWidth() - 1) / 2.0, (input.getHeight() - 1) / 2.0);
			map.preConcatenate(AffineTransform.getTranslateInstance(-(input.getWidth() - 1) / 2.0,
					-(input.getHeight() - 1) / 2.0));
		}
		try {
			return inverse ? map.createInverse() : map;
		}
		catch (final NoninvertibleTransformException e) {
			throw new LiifException("The matrix \"" + matrix
					+ "\" flattens the image, so that it does not lead back: give another one.", e);
		}
	}
}
