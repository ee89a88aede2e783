// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;
import java.util.stream.Stream;

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

	private static final Path MEMINFO = Paths.get("/proc/meminfo");

	private final long bytes;

	public MemoryBudget(final long bytes) {
		this.bytes = bytes;
	}

	/** A quarter of what the machine has available, within reason. */
	public static MemoryBudget ofThisMachine() {
		return new MemoryBudget(Math.max(MIN_BYTES, Math.min(MAX_BYTES, available() / 4)));
	}

	/** On Linux also what the file cache would give back. */
	private static long available() {
		if (Files.isReadable(MEMINFO)) {
			try (Stream<String> lines = Files.lines(MEMINFO)) {
				final Optional<String> line = lines.filter(l -> l.startsWith("MemAvailable:")).findFirst();
				if (line.isPresent())
					return 1024 * Long.parseLong(line.get().replaceAll("\\D", ""));
			}
			catch (IOException | UncheckedIOException | NumberFormatException e) {
				// then as on other systems
			}
		}
		final java.lang.management.OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
		if (system instanceof com.sun.management.OperatingSystemMXBean)
			return ((com.sun.management.OperatingSystemMXBean) system).getFreePhysicalMemorySize();
		return 1L << 30;
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
		final long floats = spec.encoder().liveFloatsPerPixel() + spec.decoder().projectedWidth(spec.channels())
				+ 4L * spec.channels();
		return (long) (4 * OVERHEAD * floats * pixels);
	}

	/** Bytes that decoding so many queries at once takes at most. */
	public static long bytesToDecode(final ModelSpec spec, final long queries) {
		return 4 * queries * spec.decoder().members() * (spec.decoder().liveFloatsPerMember(spec.channels()) + 8L);
	}

	/**
	 * The largest side of a tile, without its halo, whose encoding stays within the
	 * budget; but not less than the halo's width, since still smaller tiles would
	 * encode little else.
	 */
	public int tileSize(final ModelSpec spec) {
		if (spec.reach().isGlobal())
			return Integer.MAX_VALUE;
		final double side = Math.sqrt((double) bytes / bytesToEncode(spec, 1));
		final int halo = spec.reach().halo();
		return (int) Math.max(Math.max(MIN_TILE, halo), Math.min(MAX_TILE, Math.floor(side) - 2 * halo));
	}
}
