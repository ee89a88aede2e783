// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.omezarr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.zarr.ZarrVersion;

/**
 * How new images are stored: which OME-Zarr, how compressed, in what chunks. Immutable; each method returns a changed copy. As
 * text, for users: {@code 0.4 zstd 512x512x1}.
 */
public final class OmeFormat {

	/** OME-Zarr 0.4, which most programs read, of chunks of 512 x 512 pixels, compressed by Zstandard. */
	public static final OmeFormat STANDARD = new OmeFormat(ZarrVersion.TWO, "zstd", 512, 1);

	/** The versions that can be written. */
	public static final List<String> VERSIONS = Collections.unmodifiableList(Arrays.asList("0.4", "0.5"));

	/** The compressions that can be written. */
	public static final List<String> COMPRESSIONS = Collections.unmodifiableList(Arrays.asList("zstd", "gzip", "none"));

	private static final int MOST = 1 << 14;
	/** As wide as high, and perhaps deep. */
	private static final Pattern CHUNK = Pattern.compile("(\\d{1,5})(?:x\\1(?:x(\\d{1,5}))?)?");

	private final ZarrVersion zarr;
	private final String compression;
	private final int side;
	private final int depth;

	private OmeFormat(final ZarrVersion zarr, final String compression, final int side, final int depth) {
		this.zarr = zarr;
		this.compression = compression;
		this.side = side;
		this.depth = depth;
	}

	/**
	 * @param text words such as {@code 0.5}, {@code gzip}, {@code 256x256} or {@code 128x128x64}; what is not named is as in
	 *             {@link #STANDARD}
	 * @throws LiifException in one sentence, if that is no format
	 */
	public static OmeFormat of(final String text) {
		OmeFormat format = STANDARD;
		for (final String word : text.trim().toLowerCase(Locale.ROOT).split("[\\s,;]+"))
			format = word.isEmpty() ? format : format.with(word);
		return format;
	}

	/** @throws LiifException in one sentence, if it is none of {@link #VERSIONS} */
	public OmeFormat version(final String version) {
		check(VERSIONS, version, "no OME-Zarr that is written");
		return new OmeFormat(version.equals(VERSIONS.get(0)) ? ZarrVersion.TWO : ZarrVersion.THREE, compression, side,
				depth);
	}

	/** @throws LiifException in one sentence, if it is none of {@link #COMPRESSIONS} */
	public OmeFormat compression(final String name) {
		check(COMPRESSIONS, name, "no compression that is written");
		return new OmeFormat(zarr, name, side, depth);
	}

	/**
	 * Pixels of a chunk.
	 *
	 * @param newSide  along x and y
	 * @param newDepth along z
	 * @throws LiifException in one sentence, if that is not possible
	 */
	public OmeFormat chunk(final int newSide, final int newDepth) {
		if (newSide < 1 || newDepth < 1 || newSide > MOST || newDepth > MOST
				|| (double) newSide * newSide * newDepth > 1 << 28)
			throw new LiifException("Chunks of " + newSide + " x " + newSide + " x " + newDepth
					+ " pixels are not possible: give numbers from 1 on, such as 512 and 1, or 128 and 64.");
		return new OmeFormat(zarr, compression, newSide, newDepth);
	}

	/** How many chunks all resolutions of an image have. */
	public long chunks(final OmeShape shape) {
		return resolutions(shape).stream().mapToLong(one -> shape.size("t") * shape.size("c")
				* parts(one.size("z"), depth) * parts(one.size("y"), side) * parts(one.size("x"), side)).sum();
	}

	/** The finest one first, each half as fine along x and y as the one before, until one is a chunk along x and y. */
	List<OmeShape> resolutions(final OmeShape shape) {
		final List<OmeShape> shapes = new ArrayList<>(Collections.singletonList(shape));
		OmeShape last = shape;
		while (last.size("x") > side || last.size("y") > side) {
			last = last.halved();
			shapes.add(last);
		}
		return shapes;
	}

	/** The version of Zarr below it. */
	public ZarrVersion zarr() {
		return zarr;
	}

	/** zstd, gzip or none. */
	public String compression() {
		return compression;
	}

	/** Pixels of a chunk along x and y. */
	public int side() {
		return side;
	}

	/** Pixels of a chunk along z. */
	public int depth() {
		return depth;
	}

	@Override
	public String toString() {
		return VERSIONS.get(zarr == ZarrVersion.TWO ? 0 : 1) + " " + compression + " " + side + "x" + side + "x"
				+ depth;
	}

	private static long parts(final long length, final int part) {
		return (length + part - 1) / part;
	}

	private OmeFormat with(final String word) {
		if (VERSIONS.contains(word))
			return version(word);
		if (COMPRESSIONS.contains(word))
			return compression(word);
		final Matcher chunk = CHUNK.matcher(word);
		if (!chunk.matches())
			throw new LiifException("\"" + word + "\" is no part of an OME-Zarr format: write a version ("
					+ String.join(", ", VERSIONS) + "), a compression (" + String.join(", ", COMPRESSIONS)
					+ "), a size of chunks, such as 256x256x16.");
		return chunk(Integer.parseInt(chunk.group(1)), chunk.group(2) == null ? 1 : Integer.parseInt(chunk.group(2)));
	}

	private static void check(final List<String> known, final String name, final String what) {
		if (!known.contains(name))
			throw new LiifException(
					"\"" + name + "\" is " + what + ": choose one of " + String.join(", ", known) + ".");
	}
}
