// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

import com.google.gson.JsonObject;

/** A checksum behind the bytes. Immutable. */
final class Crc32c implements Codec {

	@Override
	public byte[] decode(final byte[] bytes, final int most) throws IOException {
		if (bytes.length < Integer.BYTES)
			throw new IOException("it ends too early");
		final byte[] content = Arrays.copyOf(bytes, bytes.length - Integer.BYTES);
		final int said = ByteBuffer.wrap(bytes, content.length, Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).getInt();
		if (said != sum(content))
			throw new IOException("its checksum is wrong");
		return content;
	}

	@Override
	public byte[] encode(final byte[] bytes) {
		return ByteBuffer.allocate(bytes.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).put(bytes)
				.putInt(sum(bytes)).array();
	}

	@Override
	public JsonObject inVersion2() {
		return Codecs.json("id", "crc32c");
	}

	@Override
	public JsonObject inVersion3() {
		return Codecs.json("name", "crc32c");
	}

	private static int sum(final byte[] bytes) {
		final CRC32C sum = new CRC32C();
		sum.update(bytes);
		return (int) sum.getValue();
	}
}
