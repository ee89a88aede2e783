// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.shell;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.batch.BatchRow;
import sc.fiji.liif.imagej.batch.BatchRun;
import sc.fiji.liif.imagej.batch.BatchTargets;
import sc.fiji.liif.imagej.batch.FileJob;
import sc.fiji.liif.imagej.batch.ImageWork;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.io.ImageFolder;

/**
 * Makes images of one file, or of every image of a folder ({@link BatchRun}), and says what became of them. The exit code
 * says whether all could be made.
 */
final class FilesRun {

	private static final int FAILED = 1;
	private static final int MOST_NAMES = 20;

	private final Path in;
	private final Path out;
	private final boolean overwrites;
	private final Terminal terminal;
	private final PrintWriter errors;

	FilesRun(final String in, final String out, final boolean overwrites, final Terminal terminal,
			final PrintWriter errors) {
		this.in = Paths.get(in);
		this.out = Paths.get(out);
		this.overwrites = overwrites;
		this.terminal = terminal;
		this.errors = errors;
	}

	/**
	 * @return the exit code
	 * @throws LiifException in one sentence, if it is not possible
	 */
	int run(final ImageWork work) {
		final FileJob job = new FileJob(work, overwrites, terminal::say);
		if (!Files.isDirectory(in) || ImageFiles.isZarr(in)) {
			final BatchTargets targets = new BatchTargets(in.toAbsolutePath().getParent(), out);
			terminal.say(job.make(in, (image,
					size) -> Files.isDirectory(out) && !ImageFiles.isZarr(out) ? targets.of(in, image, size) : out));
			return 0;
		}
		if (Files.exists(out) && !Files.isDirectory(out))
			throw new LiifException(out + " is a file, but " + in + " is a folder: give a folder to write to.");
		final BatchTargets targets = new BatchTargets(in, out);
		final ImageFolder folder = new ImageFolder(in, false);
		if (!folder.others().isEmpty())
			terminal.say("Passed over: " + listed(folder.others()) + ".");
		if (folder.images().isEmpty())
			throw new LiifException("There is no image in " + in + ": give a folder with TIFF, PNG or JPEG files.");
		final BatchRun run = new BatchRun(in, folder.images(), targets, job, (i, row) -> say(row))
				.overwrites(overwrites);
		run.run();
		terminal.say(run.summary());
		return run.failures() == 0 ? 0 : FAILED;
	}

	// -- Helper methods --

	private void say(final BatchRow row) {
		if (row.status() == BatchRow.Status.FAILED)
			errors.println(in.resolve(row.file()) + ": " + row.remark());
		if (row.status() == BatchRow.Status.MADE)
			terminal.say(row.remark() + ": " + row.size() + " pixels");
	}

	private static String listed(final List<String> names) {
		return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
				+ (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
	}
}
