// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.OwnedLock;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.io.ImageFiles;

/**
 * The work on many files, one after the other. What exists is skipped, unless it is to be replaced; a file that fails
 * does not stop the rest, unless it shall. Several runs over the same folder share the work. For one thread.
 */
public final class BatchRun {

	private final Path in;
	private final List<Path> files;
	private final BatchTargets targets;
	private final FileJob job;
	private final List<BatchListener> listeners;
	private final List<BatchRow> rows = new ArrayList<>();
	private boolean overwrites;
	private boolean isDry;
	private boolean stopsAtFailure;

	/** @param in folder that the files are in, or below */
	public BatchRun(final Path in, final List<Path> files, final BatchTargets targets, final FileJob job,
			final BatchListener... listeners) {
		this.in = in;
		this.files = new ArrayList<>(files);
		this.targets = targets;
		this.job = job;
		this.listeners = Arrays.asList(listeners);
		for (final Path file : files)
			rows.add(BatchRow.waiting(in.relativize(file).toString()));
	}

	/** Whether results that exist are made again; as the job was told. */
	public BatchRun overwrites(final boolean choice) {
		overwrites = choice;
		return this;
	}

	/** Whether files are but looked at. */
	public BatchRun dry(final boolean choice) {
		isDry = choice;
		return this;
	}

	public BatchRun stopsAtFailure(final boolean choice) {
		stopsAtFailure = choice;
		return this;
	}

	/** What became of all files so far, in their order. */
	public List<BatchRow> rows() {
		return Collections.unmodifiableList(rows);
	}

	/**
	 * Works.
	 *
	 * @throws LiifException         in one sentence, if nothing can be written at all
	 * @throws CancellationException if the work was canceled: what follows is left waiting
	 */
	public void run() {
		checkNames();
		if (!isDry)
			ImageFiles.checkTarget(targets.folder().resolve(".liif-probe"), true); // and makes the folder
		for (int i = 0; i < files.size(); i++) {
			if (run(i) == BatchRow.Status.FAILED && stopsAtFailure)
				return;
		}
	}

	/** In words: "12 made, 3 skipped because they exist or are being made, 1 failed". */
	public String summary() {
		final Map<BatchRow.Status, Integer> counts = new EnumMap<>(BatchRow.Status.class);
		rows.forEach(row -> counts.merge(row.status(), 1, Integer::sum));
		final int begun = counts.getOrDefault(BatchRow.Status.WAITING, 0);
		return (isDry
				? counts.getOrDefault(BatchRow.Status.PLANNED, 0) + " would be made"
				: counts.getOrDefault(BatchRow.Status.MADE, 0) + " made") + ", "
				+ counts.getOrDefault(BatchRow.Status.SKIPPED, 0) + " skipped because they exist or are being made, "
				+ counts.getOrDefault(BatchRow.Status.FAILED, 0) + " failed"
				+ (counts.containsKey(BatchRow.Status.CANCELED) ? ", 1 canceled" : "")
				+ (begun > 0 ? ", " + begun + " not begun" : "");
	}

	/** How many failed. */
	public int failures() {
		return (int) rows.stream().filter(row -> row.status() == BatchRow.Status.FAILED).count();
	}

	// -- Helper methods --

	private void checkNames() {
		final Map<Path, Path> taken = new HashMap<>();
		for (final Path file : files) {
			final Path other = taken.putIfAbsent(targets.of(file), file);
			if (other != null)
				throw new LiifException(in.relativize(other) + " and " + in.relativize(file)
						+ " would have the same result, " + targets.of(file).getFileName()
						+ ": leave the format as that of the inputs, or choose by a pattern.");
		}
	}

	private BatchRow.Status run(final int i) {
		set(i, rows.get(i).working());
		final long start = System.nanoTime();
		BatchRow.Status status = BatchRow.Status.FAILED;
		String remark = "";
		try (OwnedLock lock = isDry ? null : OwnedLock.take(claim(files.get(i))).orElse(null)) {
			if (!isDry && lock == null || !overwrites && exists(files.get(i)))
				status = BatchRow.Status.SKIPPED;
			else {
				remark = make(i, start);
				status = isDry ? BatchRow.Status.PLANNED : BatchRow.Status.MADE;
			}
		}
		catch (final LiifException e) {
			remark = e.getMessage();
		}
		catch (final CancellationException e) {
			set(i, rows.get(i).ended(BatchRow.Status.CANCELED, seconds(start), ""));
			throw e;
		}
		catch (final OutOfMemoryError e) {
			remark = HeapSpace.exhausted(files.get(i).toString(), e).getMessage();
		}
		catch (final RuntimeException e) {
			remark = e + ". Please report this.";
		}
		if (status != BatchRow.Status.MADE)
			set(i, rows.get(i).ended(status, seconds(start), remark));
		return status;
	}

	/** Returns where the result is. */
	private String make(final int i, final long start) {
		final Path file = files.get(i);
		final FileJob.Opened opened = job.open(file, (image, size) -> targets.of(file, image, size));
		set(i, rows.get(i).of(opened.size(), opened.manner()));
		if (isDry)
			return opened.target().toString();
		final ImagePlus result = opened.make();
		set(i, rows.get(i).ended(BatchRow.Status.MADE, seconds(start), opened.target().toString()));
		for (final BatchListener listener : listeners)
			listener.made(rows.get(i), opened.image(), result);
		result.close();
		return opened.target().toString();
	}

	private void set(final int i, final BatchRow row) {
		rows.set(i, row);
		listeners.forEach(listener -> listener.changed(i, row));
	}

	private boolean exists(final Path file) {
		return Files.exists(targets.of(file)) || Files.exists(targets.asTiff(file));
	}

	/** Of one who works on a file; for all of them in the same folder. */
	private Path claim(final Path file) {
		return targets.folder()
				.resolve(".liif-" + UUID.nameUUIDFromBytes(in.relativize(file).toString().getBytes(UTF_8)));
	}

	private static double seconds(final long start) {
		return (System.nanoTime() - start) / 1e9;
	}
}
