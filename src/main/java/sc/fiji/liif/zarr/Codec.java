// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;

import com.google.gson.JsonObject;

/** Makes bytes of bytes, and back: a compression, or a checksum. Immutable. */
interface Codec {

	/**
	 * The bytes that these were made of.
	 *
	 * @param most as many as there can be; of what has more in it no more is made
	 * @throws IOException if the bytes are not what this has made; says what is wrong, without the place
	 */
	byte[] decode(byte[] bytes, int most) throws IOException;

	/** @throws UnsupportedOperationException if this can be read alone */
	byte[] encode(byte[] bytes) throws IOException;

	/** As version 2 of Zarr describes it. */
	JsonObject inVersion2();

	/** As version 3 of Zarr describes it. */
	JsonObject inVersion3();
}
