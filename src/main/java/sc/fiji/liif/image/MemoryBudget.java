// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.lang.management.ManagementFactory;

import sc.fiji.liif.model.ModelSpec;

/**
 * How much native memory encoding and decoding may take, and what tile size
 * that allows for a model. Immutable.
 */
public final class MemoryBudget {

	/** Beyond this the halo costs little, and smaller pieces can be stopped sooner. */
	private static final int MAX_TILE = 512;
	private static final int MIN_TILE = 8;
	private static final long MIN_BYTES = 256L << 20;
	private static final long MAX_BYTES = 8L << 30;
	/** What the native runtime takes besides the tensors, as measured. */
	private static final double OVERHEAD = 1.5;

	private final long bytes;

	public MemoryBudget(final long bytes) {
		this.bytes = bytes;
	}

	/** A quarter of what the machine has free, within reason. */
	public static MemoryBudget ofThisMachine() {
		long free = 1L << 30;
		final java.lang.management.OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
		if (system instanceof com.sun.management.OperatingSystemMXBean)
			free = ((com.sun.management.OperatingSystemMXBean) system).getFreePhysicalMemorySize();
		return new MemoryBudget(Math.max(MIN_BYTES, Math.min(MAX_BYTES, free / 4)));
	}

	/** This budget, or less. */
	MemoryBudget atMost(final long limit) {
		return new MemoryBudget(Math.min(limit, bytes));
	}

	public long bytes() {
		return bytes;
	}

	/** Bytes that encoding so many pixels, and keeping what it gives, takes at most. */
	public static long bytesToEncode(final ModelSpec spec, final long pixels) {
		final long floats = spec.encoder().liveFloatsPerPixel() + spec.decoder().hidden()[0] + 4L * spec.channels();
		return (long) (4 * OVERHEAD * floats * pixels);
	}

	/** The largest side of a tile, without its halo, whose encoding stays within the budget. */
	public int tileSize(final ModelSpec spec) {
		final double side = Math.sqrt((double) bytes / bytesToEncode(spec, 1));
		final int halo = 2 * (spec.receptiveRadius() + 1);
		return (int) Math.max(MIN_TILE, Math.min(MAX_TILE, Math.floor(side) - halo));
	}
}
