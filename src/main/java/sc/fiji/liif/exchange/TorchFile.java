// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import net.razorvine.pickle.PickleException;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.weights.StateDict;

/**
 * A file that {@code torch.save} wrote: the zip format of PyTorch 1.6 and later,
 * or the legacy format before it. Reads what it says, and the values of those
 * tensors that are wanted; the others stay on the disk.
 */
final class TorchFile {

	private static final long MAX_PICKLE_BYTES = 100_000_000;
	private static final int COPY_BYTES = 1 << 16;
	private static final int LEGACY_PICKLES = 3;
	private static final double MOST_COPIES = 4;

	/** Tells which tensors of a file are wanted. */
	interface Choice {

		Collection<TorchTensor> choose(Object root);
	}

	private final Path file;
	private Object root;
	private final Map<String, float[]> values = new HashMap<>();

	private TorchFile(final Path file) {
		this.file = file;
	}

	/**
	 * @param choice picks tensors out of the file's root object
	 * @throws LiifException in one sentence, if it is no such file, is damaged, or
	 *                       asks for more than data
	 */
	static TorchFile read(final Path file, final Choice choice) {
		final TorchFile read = new TorchFile(file);
		try {
			if (!Files.isRegularFile(file))
				throw new LiifException("There is no file " + file + ": check the path.");
			final int first;
			try (InputStream in = Files.newInputStream(file)) {
				first = in.read();
			}
			if (first == 'P')
				read.readZip(choice);
			else if (first == 0x80)
				read.readLegacy(choice);
			else
				throw damaged(file, "it is of another format", null);
		}
		catch (final ZipException | EOFException e) {
			throw damaged(file, "it ends too early", e);
		}
		catch (final IOException e) {
			throw damaged(file, "it can't be read to its end: " + e.getMessage(), e);
		}
		catch (final LiifException e) {
			throw e;
		}
		catch (final PickleException | IllegalArgumentException | ArithmeticException e) {
			throw damaged(file, String.valueOf(e.getMessage()), e);
		}
		catch (final RuntimeException | OutOfMemoryError | StackOverflowError e) {
			// The unpickler trusts what it reads; whatever it stumbles over is the file's fault.
			throw damaged(file, "its pickle makes no sense", e);
		}
		return read;
	}

	/** What the file says: maps, lists, numbers, texts and {@link TorchTensor}s. */
	Object root() {
		return root;
	}

	/** The values of a tensor that was wanted, last axis fastest. */
	float[] values(final TorchTensor tensor) {
		return tensor.pick(values.get(tensor.storage.key));
	}

	// -- Helper methods --

