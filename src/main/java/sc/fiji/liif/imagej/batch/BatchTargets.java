// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.io.ImageFiles;

/**
 * Where the results of a folder's images go: below another folder, under the same names, perhaps with a suffix, in a
 * format that holds all that is in them. Immutable.
 */
public final class BatchTargets {

	/** The choice of the format that an image's file has. */
	public static final String AS_INPUT = "as input";

	private final Path in;
	private final Path out;
	private final String suffix;
	private final String format;

	/**
	 * @param suffix of the names, before their extension
	 * @param format an extension without its point, or {@link #AS_INPUT}
	 * @throws LiifException in one sentence, if results would take the place of originals
	 */
	public BatchTargets(final Path in, final Path out, final String suffix, final String format) {
		if (in.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize()) && suffix.isEmpty())
			throw new LiifException(
					"The results can't go into the folder of the originals under their names: give another folder, or a suffix.");
		if (suffix.matches(".*[/\\\\:*?\"<>|].*"))
			throw new LiifException(
					"\"" + suffix + "\" is not possible for suffix: give letters that file names can have.");
		this.in = in;
		this.out = out;
		this.suffix = suffix;
		this.format = format;
	}

	/** Under the same names. */
	public BatchTargets(final Path in, final Path out) {
		this(in, out, "", AS_INPUT);
	}

	/** The folder that all results are in, or below. */
	public Path folder() {
		return out;
	}

	/** Whether a file is to be taken for a result: it lies below the folder for results, or is called as they are. */
	boolean isResult(final Path file) {
		final Path folder = out.toAbsolutePath().normalize();
		if (folder.equals(in.toAbsolutePath().normalize())) {
			final String name = file.getFileName().toString();
			return name.substring(0, name.length() - extension(file).length()).endsWith(suffix);
		}
		return file.toAbsolutePath().normalize().startsWith(folder);
	}

	/** Where a result goes: formats that ImageJ reads but does not write become TIFF. */
	Path of(final Path file) {
		if (!format.equals(AS_INPUT))
			return named(file, suffix + "." + format);
		if (!ImageFiles.isWritable(file))
			return asTiff(file);
		// As a path, whose letters the locale need not have.
		return suffix.isEmpty() ? below(file).resolve(file.getFileName()) : named(file, suffix + extension(file));
	}

	/** Where it goes of which one knows more: TIFF, if the file's own format does not hold all that is in it. */
	public Path of(final Path file, final ImagePlus image, final int[] size) {
		final Path wanted = of(file);
		return !format.equals(AS_INPUT) || ImageFiles.suits(image, size[0], size[1], wanted) ? wanted : asTiff(file);
	}

	/** With its extension kept, since there may be another of the same name: {@code a.png.tif}. */
	Path asTiff(final Path file) {
		return named(file, suffix.isEmpty() ? extension(file) + ".tif" : suffix + extension(file) + ".tif");
	}

	// -- Helper methods --

	private Path named(final Path file, final String end) {
		final Path folder = below(file);
		final String name = file.getFileName().toString();
		final String stem = name.substring(0, name.length() - extension(file).length());
		try {
			return folder.resolve(stem + end);
		}
		catch (final InvalidPathException e) {
			// The locale has no letters for the name; its bytes tell it from others.
			return folder.resolve(
					(stem.replaceAll("[^ -~]", "_") + "-" + Integer.toHexString(file.getFileName().hashCode()) + end)
							.replaceAll("[^ -~]", "_"));
		}
	}

	private Path below(final Path file) {
		final Path parent = file.toAbsolutePath().getParent();
		final Path root = in.toAbsolutePath();
		return parent.startsWith(root) && !parent.equals(root) ? out.resolve(root.relativize(parent).toString()) : out;
	}

	private static String extension(final Path file) {
		final String name = file.getFileName().toString();
		final int point = name.lastIndexOf('.');
		return point > 0 ? name.substring(point) : "";
	}
}
