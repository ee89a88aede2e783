// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.catalog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.model.Model;

/**
 * A model on its way: its files grow in a folder beside the one that is wanted, which gets its name when all of them
 * are what the index says and a model. What was broken off stays, and is gone on with.
 */
final class Download {

	private static final int BUFFER = 1 << 16;

	private final Source source;
	private final OfferedModel model;
	private final Path target;
	private final Path growing;

	Download(final Source source, final OfferedModel model, final Path target) {
		this.source = source;
		this.model = model;
		this.target = target.toAbsolutePath();
		growing = this.target.resolveSibling("." + target.getFileName() + ".part");
	}

	void run(final Progress progress) {
		if (Files.exists(target))
			throw new LiifException(
					"There is a model in " + target + " already: delete it first, or choose another name.");
		try {
			Files.createDirectories(growing);
			double before = 0;
			for (final Map.Entry<String, OfferedModel.File> file : model.files().entrySet()) {
				fetch(file.getKey(), file.getValue(), before, progress);
				before += file.getValue().bytes();
			}
			check();
			Files.move(growing, target);
			progress.report(1, 1, "done");
		}
		catch (final FileNotFoundException e) {
			throw new LiifException("The model \"" + model.name() + "\" is in the list of " + source.name()
					+ ", but a file of it is missing (" + e.getMessage() + "): tell those who offer it.", e);
		}
		catch (final IOException e) {
			throw new LiifException("The model \"" + model.name() + "\" could not be fetched to its end ("
					+ e.getMessage() + "): do it again, it goes on where it was.", e);
		}
	}

	/** The checksum of a file, in hexadecimal digits. */
	static String sha256(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			final byte[] buffer = new byte[BUFFER];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
				digest.update(buffer, 0, n);
			return String.format("%064x", new BigInteger(1, digest.digest()));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	// -- Helper methods --

	private void fetch(final String name, final OfferedModel.File file, final double before, final Progress progress)
			throws IOException {
		final Path part = growing.resolve(name);
		if (Files.exists(part) && Files.size(part) > file.bytes())
			Files.delete(part);
		final long there = Files.exists(part) ? Files.size(part) : 0;
		if (there < file.bytes() || there == 0) {
			try (Source.Part from = source.open(model.name() + "/" + name, there)) {
				write(from, part, file, before, progress);
			}
		}
		if (Files.size(part) < file.bytes())
			throw new IOException(name + " ended too early");
		if (!sha256(part).equals(file.sha256())) {
			// Going on with it would never help.
			Files.delete(part);
			throw new LiifException("What " + source.name() + " gave as " + model.name() + "/" + name
					+ " is not what its list says: fetch it again, and if that does not help, tell those who offer it.");
		}
	}

	private void write(final Source.Part from, final Path part, final OfferedModel.File file, final double before,
			final Progress progress) throws IOException {
		final byte[] buffer = new byte[BUFFER];
		long done = from.start();
		try (OutputStream out = from.start() > 0
				? Files.newOutputStream(part, StandardOpenOption.APPEND)
				: Files.newOutputStream(part)) {
			for (int n = from.in().read(buffer); n >= 0; n = from.in().read(buffer)) {
				progress.checkCanceled();
				out.write(buffer, 0, (int) Math.min(n, file.bytes() - done));
				done += n;
				if (done > file.bytes())
					return; // More than was said: the checksum will tell.
				progress.report(before + done, model.bytes(), "fetching " + model.name());
			}
		}
	}

	/** Whether it is a model that this LIIF can read. */
	private void check() throws IOException {
		try {
			Model.read(growing);
		}
		catch (final LiifException e) {
			for (final String name : model.files().keySet())
				Files.deleteIfExists(growing.resolve(name));
			Files.deleteIfExists(growing);
			throw e;
		}
	}
}
