// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.catalog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;

import sc.fiji.liif.LiifException;

/** Where files are to be had: a folder, or an address of the web. Immutable. */
final class Source {

	private static final int CONNECT_MILLISECONDS = 20_000;
	/** A server that is silent for so long has stalled. */
	private static final int READ_MILLISECONDS = 15_000;

	private final String name;
	/** Null for a folder. */
	private final URI address;
	private final Path folder;

	private Source(final String name, final URI address, final Path folder) {
		this.name = name;
		this.address = address;
		this.folder = folder;
	}

	/**
	 * @param text a folder's path, or an address that begins with http:// or https://, with or without {@code /} and
	 *             {@code index.json} at its end
	 * @throws LiifException in one sentence, if it is neither
	 */
	static Source of(final String text) {
		final String place = text.trim().replaceFirst("/" + Catalog.INDEX + "$", "");
		if (place.isEmpty())
			throw new LiifException("It is not said where models are offered: give a folder or a web address.");
		try {
			if (place.matches("(?i)https?://.*"))
				return new Source(place, new URI(place.endsWith("/") ? place : place + "/"), null);
			if (place.matches("(?i)[a-z][a-z0-9+.-]+://.*"))
				throw new LiifException("\"" + place + "\" is no address that LIIF knows: give one that begins with "
						+ "https:// or http://, or a folder.");
			return new Source(place, null, Paths.get(place));
		}
		catch (final URISyntaxException | InvalidPathException e) {
			throw new LiifException("\"" + place + "\" is neither a folder nor a web address: " + e.getMessage() + ".",
					e);
		}
	}

	/** What the user calls it. */
	String name() {
		return name;
	}

	/** A file from some byte on. */
	static final class Part implements AutoCloseable {

		private final InputStream in;
		private final long start;

		private Part(final InputStream in, final long start) {
			this.in = in;
			this.start = start;
		}

		InputStream in() {
			return in;
		}

		/** Number of its first byte: that which was asked for, or 0 if the server gives whole files alone. */
		long start() {
			return start;
		}

		@Override
		public void close() throws IOException {
			in.close();
		}
	}

	/**
	 * Opens a file.
	 *
	 * @param file  its path below this place, with {@code /}
	 * @param start number of the first byte that is wanted
	 * @throws FileNotFoundException if there is none
	 * @throws IOException           if it can't be had
	 */
	Part open(final String file, final long start) throws IOException {
		if (folder != null) {
			final Path path = folder.resolve(file);
			if (!Files.isRegularFile(path))
				throw new FileNotFoundException(path.toString());
			final InputStream in = Files.newInputStream(path);
			in.skip(start);
			return new Part(in, start);
		}
		final HttpURLConnection connection = (HttpURLConnection) address.resolve(file).toURL().openConnection();
		connection.setConnectTimeout(CONNECT_MILLISECONDS);
		connection.setReadTimeout(READ_MILLISECONDS);
		connection.setRequestProperty("User-Agent", "LIIF for ImageJ");
		if (start > 0)
			connection.setRequestProperty("Range", "bytes=" + start + "-");
		final int code = connection.getResponseCode();
		if (code == HttpURLConnection.HTTP_NOT_FOUND)
			throw new FileNotFoundException(connection.getURL().toString());
		if (code != HttpURLConnection.HTTP_OK && code != HttpURLConnection.HTTP_PARTIAL)
			throw new IOException("the server says " + code + " " + connection.getResponseMessage());
		return new Part(connection.getInputStream(), code == HttpURLConnection.HTTP_PARTIAL ? start : 0);
	}
}
