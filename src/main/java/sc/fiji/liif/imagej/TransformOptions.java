// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.awt.geom.AffineTransform;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PixelMeaning;

/**
 * An affine map of an image about its centre, in pixels, and with which model to
 * resample. Immutable; each method returns a changed copy in which one more step
 * follows. Chain as many as you like: the image is resampled once.
 *
 * <pre>
 * TransformOptions.identity().rotate(12.5).translate(0.3, -0.7)
 * </pre>
 */
public final class TransformOptions {

	private final AffineTransform transform;
	private final boolean isEnlarged;
	private final String model;
	private final String values;
	private final String noise;

	private TransformOptions(final AffineTransform transform, final boolean isEnlarged, final String model,
			final String values, final String noise) {
		this.transform = transform;
		this.isEnlarged = isEnlarged;
		this.model = model;
		this.values = values;
		this.noise = noise;
	}

	public static TransformOptions identity() {
		return new TransformOptions(new AffineTransform(), false, "", PixelMeaning.AUTO, "0");
	}

	/** Clockwise as seen on the screen, in degrees. */
	public TransformOptions rotate(final double degrees) {
		return then(AffineTransform.getRotateInstance(Math.toRadians(degrees)));
	}

	/** To the right and down, in pixels, by any fraction. */
	public TransformOptions translate(final double x, final double y) {
		return then(AffineTransform.getTranslateInstance(x, y));
	}

	/** Rows move by {@code x} pixels per pixel downwards, columns by {@code y} per pixel to the right. */
	public TransformOptions shear(final double x, final double y) {
		return then(AffineTransform.getShearInstance(x, y));
	}

	public TransformOptions scale(final double x, final double y) {
		return then(AffineTransform.getScaleInstance(x, y));
	}

	/** x' = xx x + xy y + x0 and y' = yx x + yy y + y0, both about the centre. */
	public TransformOptions matrix(final double xx, final double xy, final double x0, final double yx, final double yy,
			final double y0) {
		return then(new AffineTransform(xx, yx, xy, yy, x0, y0));
	}

	/** The same of a map about the centre. */
	public TransformOptions matrix(final AffineTransform map) {
		return then(map);
	}

	/** Makes the canvas as large as the result needs; else it keeps its size. */
	public TransformOptions enlarge(final boolean isOn) {
		return new TransformOptions(transform, isOn, model, values, noise);
	}

	/** A model's name, or the path of its folder, or "auto" to leave it to the picture. */
	public TransformOptions model(final String nameOrPath) {
		return new TransformOptions(transform, isEnlarged, nameOrPath == null ? "" : nameOrPath, values, noise);
	}

	/** What the values are: "auto", "intensities", "labels" or "colours"; see {@link PixelMeaning}. */
	public TransformOptions values(final String choice) {
		return new TransformOptions(transform, isEnlarged, model, choice, noise);
	}

	/**
	 * How strong the noise is, for models that take it away, as for upscaling; by default it is kept.
	 *
	 * @throws LiifException in one sentence, if it is no choice of noise
	 */
	public TransformOptions noise(final String choice) {
		Exposure.deviation(choice);
		return new TransformOptions(transform, isEnlarged, model, values, choice);
	}

	/**
	 * The map from input to output, about the centre.
	 *
	 * @throws LiifException in one sentence, if it can't be undone
	 */
	AffineTransform transform() {
		final double determinant = transform.getDeterminant();
		if (!(Math.abs(determinant) > 1e-9) || Double.isInfinite(determinant)
				|| !Double.isFinite(transform.getTranslateX() + transform.getTranslateY()))
			throw new LiifException(
					"This transform flattens the image or is not made of numbers: choose scales other than 0.");
		return new AffineTransform(transform);
	}

	boolean isEnlarged() {
		return isEnlarged;
	}

	String model() {
		return model;
	}

	String values() {
		return values;
	}

	String noise() {
		return noise;
	}

	private TransformOptions then(final AffineTransform next) {
		final AffineTransform both = new AffineTransform(transform);
		both.preConcatenate(next);
		return new TransformOptions(both, isEnlarged, model, values, noise);
	}
}
