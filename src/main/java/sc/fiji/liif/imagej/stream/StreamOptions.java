// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.network.Quality;
import sc.fiji.liif.zarr.ZarrVersion;

/** How an image is upscaled into OME-Zarr. Immutable: methods that change something return other options. */
public final class StreamOptions {

	/** Pixels of a chunk along x and y. */
	public static final int CHUNK = 512;

	private final double scale;
	private String model = ModelChoice.AUTO;
	private String noise = Exposure.AUTO;
	private Quality quality = Quality.standard();
	private ZarrVersion version = ZarrVersion.TWO;
	private String compression = "zstd";
	private int chunk = CHUNK;
	private int block = 4 * CHUNK;

	private StreamOptions(final double scale) {
		this.scale = scale;
	}

	private StreamOptions(final StreamOptions other) {
		scale = other.scale;
		model = other.model;
		noise = other.noise;
		quality = other.quality;
		version = other.version;
		compression = other.compression;
		chunk = other.chunk;
		block = other.block;
	}

	/** @throws LiifException in one sentence, if it is no scale */
	public static StreamOptions scale(final double scale) {
		if (!(scale >= TargetSize.MIN_SCALE && scale <= TargetSize.MAX_SCALE))
			throw new LiifException("A scale of " + Numbers.text(scale) + " is not possible: choose one from 1 to 64.");
		return new StreamOptions(scale);
	}

	/** A model's name or folder, or "auto". */
	public StreamOptions model(final String nameOrFolder) {
		final StreamOptions copy = new StreamOptions(this);
		copy.model = nameOrFolder;
		return copy;
	}

	/** As {@link Exposure} has it. */
	public StreamOptions noise(final String choice) {
		final StreamOptions copy = new StreamOptions(this);
		copy.noise = choice;
		return copy;
	}

	/** What the answers may cost. */
	public StreamOptions quality(final Quality choice) {
		final StreamOptions copy = new StreamOptions(this);
		copy.quality = choice;
		return copy;
	}

	/** Which Zarr is written, and its compression: zstd, gzip or none. */
	public StreamOptions format(final ZarrVersion newVersion, final String newCompression) {
		final StreamOptions copy = new StreamOptions(this);
		copy.version = newVersion;
		copy.compression = newCompression;
		return copy;
	}

	/**
	 * Pixels of a chunk along x and y, and how many chunks along each side are computed at once, which changes nothing but
	 * time and memory.
	 */
	public StreamOptions chunks(final int pixels, final int atOnce) {
		if (pixels < 1 || atOnce < 1)
			throw new LiifException("Chunks of " + pixels + " pixels, " + atOnce
					+ " at once, are not possible: give numbers from 1 on.");
		final StreamOptions copy = new StreamOptions(this);
		copy.chunk = pixels;
		copy.block = Math.multiplyExact(pixels, atOnce);
		return copy;
	}

	double scale() {
		return scale;
	}

	String model() {
		return model;
	}

	String noise() {
		return noise;
	}

	Quality quality() {
		return quality;
	}

	ZarrVersion version() {
		return version;
	}

	String compression() {
		return compression;
	}

	int chunk() {
		return chunk;
	}

	int block() {
		return block;
	}
}
