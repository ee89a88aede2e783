// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder, in which keys are the paths of files. Immutable. */
public final class FolderStore implements Store {

	private final Path folder;

	/** @param folder made when something is written to it */
	public FolderStore(final Path folder) {
		this.folder = folder;
	}

	@Override
	public byte[] read(final String key) throws IOException {
		try {
			return Files.readAllBytes(file(key));
		}
		catch (final NoSuchFileException e) {
			return null;
		}
	}

	@Override
	public byte[] read(final String key, final long offset, final int length) throws IOException {
		try (SeekableByteChannel channel = Files.newByteChannel(file(key))) {
			final long first = offset < 0 ? channel.size() + offset : offset;
			if (first < 0 || first + length > channel.size())
				throw new EOFException("it has " + channel.size() + " bytes alone");
			final ByteBuffer bytes = ByteBuffer.allocate(length);
			channel.position(first);
			while (bytes.hasRemaining()) {
				if (channel.read(bytes) < 0)
					throw new EOFException("it ends too early");
			}
			return bytes.array();
		}
		catch (final NoSuchFileException e) {
			return null;
		}
	}

	@Override
	public boolean exists(final String key) throws IOException {
		return Files.exists(file(key));
	}

	@Override
	public void write(final String key, final byte[] bytes) throws IOException {
		final Path file = file(key);
		Files.createDirectories(file.getParent());
		final Path part = Files.createTempFile(file.getParent(), ".liif-", ".part");
		try {
			Files.write(part, bytes);
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	@Override
	public void delete(final String key) throws IOException {
		Files.deleteIfExists(file(key));
	}

	@Override
	public String toString() {
		return folder.toString();
	}

	private Path file(final String key) throws IOException {
		try {
			return folder.resolve(key.replace('/', folder.getFileSystem().getSeparator().charAt(0)));
		}
		catch (final InvalidPathException e) {
			throw new IOException("there can be no file of that name", e);
		}
	}
}
