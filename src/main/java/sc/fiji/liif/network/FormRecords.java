// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import sc.fiji.liif.AtomicFile;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.engine.Engines;

/**
 * Forms that were measured, in a file of properties, by machine and network. What can't be
 * read is measured anew, what can't be written as well. Safe for use by several threads.
 */
final class FormRecords {

	private static final Path PROCESSORS = Paths.get("/proc/cpuinfo");
	private static final String SEPARATOR = " rate=";

	private final Path file;

	FormRecords(final Path file) {
		this.file = file;
	}

	/** A form and what it reached. Immutable. */
	static final class Measured {

		private final NetworkForm form;
		private final double rate;

		/** @param rate positions decoded per second; 0 if that hangs on other things */
		Measured(final NetworkForm form, final double rate) {
			this.form = form;
			this.rate = rate;
		}

		NetworkForm form() {
			return form;
		}

		double rate() {
			return rate;
		}
	}

	/** What is measured on this machine holds for no other one. */
	static String machine(final int threads) {
		final int cores = Runtime.getRuntime().availableProcessors();
		return processor() + " x " + (threads == 0 ? cores : threads) + " | TensorFlow " + Engines.current().version();
	}

	Optional<Measured> find(final String key) {
		final String text = read().getProperty(key);
		if (text == null)
			return Optional.empty();
		final int end = text.lastIndexOf(SEPARATOR);
		try {
			return Optional.of(new Measured(NetworkForm.of(text.substring(0, Math.max(0, end))),
					Double.parseDouble(text.substring(end + SEPARATOR.length()))));
		}
		catch (LiifException | NumberFormatException | StringIndexOutOfBoundsException e) {
			return Optional.empty();
		}
	}

	void put(final String key, final Measured measured) {
		final Properties all = read();
		all.setProperty(key, measured.form() + SEPARATOR + Math.round(measured.rate()));
		write(all);
	}

	void forget(final String key) {
		final Properties all = read();
		if (all.remove(key) != null)
			write(all);
	}

	// -- Helper methods --

	private Properties read() {
		final Properties all = new Properties();
		if (Files.isRegularFile(file)) {
			try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
				all.load(reader);
			}
			catch (IOException | IllegalArgumentException e) {
				return new Properties();
			}
		}
		return all;
	}

	private void write(final Properties all) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			AtomicFile.write(file, part -> {
				try (var writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
					all.store(writer, "What LIIF measured to be fastest here; may be deleted.");
				}
			});
		}
		catch (final IOException e) {
			// It is measured again next time.
			return;
		}
	}

	private static String processor() {
		try (Stream<String> lines = Files.lines(PROCESSORS)) {
			final Optional<String> model = lines.filter(line -> line.matches("(model name|Model|Hardware)\\s*:.*"))
					.findFirst();
			if (model.isPresent())
				return model.get().replaceFirst(".*?:\\s*", "");
		}
		catch (final IOException | RuntimeException e) {
			return other();
		}
		return other();
	}

	private static String other() {
		final String windows = System.getenv("PROCESSOR_IDENTIFIER");
		return windows != null ? windows : System.getProperty("os.name") + " " + System.getProperty("os.arch");
	}
}
