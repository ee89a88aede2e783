// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import java.awt.image.BufferedImage;

/** One of the pictures of a preview, as the image is displayed, and what it is called. Immutable. */
public final class PreviewPicture {

	private final String caption;
	private final BufferedImage picture;

	public PreviewPicture(final String caption, final BufferedImage picture) {
		this.caption = caption;
		this.picture = picture;
	}

	/** Such as "bicubic", or a model's name. */
	public String caption() {
		return caption;
	}

	/** Not to be drawn to. */
	public BufferedImage picture() {
		return picture;
	}
}
