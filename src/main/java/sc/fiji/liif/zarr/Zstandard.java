// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import com.google.gson.JsonObject;

/** Zstandard (RFC 8878). Immutable. */
final class Zstandard implements Codec {

	private final int level;

	Zstandard(final int level) {
		this.level = level;
	}

	@Override
	public byte[] decode(final byte[] bytes) throws IOException {
		// Whether or not a frame says how long its content is.
		try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(bytes))) {
			return in.readAllBytes();
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
