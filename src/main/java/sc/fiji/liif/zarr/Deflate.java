// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

import com.google.gson.JsonObject;

/** The compression of gzip and zlib, which differ in what they write around it. Immutable. */
final class Deflate implements Codec {

	private final boolean isGzip;
	private final int level;

	Deflate(final boolean isGzip, final int level) {
		this.isGzip = isGzip;
		this.level = level;
	}

	@Override
	public byte[] decode(final byte[] bytes, final int most) throws IOException {
		try (InputStream in = isGzip
				? new GZIPInputStream(new ByteArrayInputStream(bytes))
				: new InflaterInputStream(new ByteArrayInputStream(bytes))) {
			return Codecs.all(in, most);
		}
	}

	@Override
	public byte[] encode(final byte[] bytes) throws IOException {
		final ByteArrayOutputStream encoded = new ByteArrayOutputStream();
		try (OutputStream out = isGzip ? new LeveledGzip(encoded, level) : zlib(encoded)) {
			out.write(bytes);
		}
		return encoded.toByteArray();
	}

	@Override
	public JsonObject inVersion2() {
		return Codecs.json("id", isGzip ? "gzip" : "zlib", "level", level);
	}

	@Override
	public JsonObject inVersion3() {
		return Codecs.inVersion3(isGzip ? "gzip" : "numcodecs.zlib", Codecs.json("level", level));
	}

	private OutputStream zlib(final OutputStream to) {
		return new DeflaterOutputStream(to, new Deflater(level)) {

			@Override
			public void close() throws IOException {
				super.close();
				def.end();
			}
		};
	}

	/** Java's own has but one level. */
	private static final class LeveledGzip extends GZIPOutputStream {

		private LeveledGzip(final OutputStream to, final int level) throws IOException {
			super(to);
			def.setLevel(level);
		}
	}
}
