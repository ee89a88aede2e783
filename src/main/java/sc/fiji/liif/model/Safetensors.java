// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.weights.StateDict;

/**
 * The safetensors file format: eight bytes with the header's length, a JSON
 * header with each tensor's type, shape and byte range, then the tensors' bytes,
 * all little endian. Only 32-bit floats are read and written. Nothing is
 * allocated from a length that was not checked against the file's own.
 */
public final class Safetensors {

	/** The format's own limit for the header. */
	private static final long MAX_HEADER_BYTES = 100_000_000;
	private static final int COPY_BYTES = 1 << 16;
	private static final String METADATA = "__metadata__";

	private Safetensors() {}

	/**
	 * @param metadata receives the header's free texts
	 * @throws LiifException if the file can't be read, in one sentence
	 */
	public static StateDict read(final Path file, final Map<String, String> metadata) {
		try (ReadableByteChannel in = Channels.newChannel(Files.newInputStream(file))) {
			return read(in, Files.size(file), file, metadata);
		}
		catch (final EOFException e) {
			throw damaged(file, "it ends too early", e);
		}
		catch (final IOException e) {
			throw new LiifException("Can't read " + file + ": " + e.getMessage() + ".", e);
		}
	}

	/**
	 * Reads only the header's free texts.
	 *
	 * @throws LiifException if the file can't be read, in one sentence
	 */
	public static Map<String, String> readMetadata(final Path file) {
		final Map<String, String> metadata = new LinkedHashMap<>();
		try (ReadableByteChannel in = Channels.newChannel(Files.newInputStream(file))) {
			final byte[] header = readHeader(in, Files.size(file), file);
			ranges(header, Files.size(file) - 8 - header.length, file, metadata);
		}
		catch (final EOFException e) {
			throw damaged(file, "it ends too early", e);
		}
		catch (final IOException e) {
			throw new LiifException("Can't read " + file + ": " + e.getMessage() + ".", e);
		}
		return metadata;
	}

	/** @param metadata free texts for the header */
	public static void write(final StateDict weights, final Map<String, String> metadata, final Path file)
			throws IOException {
		final JsonObject header = new JsonObject();
		if (!metadata.isEmpty()) {
			final JsonObject texts = new JsonObject();
			metadata.forEach(texts::addProperty);
			header.add(METADATA, texts);
		}
		long offset = 0;
		for (final String name : weights.names()) {
			final StateDict.Entry entry = weights.get(name);
			final JsonObject tensor = new JsonObject();
			tensor.addProperty("dtype", "F32");
			final JsonArray shape = new JsonArray();
			for (final int length : entry.shape())
				shape.add(length);
			tensor.add("shape", shape);
			final JsonArray range = new JsonArray();
			range.add(offset);
			offset += 4L * entry.values().length;
			range.add(offset);
			tensor.add("data_offsets", range);
			header.add(name, tensor);
		}
		final StringBuilder json = new StringBuilder(header.toString());
		while (json.toString().getBytes(StandardCharsets.UTF_8).length % 8 != 0)
			json.append(' ');
		final byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
		// Such a channel writes all there is.
		try (WritableByteChannel out = Channels.newChannel(Files.newOutputStream(file))) {
			final ByteBuffer buffer = buffer(COPY_BYTES);
			buffer.putLong(bytes.length).flip();
			out.write(buffer);
			out.write(ByteBuffer.wrap(bytes));
			for (final String name : weights.names()) {
				final float[] values = weights.get(name).values();
				for (int i = 0; i < values.length;) {
					buffer.clear();
					final int n = Math.min(values.length - i, COPY_BYTES / 4);
					buffer.asFloatBuffer().put(values, i, n);
					buffer.limit(4 * n);
					out.write(buffer);
					i += n;
				}
			}
		}
	}

	// -- Helper methods --

	private static StateDict read(final ReadableByteChannel in, final long fileBytes, final Path file,
			final Map<String, String> metadata) throws IOException {
		final ByteBuffer buffer = buffer(COPY_BYTES);
		final byte[] header = readHeader(in, fileBytes, file);
		final long dataBytes = fileBytes - 8 - header.length;

		final StateDict weights = new StateDict();
		long position = 0;
		for (final Range range : ranges(header, dataBytes, file, metadata)) {
			if (range.begin != position)
				throw damaged(file, "its tensors overlap or leave gaps", null);
			final float[] values = new float[(int) (range.length() / 4)];
			for (int i = 0; i < values.length;) {
				final int n = Math.min(values.length - i, COPY_BYTES / 4);
				readFully(in, buffer, 4 * n).asFloatBuffer().get(values, i, n);
				i += n;
			}
			weights.put(range.name, range.shape, values);
			position = range.end;
		}
		if (position != dataBytes)
			throw damaged(file, "there is more in it than its tensors", null);
		return weights;
	}

