// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import sc.fiji.liif.network.Quality;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PixelMeaning;

/**
 * What to make of an image: how large, with which model. Immutable; each method
 * returns a changed copy. The defaults double both sides with the default model.
 *
 * <pre>
 * UpscaleOptions.scale(3.7).model("photo");
 * UpscaleOptions.size(1920, 0); // the height follows
 * </pre>
 */
public final class UpscaleOptions {

	private final TargetSize size;
	private final String model;
	private final int tile;
	private final String values;
	private final String noise;
	private final Quality quality;

	private UpscaleOptions(final TargetSize size, final String model, final int tile, final String values,
			final String noise, final Quality quality) {
		this.size = size;
		this.model = model;
		this.tile = tile;
		this.values = values;
		this.noise = noise;
		this.quality = quality;
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
		return new UpscaleOptions(size, "", 0, PixelMeaning.AUTO, Exposure.AUTO, Quality.standard());
	}

	/** A model's name, or the path of its folder, or "auto" to leave it to the picture. */
	public UpscaleOptions model(final String nameOrPath) {
		return new UpscaleOptions(size, nameOrPath == null ? "" : nameOrPath, tile, values, noise, quality);
	}

	/**
	 * Largest side of a tile in input pixels, or 0 to choose it by the machine's
	 * free memory. It changes nothing but time and memory.
	 */
	public UpscaleOptions tile(final int pixels) {
		return new UpscaleOptions(size, model, pixels, values, noise, quality);
	}

	/** What the values are: "auto", "intensities", "labels" or "colours"; see {@link PixelMeaning}. */
	public UpscaleOptions values(final String choice) {
		return new UpscaleOptions(size, model, tile, choice, noise, quality);
	}

	/**
	 * How strong the noise is, for models that want to know: "auto" to measure it, "0" for none, or its standard
	 * deviation where values are as in the mean, in the image's values: more than there is smooths more.
	 *
	 * @throws LiifException in one sentence, if it is none of these
	 */
	public UpscaleOptions noise(final String choice) {
		Exposure.deviation(choice);
		return new UpscaleOptions(size, model, tile, values, choice, quality);
	}

	public String noise() {
		return noise;
	}

	/** What the answers may cost. */
	public UpscaleOptions quality(final Quality choice) {
		return new UpscaleOptions(size, model, tile, values, noise, choice);
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

	public Quality quality() {
		return quality;
	}
}
