// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.io.ImageFolder;

/** The images of a folder that are to be worked on. Immutable. */
public final class BatchFiles {

	private final List<Path> files;
	private final List<String> others;

	/**
	 * @param pattern such as {@code *.tif} or {@code {a,b}*}: names that don't match are left out; empty for all
	 * @param isDeep  whether folders in it count as well
	 * @param targets where the results go: what is one does not count
	 * @throws LiifException in one sentence, if there is nothing to do
	 */
	public BatchFiles(final Path folder, final String pattern, final boolean isDeep, final BatchTargets targets) {
		final PathMatcher matcher = matcher(pattern.trim().isEmpty() ? "*" : pattern.trim());
		final ImageFolder all = new ImageFolder(folder, isDeep);
		files = all.images().stream().filter(file -> matcher.matches(file.getFileName()))
				.filter(file -> !targets.isResult(file)).collect(Collectors.toList());
		others = all.others();
		if (files.isEmpty())
			throw new LiifException("There is no image in " + folder
					+ (pattern.trim().isEmpty() ? "" : " whose name matches \"" + pattern.trim() + "\"")
					+ ": give a folder with TIFF, PNG or JPEG files"
					+ (pattern.trim().isEmpty() ? "." : ", or another pattern."));
	}

	/** In the order of their names. */
	public List<Path> files() {
		return Collections.unmodifiableList(files);
	}

	/** What is passed over, since it is no image or can't be read. */
	public List<String> others() {
		return others;
	}

	private static PathMatcher matcher(final String pattern) {
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
		}
		catch (final PatternSyntaxException e) {
			throw new LiifException("\"" + pattern + "\" is not possible for pattern (" + e.getDescription()
					+ "): give one with * and ?, such as *.tif.", e);
		}
	}
}
