// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.nio.charset.StandardCharsets;

/** What kind of image file it is, by its first bytes; names lie. */
enum FileKind {

	TIFF,
	PNG,
	JPEG,
	GIF,
	BMP,
	ZIP,
	AVI,
	OTHER;

	private static final int RIFF_TYPE = 8;

	static FileKind of(final byte[] head) {
		final String text = new String(head, StandardCharsets.ISO_8859_1);
		if (text.startsWith("II*\0") || text.startsWith("MM\0*") || text.startsWith("II+\0")
				|| text.startsWith("MM\0+"))
			return TIFF;
		if (text.startsWith("\u0089PNG\r\n"))
			return PNG;
		if (text.startsWith("\u00ff\u00d8\u00ff"))
			return JPEG;
		if (text.startsWith("GIF87a") || text.startsWith("GIF89a"))
			return GIF;
		if (text.startsWith("BM"))
			return BMP;
		if (text.startsWith("PK\u0003\u0004"))
			return ZIP;
		return text.startsWith("RIFF") && text.startsWith("AVI ", RIFF_TYPE) ? AVI : OTHER;
	}
}
