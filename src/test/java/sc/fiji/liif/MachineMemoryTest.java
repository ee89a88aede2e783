// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Machines and containers as Linux tells of them, in files. */
public class MachineMemoryTest {

	private static final long MEGA = 1 << 20;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void aMachineWithoutContainer() throws IOException {
		write("proc/meminfo", "MemTotal:  9999999 kB\nMemAvailable:    2097152 kB\n");
		write("proc/self/cgroup", "0::/user.slice\n");
		write("sys/fs/cgroup/user.slice/memory.max", "max\n");
		write("sys/fs/cgroup/user.slice/memory.current", "4096\n");
		assertEquals(2048 * MEGA, memory().free());
	}

	@Test
	public void theTightestGroupCountsWithoutItsFileCache() throws IOException {
		write("proc/meminfo", "MemAvailable:    20971520 kB\n");
		write("proc/self/cgroup", "0::/outer/inner\n");
		write("sys/fs/cgroup/outer/memory.max", 1000 * MEGA + "\n");
		write("sys/fs/cgroup/outer/memory.current", 700 * MEGA + "\n");
		write("sys/fs/cgroup/outer/memory.stat", "anon 5\ninactive_file " + 300 * MEGA + "\nactive_file 7\n");
		write("sys/fs/cgroup/outer/inner/memory.max", 900 * MEGA + "\n");
		write("sys/fs/cgroup/outer/inner/memory.current", 100 * MEGA + "\n");
		assertEquals(600 * MEGA, memory().free());
	}

	@Test
	public void insideOfAContainer() throws IOException {
		write("proc/meminfo", "MemAvailable:    20971520 kB\n");
		write("proc/self/cgroup", "12:cpu:/docker/0af\n9:memory:/docker/0af\n");
		write("sys/fs/cgroup/memory/memory.limit_in_bytes", 512 * MEGA + "\n");
		write("sys/fs/cgroup/memory/memory.usage_in_bytes", 200 * MEGA + "\n");
		write("sys/fs/cgroup/memory/memory.stat", "inactive_file 1\ntotal_inactive_file " + 50 * MEGA + "\n");
		assertEquals((512 - 150) * MEGA, memory().free());
		final Runtime runtime = Runtime.getRuntime();
		final boolean mayGrow = runtime.maxMemory() - runtime.totalMemory() > 512 * MEGA;
		assertEquals("Java's heap may grow", mayGrow ? 181 * MEGA : memory().available(), memory().available());
	}

	@Test
	public void noLimitsAndNonsense() throws IOException {
		write("proc/meminfo", "MemAvailable:    1048576 kB\n");
		write("proc/self/cgroup", "9:memory:/../../etc\nrubbish\n");
		write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
		write("sys/fs/cgroup/memory/memory.usage_in_bytes", "\n");
		assertEquals(1024 * MEGA, memory().free());
		assertTrue(MachineMemory.ofThisMachine().available() > 0);
	}

	private MachineMemory memory() {
		return new MachineMemory(temporary.getRoot().toPath());
	}

	private void write(final String name, final String text) throws IOException {
		final Path file = temporary.getRoot().toPath().resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, text.getBytes());
	}
}
