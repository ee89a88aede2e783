// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.Precision;

/**
 * What to make of an image: how large, with which model. Immutable; each method
 * returns a changed copy. The defaults double both sides with the default model.
 *
 * <pre>
 * UpscaleOptions.scale(3.7).model("edsr-light");
 * UpscaleOptions.size(1920, 0); // the height follows
 * </pre>
 */
public final class UpscaleOptions {

	private final TargetSize size;
	private final String model;
	private final int tile;
	private final String values;
	private final Precision precision;
	private final String noise;
	private final int ensemble;

	private UpscaleOptions(final TargetSize size, final String model, final int tile, final String values,
			final Precision precision, final String noise, final int ensemble) {
		this.size = size;
		this.model = model;
		this.tile = tile;
		this.values = values;
		this.precision = precision;
		this.noise = noise;
		this.ensemble = ensemble;
	}

	/** Twice as wide and high. */
	public static UpscaleOptions defaults() {
		return scale(2);
	}

	/** Output pixels per input pixel, from 1 to 64, not necessarily whole. */
	public static UpscaleOptions scale(final double scale) {
		return scale(scale, scale);
	}

	/** Output pixels per input pixel, for each axis. */
	public static UpscaleOptions scale(final double scaleX, final double scaleY) {
		return of(TargetSize.ofScale(scaleX, scaleY));
	}

	/** The result's width and height in pixels; one may be 0 and follows from the other. */
	public static UpscaleOptions size(final int width, final int height) {
		return of(TargetSize.ofPixels(width, height));
	}

	public static UpscaleOptions of(final TargetSize size) {
		return new UpscaleOptions(size, "", 0, PixelMeaning.AUTO, Precision.FULL, Exposure.AUTO, 1);
	}

	/** A model's name, or the path of its folder, or an empty string for the default. */
	public UpscaleOptions model(final String nameOrPath) {
		return new UpscaleOptions(size, nameOrPath == null ? "" : nameOrPath, tile, values, precision, noise, ensemble);
	}

	/**
	 * Largest side of a tile in input pixels, or 0 to choose it by the machine's
	 * free memory. It changes nothing but time and memory.
	 */
	public UpscaleOptions tile(final int pixels) {
		return new UpscaleOptions(size, model, pixels, values, precision, noise, ensemble);
	}

	/** What the values are: "auto", "intensities", "labels" or "colours"; see {@link PixelMeaning}. */
	public UpscaleOptions values(final String choice) {
		return new UpscaleOptions(size, model, tile, choice, precision, noise, ensemble);
	}

	/** How precisely the network multiplies. */
	public UpscaleOptions precision(final Precision choice) {
		return new UpscaleOptions(size, model, tile, values, choice, noise, ensemble);
	}

	/**
	 * How strong the noise is, for models that want to know: "auto" to measure it, "0" for none, or its standard
	 * deviation where values are as in the mean, in the image's values: more than there is smooths more.
	 *
	 * @throws LiifException in one sentence, if it is none of these
	 */
	public UpscaleOptions noise(final String choice) {
		Exposure.deviation(choice);
		return new UpscaleOptions(size, model, tile, values, precision, choice, ensemble);
	}

	public String noise() {
		return noise;
	}

	/** 1, or 8 for the mean over all turnings of the picture, in eight times the time. */
	public UpscaleOptions ensemble(final int turnings) {
		return new UpscaleOptions(size, model, tile, values, precision, noise, turnings);
	}

	public int ensemble() {
		return ensemble;
	}

	public TargetSize size() {
		return size;
	}

	public String model() {
		return model;
	}

	public int tile() {
		return tile;
	}

	public String values() {
		return values;
	}

	public Precision precision() {
		return precision;
	}
}