	private static byte[] readHeader(final ReadableByteChannel in, final long fileBytes, final Path file)
			throws IOException {
		final long headerBytes = readFully(in, buffer(8), 8).getLong();
		if (headerBytes < 2 || headerBytes > MAX_HEADER_BYTES || headerBytes > fileBytes - 8)
			throw damaged(file, "its header claims " + headerBytes + " bytes", null);
		return readFully(in, buffer((int) headerBytes), (int) headerBytes).array();
	}

	/** Where a tensor's bytes are. */
	private static final class Range {

		private String name;
		private int[] shape;
		private long begin;
		private long end;

		private long length() {
			return end - begin;
		}
	}

	private static List<Range> ranges(final byte[] header, final long dataBytes, final Path file,
			final Map<String, String> metadata) {
		final List<Range> ranges = new ArrayList<>();
		try {
			final JsonObject json = StrictJson.parse(new String(header, StandardCharsets.UTF_8).trim());
			for (final Map.Entry<String, JsonElement> member : json.entrySet()) {
				if (member.getKey().equals(METADATA))
					member.getValue().getAsJsonObject().entrySet()
							.forEach(text -> metadata.put(text.getKey(), text.getValue().getAsString()));
				else
					ranges.add(range(member.getKey(), member.getValue().getAsJsonObject(), dataBytes, file));
			}
		}
		catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException
				| IndexOutOfBoundsException | UnsupportedOperationException | ArithmeticException e) {
			throw damaged(file, "its header is not what the format prescribes", e);
		}
		ranges.sort(Comparator.comparingLong(r -> r.begin));
		return ranges;
	}

	private static Range range(final String name, final JsonObject json, final long dataBytes, final Path file) {
		final String type = json.get("dtype").getAsString();
		if (!type.equals("F32"))
			throw new LiifException("The tensor \"" + name + "\" in " + file + " is of type " + type
					+ ", but only 32-bit floats (F32) are supported: save the model in float32.");
		final JsonArray shape = json.getAsJsonArray("shape");
		final Range range = new Range();
		range.name = name;
		range.shape = new int[shape.size()];
		long size = 1;
		for (int i = 0; i < range.shape.length; i++) {
			final long length = StrictJson.whole(shape.get(i));
			if (length < 0 || length > Math.min(dataBytes, Integer.MAX_VALUE))
				throw damaged(file, "the tensor \"" + name + "\" is larger than the file", null);
			range.shape[i] = (int) length;
			size = Math.multiplyExact(size, (long) range.shape[i]);
			if (size > Math.min(dataBytes / 4, Integer.MAX_VALUE - 8))
				throw damaged(file, "the tensor \"" + name + "\" is larger than the file", null);
		}
		final JsonArray offsets = json.getAsJsonArray("data_offsets");
		range.begin = StrictJson.whole(offsets.get(0));
		range.end = StrictJson.whole(offsets.get(1));
		if (offsets.size() != 2 || range.begin < 0 || range.end < range.begin || range.end > dataBytes)
			throw damaged(file, "the tensor \"" + name + "\" lies outside of it", null);
		if (range.length() != 4 * size)
			throw damaged(file, "the tensor \"" + name + "\" has bytes for another shape", null);
		return range;
	}

	private static LiifException damaged(final Path file, final String how, final Throwable cause) {
		return new LiifException(
				"The file " + file + " is not a whole safetensors file (" + how + "): get a fresh copy of the model.",
				cause);
	}

	private static ByteBuffer buffer(final int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static ByteBuffer readFully(final ReadableByteChannel in, final ByteBuffer buffer, final int bytes)
			throws IOException {
		buffer.clear().limit(bytes);
		while (buffer.hasRemaining()) {
			if (in.read(buffer) < 0)
				throw new EOFException();
		}
		return buffer.flip();
	}

}
