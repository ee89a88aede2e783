// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files are written as a whole or not at all, by one process at a time. */
public class AtomicFileTest {

	private static final byte[] OLD = {1, 2, 3};
	private static final byte[] NEW = {4, 5};

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void aFileIsReplacedAsAWholeOrStays() throws IOException {
		final Path file = Files.write(path("file"), OLD);
		assertThrows(IOException.class, () -> AtomicFile.write(file, part -> {
			Files.write(part, NEW);
			throw new IOException("the disk is full");
		}));
		assertArrayEquals(OLD, Files.readAllBytes(file));
		AtomicFile.write(file, part -> Files.write(part, NEW));
		assertArrayEquals(NEW, Files.readAllBytes(file));
		assertEquals("no left-overs", 1, temporary.getRoot().list().length);
	}

	@Test
	public void filesThatBelongTogetherAppearTogether() throws IOException {
		Files.write(path("a"), OLD);
		final Map<Path, AtomicFile.Writer> files = new LinkedHashMap<>();
		files.put(path("a"), part -> Files.write(part, NEW));
		files.put(path("b"), part -> {
			throw new IOException("the disk is full");
		});
		assertThrows(IOException.class, () -> AtomicFile.write(files));
		assertArrayEquals(OLD, Files.readAllBytes(path("a")));
		assertEquals("no left-overs", 1, temporary.getRoot().list().length);
	}

	@Test
	public void linksAreReplacedAndNotFollowed() throws IOException {
		final Path precious = Files.write(path("precious"), OLD);
		final Path link = Files.createSymbolicLink(path("link"), precious);
		AtomicFile.write(link, part -> Files.write(part, NEW));
		assertArrayEquals(OLD, Files.readAllBytes(precious));
		assertFalse(Files.isSymbolicLink(link));
		final Path nowhere = Files.createSymbolicLink(path("nowhere"), path("missing"));
		assertThrows(FileAlreadyExistsException.class,
				() -> AtomicFile.writeNew(nowhere, part -> Files.write(part, NEW)));
		assertFalse(Files.exists(path("missing")));
	}

	@Test
	public void whatIsNoFileIsLeftAlone() throws IOException {
		final Path folder = Files.createDirectory(path("folder"));
		assertFalse(AtomicFile.isFree(folder));
		assertThrows(IOException.class, () -> AtomicFile.write(folder, part -> Files.write(part, NEW)));
		final Path device = Path.of("/dev/null");
		if (Files.exists(device)) {
			assertFalse(AtomicFile.isFree(device));
			assertThrows(IOException.class, () -> AtomicFile.write(device, part -> Files.write(part, NEW)));
			assertTrue(Files.exists(device, LinkOption.NOFOLLOW_LINKS));
		}
	}

	@Test
	public void newFilesNeverReplace() throws IOException {
		final Path file = path("file");
		// Somebody else is faster.
		assertThrows(FileAlreadyExistsException.class, () -> AtomicFile.writeNew(file, part -> {
			Files.write(part, NEW);
			Files.write(file, OLD);
		}));
		assertArrayEquals(OLD, Files.readAllBytes(file));
		Files.delete(file);
		AtomicFile.writeNew(file, part -> Files.write(part, NEW));
		assertArrayEquals(NEW, Files.readAllBytes(file));
		assertEquals("no left-overs", 1, temporary.getRoot().list().length);
	}

	@Test
	public void longNamesAndLeftOvers() throws IOException {
		final Path file = path("x".repeat(250) + ".tif");
		AtomicFile.write(file, part -> {
			assertTrue(part.toString(), part.toString().endsWith(".tif"));
			Files.write(part, NEW);
		});
		assertTrue(Files.exists(file));
		final Path left = Files.write(path(".liif-0-name.tif"), OLD);
		AtomicFile.deleteLeftovers(path("name.tif"));
		assertFalse(Files.exists(left));
	}

	@Test
	public void aLockHasOneOwner() throws IOException {
		final Path folder = temporary.getRoot().toPath();
		try (OwnedLock lock = OwnedLock.ofFolder(folder)) {
			Failures.assertSentence(() -> OwnedLock.ofFolder(folder), "Another process",
					"process " + ProcessHandle.current().pid(), "since 2");
		}
		OwnedLock.ofFolder(folder).close();
		assertEquals("no left-overs", 0, temporary.getRoot().list().length);
	}

	@Test
	public void aLockEndsWithItsProcess() throws Exception {
		final Path file = path("lock");
		final Process process = new ProcessBuilder(
				TestJava.line("-cp", System.getProperty("java.class.path"), Holder.class.getName(), file.toString()))
				.start();
		assertEquals('y', process.getInputStream().read());
		final Optional<OwnedLock> refused = OwnedLock.take(file);
		assertFalse(refused.isPresent());
		assertTrue(OwnedLock.owner(file).startsWith("process " + process.pid() + " of "));
		process.destroyForcibly().waitFor();
		try (OwnedLock lock = OwnedLock.take(file).orElseThrow()) {
			assertTrue(OwnedLock.owner(file).startsWith("process " + ProcessHandle.current().pid()));
		}
	}

	/** Holds a lock until it is killed. */
	public static final class Holder {

		private Holder() {}

		/** @param args the lock's file */
		public static void main(final String... args) throws Exception {
			System.out.print(OwnedLock.take(Path.of(args[0])).isPresent() ? 'y' : 'n');
			System.out.flush();
			Thread.sleep(60_000);
		}
	}

	private Path path(final String name) {
		return temporary.getRoot().toPath().resolve(name);
	}
}
