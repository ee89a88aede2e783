// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.List;

/**
 * How much memory this process may still take: what the machine has available, or
 * less in a container (control groups of Linux, versions 1 and 2), without what
 * Java's heap may still grow by. Immutable; asks anew each time.
 */
public final class MachineMemory {

	/** Where a group's limit, use and statistics stand, and which statistic the system would give back. */
	private enum Groups {

		V1("/sys/fs/cgroup/memory", ":memory:", "memory.limit_in_bytes", "memory.usage_in_bytes",
				"total_inactive_file"),
		V2("/sys/fs/cgroup", "0::", "memory.max", "memory.current", "inactive_file");

		private final String mount;
		private final String mark;
		private final String limit;
		private final String use;
		private final String cache;

		Groups(final String mount, final String mark, final String limit, final String use, final String cache) {
			this.mount = mount;
			this.mark = mark;
			this.limit = limit;
			this.use = use;
			this.cache = cache;
		}
	}

	private final Path root;

	/** @param root of the file system, for tests */
	MachineMemory(final Path root) {
		this.root = root;
	}

	public static MachineMemory ofThisMachine() {
		return new MachineMemory(Paths.get("/"));
	}

	/** In bytes, at least 0. */
	public long available() {
		final Runtime runtime = Runtime.getRuntime();
		final long growth = runtime.maxMemory() - runtime.totalMemory();
		final long free = free();
		// Many give Java most of the machine, and few of them ever fill it.
		return Math.max(0, free - Math.min(growth, free / 2));
	}

	/** Java's heap counts as far as it is taken by now. */
	long free() {
		long free = ofSystem();
		for (final Groups groups : Groups.values())
			free = Math.min(free, ofGroups(groups));
		return Math.max(0, free);
	}

	// -- Helper methods --

	/** On Linux also what the file cache would give back. */
	private long ofSystem() {
		for (final String line : lines(root.resolve("proc/meminfo"))) {
			if (line.startsWith("MemAvailable:"))
				return 1024 * number(line);
		}
		final java.lang.management.OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
		if (system instanceof com.sun.management.OperatingSystemMXBean) {
			// What other systems call free leaves out what they would give back at once.
			final com.sun.management.OperatingSystemMXBean machine = (com.sun.management.OperatingSystemMXBean) system;
			return Math.max(machine.getFreePhysicalMemorySize(),
					machine.getTotalPhysicalMemorySize() / 2 - Runtime.getRuntime().totalMemory());
		}
		return 1L << 30;
	}

	/** The least of what the group of this process and those around it leave. */
	private long ofGroups(final Groups groups) {
		final Path mount = root.resolve(groups.mount.substring(1));
		long free = Long.MAX_VALUE;
		for (final String line : lines(root.resolve("proc/self/cgroup"))) {
			if (!line.contains(groups.mark))
				continue;
			final String name = line.substring(line.indexOf(groups.mark) + groups.mark.length());
			Path group = mount.resolve(name.replaceFirst("^/+", "")).normalize();
			// Inside of a container its own group is often all that is mounted.
			if (!group.startsWith(mount) || !Files.isDirectory(group))
				group = mount;
			for (; group != null && group.startsWith(mount); group = group.getParent())
				free = Math.min(free, ofGroup(groups, group));
		}
		return free;
	}

	private long ofGroup(final Groups groups, final Path group) {
		final long limit = first(group.resolve(groups.limit));
		final long use = first(group.resolve(groups.use));
		if (limit < 0 || use < 0)
			return Long.MAX_VALUE; // there is none
		long cache = 0;
		for (final String line : lines(group.resolve("memory.stat"))) {
			if (line.startsWith(groups.cache + " "))
				cache = number(line.substring(groups.cache.length()));
		}
		return limit - Math.max(0, use - cache);
	}

	/** A file's number; -1 if it has none, such as "max". */
	private static long first(final Path file) {
		final List<String> lines = lines(file);
		return lines.isEmpty() ? -1 : number(lines.get(0));
	}

	private static long number(final String text) {
		final String digits = text.replaceAll("\\D", "");
		return digits.isEmpty() || digits.length() > 18 ? -1 : Long.parseLong(digits);
	}

	private static List<String> lines(final Path file) {
		try {
			return Files.isReadable(file) ? Files.readAllLines(file) : Collections.emptyList();
		}
		catch (IOException | UncheckedIOException e) {
			return Collections.emptyList();
		}
	}
}
