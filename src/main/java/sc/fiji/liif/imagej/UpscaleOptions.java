// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import sc.fiji.liif.network.Quality;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.trust.ConsistentUpscaler;
import sc.fiji.liif.imagej.planes.PlaneChoice;
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
	private String model = "";
	private int tile;
	private String values = PixelMeaning.AUTO;
	private String noise = Exposure.AUTO;
	private Quality quality = Quality.standard();
	private PlaneChoice planes = PlaneChoice.EVERYTHING;
	private boolean isConsistent;
	private boolean isVirtual;

	private UpscaleOptions(final TargetSize size) {
		this.size = size;
	}

	private UpscaleOptions(final UpscaleOptions other) {
		size = other.size;
		model = other.model;
		tile = other.tile;
		values = other.values;
		noise = other.noise;
		quality = other.quality;
		planes = other.planes;
		isConsistent = other.isConsistent;
		isVirtual = other.isVirtual;
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

	/** Pixels of exactly this size in the image's unit of length, such as 0.065 micron. */
	public static UpscaleOptions pixelSize(final double length) {
		return of(TargetSize.ofPixelSize(length, length));
	}

	public static UpscaleOptions of(final TargetSize size) {
		return new UpscaleOptions(size);
	}

	/** A model's name, or the path of its folder, or "auto" to leave it to the picture. */
	public UpscaleOptions model(final String nameOrPath) {
		final UpscaleOptions copy = new UpscaleOptions(this);
		copy.model = nameOrPath == null ? "" : nameOrPath;
		return copy;
	}

	/**
	 * Largest side of a tile in input pixels, or 0 to choose it by the machine's
	 * free memory. It changes nothing but time and memory.
	 *
	 * @throws LiifException in one sentence, if that is not possible
	 */
	public UpscaleOptions tile(final int pixels) {
		if (pixels < 0)
			throw new LiifException("A tile of " + pixels + " pixels is not possible: give a size from 1 on, or 0.");
		final UpscaleOptions copy = new UpscaleOptions(this);
		copy.tile = pixels;
		return copy;
	}

	/** What the values are: "auto", "intensities", "labels" or "colours"; see {@link PixelMeaning}. */
	public UpscaleOptions values(final String choice) {
		final UpscaleOptions copy = new UpscaleOptions(this);
		copy.values = choice;
		return copy;
	}

	/**
	 * How strong the noise is, for models that want to know: "auto" to measure it, "0" for none, or its standard
	 * deviation where values are as in the mean, in the image's values: more than there is smooths more.
	 *
	 * @throws LiifException in one sentence, if it is none of these
	 */
	public UpscaleOptions noise(final String choice) {
		Exposure.deviation(choice);
		final UpscaleOptions copy = new UpscaleOptions(this);
		copy.noise = choice;
		return copy;
	}

	public String noise() {
		return noise;
	}

	/** What the answers may cost. */
	public UpscaleOptions quality(final Quality choice) {
		final UpscaleOptions copy = new UpscaleOptions(this);
		copy.quality = choice;
		return copy;
	}

	/** Which channels, slices and frames to upscale; the result has these alone. */
	public UpscaleOptions planes(final PlaneChoice choice) {
		final UpscaleOptions copy = new UpscaleOptions(this);
		copy.planes = choice;
		return copy;
	}

	/**
	 * Whether the result, brought back to the input's pixels, shall be what was measured: intensities and sums
	 * stay; see {@link ConsistentUpscaler}.
	 */
	public UpscaleOptions consistent(final boolean choice) {
		final UpscaleOptions copy = new UpscaleOptions(this);
		copy.isConsistent = choice;
		return copy;
	}

	/**
	 * Whether planes of the result shall be made when they are looked at or saved, and not before: for results that are
	 * larger than the memory.
	 */
	public UpscaleOptions virtual(final boolean choice) {
		final UpscaleOptions copy = new UpscaleOptions(this);
		copy.isVirtual = choice;
		return copy;
	}

	public boolean isVirtual() {
		return isVirtual;
	}

	public boolean isConsistent() {
		return isConsistent;
	}

	public PlaneChoice planes() {
		return planes;
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
