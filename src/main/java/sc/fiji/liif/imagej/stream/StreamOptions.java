// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.Precision;
import sc.fiji.liif.network.Quality;
import sc.fiji.liif.omezarr.OmeFormat;
import sc.fiji.liif.omezarr.OmeShape;

/**
 * What is made of an image, block by block, and how it is stored. Immutable: methods that change something return other
 * options. From a script:
 *
 * <pre>
 * StreamOptions.upscale(4).model("micro").format(OmeFormat.STANDARD.version("0.5"))
 * </pre>
 */
public final class StreamOptions {

	/** What can be made. */
	enum Kind {
		UPSCALE,
		ISOTROPIC
	}

	private static final String AXIAL = "axial";
	private static final int AT_ONCE = 4;

	private final Kind kind;
	/** The scale; or the slices' distance and the voxels' edge, 0 for what the image's calibration says. */
	private final double[] sizes;
	private final boolean slicesAlone;
	private String model;
	private String noise = Exposure.AUTO;
	private String values = PixelMeaning.AUTO;
	private Quality quality = Quality.standard();
	private OmeFormat format = OmeFormat.STANDARD;
	private int atOnce = AT_ONCE;
	private int tile;

	private StreamOptions(final Kind kind, final String model, final boolean slicesAlone, final double... sizes) {
		this.kind = kind;
		this.model = model;
		this.slicesAlone = slicesAlone;
		this.sizes = sizes;
	}

	private StreamOptions(final StreamOptions other) {
		this(other.kind, other.model, other.slicesAlone, other.sizes);
		noise = other.noise;
		values = other.values;
		quality = other.quality;
		format = other.format;
		atOnce = other.atOnce;
		tile = other.tile;
	}

	/**
	 * Larger planes.
	 *
	 * @throws LiifException in one sentence, if it is no scale
	 */
	public static StreamOptions upscale(final double scale) {
		if (!(scale >= TargetSize.MIN_SCALE && scale <= TargetSize.MAX_SCALE))
			throw new LiifException("A scale of " + Numbers.text(scale) + " is not possible: choose one from 1 to 64.");
		return new StreamOptions(Kind.UPSCALE, ModelChoice.AUTO, false, scale);
	}

	/**
	 * Cubic voxels.
	 *
	 * @param spacing     of the slices in the image's unit; 0 for that of its calibration
	 * @param voxel       edge of the voxels in that unit; 0 for the width of the image's pixels
	 * @param slicesAlone whether pixels stay as they are, and that is the distance of the result's slices
	 */
	public static StreamOptions isotropic(final double spacing, final double voxel, final boolean slicesAlone) {
		return new StreamOptions(Kind.ISOTROPIC, AXIAL, slicesAlone, spacing, voxel);
	}

	/** A model's name or folder; to upscale, "auto", too. */
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

	/** What pixel values mean, as {@link PixelMeaning} has it. */
	public StreamOptions values(final String choice) {
		final StreamOptions copy = new StreamOptions(this);
		copy.values = choice;
		return copy;
	}

	/** What the answers may cost. */
	public StreamOptions quality(final Quality choice) {
		final StreamOptions copy = new StreamOptions(this);
		copy.quality = choice;
		return copy;
	}

	/** How the result is stored. */
	public StreamOptions format(final OmeFormat choice) {
		final StreamOptions copy = new StreamOptions(this);
		copy.format = choice;
		return copy;
	}

	/**
	 * How many chunks along x and y are computed at once, which changes nothing but time and memory; of voxels at most so many.
	 *
	 * @throws LiifException in one sentence, if that is not possible
	 */
	public StreamOptions atOnce(final int chunks) {
		if (chunks < 1 || chunks > 1 << 10)
			throw new LiifException(
					chunks + " chunks at once are not possible: give a number from 1 on, such as " + AT_ONCE + ".");
		final StreamOptions copy = new StreamOptions(this);
		copy.atOnce = chunks;
		return copy;
	}

	/** Largest side of a tile of planes in input pixels, which changes nothing but time and memory; 0 to choose it by the machine's. */
	public StreamOptions tile(final int pixels) {
		final StreamOptions copy = new StreamOptions(this);
		copy.tile = pixels;
		return copy;
	}

	/** Those that {@link #wanted} gave. @throws LiifException in one sentence, if these are none */
	static StreamOptions of(final Map<String, String> wanted) {
		try {
			final double[] sizes = Arrays.stream(wanted.get("sizes").split(" ")).mapToDouble(Double::parseDouble)
					.toArray();
			final StreamOptions options = Kind.valueOf(wanted.get("work")) == Kind.UPSCALE
					? upscale(sizes[0])
					: isotropic(sizes[0], sizes[1], Boolean.parseBoolean(wanted.get("slices_alone")));
			return options.noise(wanted.get("noise")).values(wanted.get("values"))
					.quality(Quality.standard().precision(Precision.valueOf(wanted.get("precision")))
							.ensemble(Integer.parseInt(wanted.get("ensemble")))
							.localEnsemble(Boolean.parseBoolean(wanted.get("local_ensemble")))
							.trainedCells(Boolean.parseBoolean(wanted.get("trained_cells"))))
					.format(OmeFormat.of(wanted.get("format")));
		}
		catch (final IllegalArgumentException | NullPointerException | ArrayIndexOutOfBoundsException e) {
			throw new LiifException("What is said of how the image was begun makes no sense: delete it.", e);
		}
	}

	/** How many blocks a result of such a shape has, where memory allows for as many chunks at once as are wanted. */
	public long blocks(final OmeShape shape) {
		final double side = (double) format.side() * atOnce;
		final double deep = kind == Kind.UPSCALE ? format.depth() : shape.size("z");
		return (long) (Math.ceil(shape.size("x") / side) * Math.ceil(shape.size("y") / side)
				* Math.ceil(shape.size("z") / deep) * shape.size("t"));
	}

	/** How many files a result of such a shape has, or objects of a bucket, but for its descriptions. */
	public long files(final OmeShape shape) {
		return format.chunks(shape);
	}

	/** Everything that the result's pixels hang on, but for the model, as text. */
	Map<String, String> wanted() {
		final Map<String, String> wanted = new TreeMap<>();
		wanted.put("work", kind.name());
		wanted.put("sizes", Numbers.text(sizes[0]) + (sizes.length > 1 ? " " + Numbers.text(sizes[1]) : ""));
		wanted.put("slices_alone", Boolean.toString(slicesAlone));
		wanted.put("noise", noise.trim());
		wanted.put("values", values);
		wanted.put("precision", quality.precision().name());
		wanted.put("ensemble", Integer.toString(quality.ensemble()));
		wanted.put("local_ensemble", Boolean.toString(quality.hasLocalEnsemble()));
		wanted.put("trained_cells", Boolean.toString(quality.hasTrainedCells()));
		wanted.put("format", format.toString());
		return wanted;
	}

	Kind kind() {
		return kind;
	}

	/** To upscale. */
	double scale() {
		return sizes[0];
	}

	/** For voxels: distance of the slices. */
	double spacing() {
		return sizes[0];
	}

	/** For voxels: their edge. */
	double voxel() {
		return sizes[1];
	}

	boolean slicesAlone() {
		return slicesAlone;
	}

	String model() {
		return model;
	}

	String noise() {
		return noise;
	}

	String values() {
		return values;
	}

	Quality quality() {
		return quality;
	}

	OmeFormat format() {
		return format;
	}

	int atOnce() {
		return atOnce;
	}

	int tile() {
		return tile;
	}
}
