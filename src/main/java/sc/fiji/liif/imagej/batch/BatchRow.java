// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import java.util.Locale;

/** What has become of one of many files. Immutable. */
public final class BatchRow {

	/** How far it got. */
	public enum Status {
		WAITING,
		WORKING,
		MADE,
		/** Its result exists, or another run is at it. */
		SKIPPED,
		/** A dry run would have made it. */
		PLANNED,
		FAILED,
		CANCELED;

		/** In a word. */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private final String file;
	private final Status status;
	private final String size;
	private final String manner;
	private final double seconds;
	private final String remark;

	private BatchRow(final String file, final Status status, final String size, final String manner,
			final double seconds, final String remark) {
		this.file = file;
		this.status = status;
		this.size = size;
		this.manner = manner;
		this.seconds = seconds;
		this.remark = remark;
	}

	/** Nothing has happened yet. @param file as people should see it */
	static BatchRow waiting(final String file) {
		return new BatchRow(file, Status.WAITING, "", "", 0, "");
	}

	BatchRow working() {
		return new BatchRow(file, Status.WORKING, size, manner, 0, "");
	}

	/** @param newSize of the result, such as "512 x 512 x 10" */
	BatchRow of(final String newSize, final String newManner) {
		return new BatchRow(file, status, newSize, newManner, seconds, remark);
	}

	BatchRow ended(final Status end, final double took, final String newRemark) {
		return new BatchRow(file, end, size, manner, took, newRemark);
	}

	/** Its path below the input folder. */
	public String file() {
		return file;
	}

	public Status status() {
		return status;
	}

	/** Of the result, such as "512 x 512 x 10"; empty while it is not known. */
	public String size() {
		return size;
	}

	/** How it was made, such as a model's name. */
	public String manner() {
		return manner;
	}

	/** That it took. */
	public double seconds() {
		return seconds;
	}

	/** Where the result is, or why there is none. */
	public String remark() {
		return remark;
	}
}
