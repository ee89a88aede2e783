// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;
import java.util.Arrays;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.google.gson.JsonObject;

/** Zstandard (RFC 8878). Immutable. */
final class Zstandard implements Codec {

	private final int level;

	Zstandard(final int level) {
		this.level = level;
	}

	@Override
	public byte[] decode(final byte[] bytes, final int most) throws IOException {
		// Whether or not a frame says how long its content is.
		final byte[] decoded = new byte[most];
		try {
			final int length = (int) Zstd.decompressByteArray(decoded, 0, most, bytes, 0, bytes.length);
			return length == most ? decoded : Arrays.copyOf(decoded, length);
		}
		catch (final ZstdException e) {
			throw new IOException("its Zstandard frame is damaged, or has more than " + most + " bytes", e);
		}
	}

	@Override
	public byte[] encode(final byte[] bytes) {
		return Zstd.compress(bytes, level);
	}

	@Override
	public JsonObject inVersion2() {
		return Codecs.json("id", "zstd", "level", level);
	}

	@Override
	public JsonObject inVersion3() {
		final JsonObject configuration = Codecs.json("level", level);
		configuration.addProperty("checksum", false);
		return Codecs.inVersion3("zstd", configuration);
	}
}