	private void readZip(final Choice choice) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			final ZipEntry pickle = zip.stream().filter(entry -> entry.getName().endsWith("/data.pkl")).findFirst()
					.orElseThrow(() -> damaged(file, "it has no data.pkl", null));
			final byte[] bytes;
			try (InputStream in = stored(zip, pickle, MAX_PICKLE_BYTES)) {
				bytes = in.readAllBytes();
			}
			PickleBounds.check(bytes, 0, bytes.length);
			root = new TorchUnpickler().load(new ByteArrayInputStream(bytes));
			final String folder = pickle.getName().substring(0, pickle.getName().length() - "data.pkl".length());
			for (final TorchTensor tensor : chosen(choice)) {
				final TorchTensor.Storage storage = tensor.storage;
				if (values.containsKey(storage.key))
					continue;
				final ZipEntry entry = zip.getEntry(folder + "data/" + storage.key);
				if (entry == null || entry.getSize() != storage.bytes())
					throw damaged(file, "the storage " + storage.key + " is missing or truncated", null);
				try (InputStream in = stored(zip, entry, Files.size(file))) {
					values.put(storage.key, floats(in, storage));
				}
			}
		}
	}

	/** Tensors may share values, but all of them together not many times. */
	private Collection<TorchTensor> chosen(final Choice choice) throws IOException {
		final Collection<TorchTensor> chosen = choice.choose(root);
		double bytes = 0;
		for (final TorchTensor tensor : chosen)
			bytes += (double) Float.BYTES * StateDict.size(tensor.shape);
		if (bytes > MOST_COPIES * Files.size(file))
			throw damaged(file, "its tensors are much larger than the file", null);
		return chosen;
	}

	/** PyTorch does not compress; what is compressed may be larger than any memory. */
	private InputStream stored(final ZipFile zip, final ZipEntry entry, final long limit) throws IOException {
		if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > Math.min(limit, Files.size(file)))
			throw damaged(file, "its parts are compressed or too large", null);
		return zip.getInputStream(entry);
	}

	/** Magic number, version, system; then the object, the storages' keys, and each storage with its size before it. */
	private void readLegacy(final Choice choice) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			final byte[] bytes = in.readNBytes((int) Math.min(Files.size(file), MAX_PICKLE_BYTES));
			int at = 0;
			for (int i = 0; i < LEGACY_PICKLES; i++) {
				final int end = PickleBounds.check(bytes, at, bytes.length);
				new TorchUnpickler().load(new ByteArrayInputStream(bytes, at, end - at));
				at = end;
			}
			final TorchUnpickler unpickler = new TorchUnpickler();
			final int behind = PickleBounds.check(bytes, at, bytes.length);
			root = unpickler.load(new ByteArrayInputStream(bytes, at, behind - at));
			final int data = PickleBounds.check(bytes, behind, bytes.length);
			final List<?> keys = (List<?>) new TorchUnpickler()
					.load(new ByteArrayInputStream(bytes, behind, data - behind));
			readStorages(unpickler, keys, chosen(choice), data);
		}
	}

	private void readStorages(final TorchUnpickler unpickler, final List<?> keys, final Collection<TorchTensor> chosen,
			final long from) throws IOException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file), COPY_BYTES)) {
			skip(in, from);
			final Set<String> wanted = new HashSet<>();
			chosen.forEach(tensor -> wanted.add(tensor.storage.key));
			final DataInputStream data = new DataInputStream(in);
			for (final Object key : keys) {
				final TorchTensor.Storage storage = key instanceof String ? unpickler.storages().get(key) : null;
				final long size = Long.reverseBytes(data.readLong());
				if (storage == null || size != storage.size || storage.bytes() > Files.size(file))
					throw damaged(file, "a storage is not what it should be", null);
				if (wanted.remove(storage.key))
					values.put(storage.key, floats(in, storage));
				else
					skip(data, storage.bytes());
			}
			if (!wanted.isEmpty())
				throw damaged(file, "storages are missing", null);
		}
	}

	private static void skip(final InputStream in, final long bytes) throws IOException {
		for (long left = bytes; left > 0;) {
			final long skipped = in.skip(left);
			if (skipped == 0 && in.read() < 0)
				throw new EOFException();
			left -= Math.max(1, skipped);
		}
	}

	private float[] floats(final InputStream in, final TorchTensor.Storage storage) throws IOException {
		final float[] floats = new float[Math.toIntExact(storage.size)];
		final byte[] bytes = new byte[COPY_BYTES];
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < floats.length;) {
			final int n = Math.min(floats.length - i, COPY_BYTES / storage.type.bytes);
			if (in.readNBytes(bytes, 0, n * storage.type.bytes) < n * storage.type.bytes)
				throw new EOFException();
			for (int k = 0; k < n; k++)
				floats[i + k] = value(buffer, k, storage.type);
			i += n;
		}
		return floats;
	}

	private float value(final ByteBuffer buffer, final int i, final TorchTensor.Type type) {
		switch (type) {
		case FLOAT :
			return buffer.getFloat(4 * i);
		case DOUBLE :
			return (float) buffer.getDouble(8 * i);
		default :
			throw damaged(file, "its weights are of type " + type + " instead of float", null);
		}
	}

	private static LiifException damaged(final Path file, final String how, final Throwable cause) {
		return new LiifException("The file " + file + " is not a checkpoint that can be imported (" + how
				+ "): get a fresh copy of it from where it was published.", cause);
	}
}
