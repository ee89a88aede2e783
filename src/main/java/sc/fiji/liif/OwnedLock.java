// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock among processes: a file that says who holds it and since when, and that the
 * system unlocks when the process ends, however it ends. The file is deleted with the
 * lock.
 */
public final class OwnedLock implements AutoCloseable {

	/** Windows lets nobody read what is locked; so what is written is not. */
	private static final long LOCKED = Long.MAX_VALUE - 1;
	private static final int LONGEST = 200;
	private static final int PADDING = 4096;
	private static final int MOST_ATTEMPTS = 100;
	private static final long PAUSE_MILLISECONDS = 5;

	/**
	 * Those of this process and what they say. Here, because systems take all of a
	 * process's locks on a file when it closes the file anywhere.
	 */
	private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

	private final Path file;
	private final FileChannel channel;

	private OwnedLock(final Path file, final FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * @param file whose folder exists
	 * @return empty if another holds it, in this process or another
	 * @throws LiifException in one sentence, if the file can't be written
	 */
	public static Optional<OwnedLock> take(final Path file) {
		final String line = "process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name")
				+ " since " + LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS);
		Path key = null;
		OwnedLock taken = null;
		try {
			key = key(file);
			if (HELD.putIfAbsent(key, line) != null) {
				key = null;
				return Optional.empty();
			}
			taken = take(key, line);
			return Optional.ofNullable(taken);
		}
		catch (final IOException e) {
			throw new LiifException("The file " + file + " can't be written (" + e.getMessage()
					+ "): change the permissions of its folder, or choose another.", e);
		}
		finally {
			if (taken == null && key != null)
				HELD.remove(key);
		}
	}

	/**
	 * The lock of those who write a model or a training into a folder.
	 *
	 * @throws LiifException in one sentence that names the owner, if another holds it
	 */
	public static OwnedLock ofFolder(final Path folder) {
		final Path file = folder.resolve(".liif.lock");
		return take(file).orElseThrow(() -> new LiifException("Another process writes to " + folder + " (" + owner(file)
				+ "): wait for its end, or choose another folder."));
	}

	/** Who holds a lock, such as "process 4711 of ada since 2026-05-04T12:30"; empty if it is not known. */
	public static String owner(final Path file) {
		try {
			final String own = HELD.get(key(file));
			if (own != null)
				return own;
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
				final ByteBuffer text = ByteBuffer.allocate(LONGEST);
				channel.read(text, 0);
				return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).trim();
			}
		}
		catch (final IOException e) {
			return "";
		}
	}

	/** Gives it back. */
	@Override
	public void close() {
		try {
			Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			// It stays as an empty claim that nobody holds.
		}
		try {
			channel.close();
		}
		catch (final IOException e) {
			throw new LiifException("The lock " + file + " can't be given back (" + e.getMessage() + "): delete it.",
					e);
		}
		finally {
			HELD.remove(file);
		}
	}

	// -- Helper methods --

	/** Null if another process holds it. */
	private static OwnedLock take(final Path file, final String line) throws IOException {
		for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
					LinkOption.NOFOLLOW_LINKS);
			boolean isTaken = false;
			try {
				if (!isLocked(channel))
					return null;
				// Whoever held it before may have deleted the file that is locked now, and a
				// third one made another: only this one has this length.
				final byte[] text = Arrays.copyOf(line.getBytes(StandardCharsets.UTF_8),
						LONGEST + new Random().nextInt(PADDING));
				channel.truncate(0);
				channel.write(ByteBuffer.wrap(text), 0);
				isTaken = size(file) == text.length;
				if (isTaken)
					return new OwnedLock(file, channel);
			}
			catch (final AccessDeniedException e) {
				pause(); // Windows: the last owner's file is about to go.
			}
			finally {
				if (!isTaken)
					channel.close();
			}
		}
		return null;
	}

	/** Some file systems have no locks: there, only this process is kept out. */
	private static boolean isLocked(final FileChannel channel) {
		try {
			return channel.tryLock(LOCKED, 1, false) != null;
		}
		catch (final OverlappingFileLockException e) {
			return false;
		}
		catch (final IOException e) {
			return true;
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE_MILLISECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static long size(final Path file) throws IOException {
		try {
			return Files.size(file);
		}
		catch (final NoSuchFileException e) {
			return -1;
		}
	}

	private static Path key(final Path file) throws IOException {
		final Path folder = file.toAbsolutePath().getParent();
		return folder.toRealPath().resolve(file.getFileName());
	}
}
