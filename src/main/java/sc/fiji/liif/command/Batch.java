// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.command.fields.UpscaleFields;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.batch.BatchCsv;
import sc.fiji.liif.imagej.batch.BatchFiles;
import sc.fiji.liif.imagej.batch.BatchListener;
import sc.fiji.liif.imagej.batch.BatchPage;
import sc.fiji.liif.imagej.batch.BatchRow;
import sc.fiji.liif.imagej.batch.BatchRun;
import sc.fiji.liif.imagej.batch.BatchTargets;
import sc.fiji.liif.imagej.batch.BatchWindow;
import sc.fiji.liif.imagej.batch.FileJob;
import sc.fiji.liif.imagej.batch.UpscaleWork;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.io.TextFiles;

/** Makes larger images of all images of a folder, as {@link Upscale} does of one. */
@Plugin(type = Command.class, label = "LIIF Batch", description = "Makes larger images of a folder's images.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Batch..."), @Attr(name = "guide", value = "folder-overnight"),
		@Attr(name = "shell", value = "batch")})
public class Batch extends UpscaleFields {

	@Parameter(persist = false, label = "Input folder", style = "directory", description = "a folder with images", attrs = @Attr(name = "shell", value = "IN"))
	private File input;

	@Parameter(persist = false, label = "Output folder", style = "directory", description = "the folder for the results", attrs = @Attr(name = "shell", value = "OUT"))
	private File output;

	@Parameter(required = false, persist = false, label = "Names like", description = "only files whose names match this, such as *.tif or cell_??.png")
	private String pattern = "";

	@Parameter(required = false, persist = false, label = "Folders below, too", description = "folders in the input folder, too; results go into folders of the same names")
	private boolean subfolders;

	@Parameter(required = false, persist = false, label = "Suffix", description = "what results' names end with, before their extension")
	private String suffix = "";

	@Parameter(required = false, persist = false, label = "Format", choices = {BatchTargets.AS_INPUT, "tif", "png",
			"jpg"}, description = "the results' format; as input: TIFF where the input's own does not hold all that is in it")
	private String format = BatchTargets.AS_INPUT;

	@Parameter(required = false, persist = false, label = "Replace results that exist", description = "make results again that exist; they are skipped else")
	private boolean overwrite;

	@Parameter(required = false, persist = false, label = "Stop at the first failure", description = "stop at the first file that fails; the others are worked on else")
	private boolean stop_at_failure;

	@Parameter(required = false, persist = false, label = "Dry run", description = "only look at the files, and say what would be made")
	private boolean dry_run;

	@Parameter(required = false, persist = false, label = "Report (.csv)", style = "save", description = "file for a table of what became of each file", attrs = @Attr(name = "remember", value = "never"))
	private File report;

	@Parameter(required = false, persist = false, label = "Page (.html)", style = "save", description = "file for a page with pictures before and after, for a browser", attrs = @Attr(name = "remember", value = "never"))
	private File page;

	@Parameter(type = ItemIO.OUTPUT)
	private String message;

	@Override
	protected void execute(final Host host) {
		for (final File file : new File[]{report, page}) {
			if (file != null)
				ImageFiles.checkTarget(file.toPath(), true);
		}
		final Path in = input.toPath();
		final BatchFiles files = files();
		final BatchPage pictures = new BatchPage();
		final List<BatchListener> listeners = new ArrayList<>();
		if (page != null)
			listeners.add(pictures);
		final BatchWindow window = host.hasWindows() ? BatchWindow.open("LIIF Batch: " + in.getFileName()) : null;
		if (window != null)
			listeners.add(window);
		else
			listeners.add((i, row) -> say(row, host));
		try (UpscaleWork work = new UpscaleWork(options(), Installation.current().networks(),
				window == null ? host : window.stoppable(host))) {
			final BatchRun run = new BatchRun(in, files.files(), targets(),
					new FileJob(work, overwrite, line -> host.say("LIIF: " + line)),
					listeners.toArray(new BatchListener[0])).overwrites(overwrite).dry(dry_run)
					.stopsAtFailure(stop_at_failure);
			if (window != null)
				window.begin(run.rows());
			try {
				run.run();
			}
			catch (final CancellationException e) {
				host.say("LIIF Batch was stopped: " + run.summary() + ".");
				throw e;
			}
			finally {
				message = run.summary();
				if (report != null)
					TextFiles.write(report.toPath(), BatchCsv.lines(run.rows()));
				if (page != null)
					TextFiles.write(page.toPath(), pictures.lines("LIIF Batch: " + in, message, run.rows()));
				if (window != null)
					window.end(message, page == null ? null : page.toPath());
			}
			// A window tells it by itself.
			if (run.failures() > 0 && window == null)
				throw new LiifException(message + ": see what was said of each.");
		}
	}

	private static void say(final BatchRow row, final Host host) {
		if (row.status() != BatchRow.Status.WORKING && row.size().isEmpty())
			host.say(row.file() + ": " + row.status() + (row.remark().isEmpty() ? "" : ": " + row.remark()));
		else if (row.status() != BatchRow.Status.WORKING)
			host.say(String.format(Locale.ROOT, "%s: %s, %s, %s, %.1f s", row.file(), row.status(), row.size(),
					row.manner(), row.seconds()) + (row.status() == BatchRow.Status.FAILED ? ": " + row.remark() : ""));
	}

	@Override
	public String summary() {
		final BatchFiles files = files();
		return files.files().size() + " images, from " + files.files().get(0).getFileName()
				+ (files.others().isEmpty() ? "" : "; " + files.others().size() + " other files are passed over") + ".";
	}

	private BatchFiles files() {
		return new BatchFiles(input.toPath(), pattern, subfolders, targets());
	}

	private BatchTargets targets() {
		return new BatchTargets(input.toPath(), output.toPath(), suffix, format);
	}
}
