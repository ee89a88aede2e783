// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import sc.fiji.liif.network.MachineSpeed;

/** What the machine gives: products, memory, and what this process takes of it. */
final class Machine {

	private static final Path PROCESSORS = Paths.get("/proc/cpuinfo");
	private static final Path STATUS = Paths.get("/proc/self/status");
	private static final Path CLEAR = Paths.get("/proc/self/clear_refs");
	private static final int MATRIX = 2048;
	private static final int FLOATS = 1 << 25;

	private Machine() {}

	static String name() throws IOException {
		final int cores = Runtime.getRuntime().availableProcessors();
		final String java = "Java " + System.getProperty("java.version");
		if (!Files.exists(PROCESSORS))
			return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + cores + " cores, "
					+ java;
		try (Stream<String> lines = Files.lines(PROCESSORS)) {
			final Optional<String> model = lines.filter(line -> line.startsWith("model name")).findFirst();
			return model.orElse("").replaceFirst(".*:\\s*", "") + ", " + cores + " cores, " + java;
		}
	}

	/** Multiplications and additions per second of a float32 matrix product. */
	static double matrixRate() {
		return MachineSpeed.multiplyAddsPerSecond(MATRIX, 1);
	}

	/** Bytes that are read and written per second by copies on all cores. */
	static double[] copySeconds() {
		final int cores = Runtime.getRuntime().availableProcessors();
		final float[][] from = new float[cores][FLOATS];
		final float[][] to = new float[cores][FLOATS];
		return Stopwatch.seconds(1, () -> IntStream.range(0, cores).parallel()
				.forEach(i -> System.arraycopy(from[i], 0, to[i], 0, FLOATS)));
	}

	/** What {@link #copySeconds} moves. */
	static double copiedBytes() {
		return 8.0 * FLOATS * Runtime.getRuntime().availableProcessors();
	}

	/** Bytes of memory that this process holds; 0 where that can't be known. */
	static long resident() throws IOException {
		return status("VmRSS:");
	}

	/** The most that it held since {@link #clearPeak()}. */
	static long peak() throws IOException {
		return status("VmHWM:");
	}

	static void clearPeak() throws IOException {
		if (Files.isWritable(CLEAR))
			Files.write(CLEAR, "5".getBytes());
	}

	private static long status(final String key) throws IOException {
		if (Files.exists(STATUS)) {
			for (final String line : Files.readAllLines(STATUS)) {
				if (line.startsWith(key))
					return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
			}
		}
		return 0;
	}
}
