// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.liif.AtomicFile;

/** The course of a training as a CSV file: a row for every hundred steps and for every validation. */
public final class TrainingLog implements AutoCloseable {

	private static final String HEADER = "step,seconds,learning_rate,loss,psnr,bicubic_psnr";
	private static final int EVERY = 100;

	private final BufferedWriter out;
	private double sum;
	private int count;

	/** @param step rows after it, of a training that went on after its checkpoint, are dropped */
	public TrainingLog(final Path file, final long step) throws IOException {
		final List<String> kept = new ArrayList<>();
		kept.add(HEADER);
		if (step > 0 && Files.isRegularFile(file)) {
			for (final String line : Files.readAllLines(file)) {
				if (line.matches("\\d+(,[^,]*){5}") && Long.parseLong(line.substring(0, line.indexOf(','))) <= step)
					kept.add(line);
			}
		}
		AtomicFile.write(file, part -> Files.write(part, kept));
		out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
	}

	public void step(final long step, final double seconds, final double rate, final double loss) throws IOException {
		sum += loss;
		if (++count == EVERY || step % EVERY == 0) {
			row(step, seconds, rate, sum / count, "", "");
			sum = 0;
			count = 0;
		}
	}

	/** Adds the outcome of a validation. */
	public void validation(final long step, final double seconds, final double rate, final double loss,
			final double psnr, final double bicubicPsnr) throws IOException {
		row(step, seconds, rate, loss, decimal(psnr), decimal(bicubicPsnr));
	}

	private void row(final long step, final double seconds, final double rate, final double loss, final String psnr,
			final String bicubic) throws IOException {
		out.write(String.format(Locale.ROOT, "%d,%.1f,%.4e,%s,%s,%s%n", step, seconds, rate,
				Double.isNaN(loss) ? "" : String.format(Locale.ROOT, "%.6f", loss), psnr, bicubic));
		out.flush();
	}

	private static String decimal(final double value) {
		return String.format(Locale.ROOT, "%.3f", value);
	}

	/** Its rows are on the disk already, or were reported. */
	@Override
	public void close() {
		try {
			out.close();
		}
		catch (final IOException e) {
			// nothing is lost that was not missed before
		}
	}
}
