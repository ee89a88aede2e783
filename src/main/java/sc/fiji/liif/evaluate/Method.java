// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import java.util.Locale;

import sc.fiji.liif.Progress;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;

/** A way to enlarge pictures. */
public interface Method {

	/** What tables call it. */
	String name();

	/**
	 * Enlarges a picture; the areas that both cover are the same.
	 *
	 * @param progress may cancel it
	 */
	Raster enlarge(Raster picture, int width, int height, Progress progress);

	/** The same, for one who may look at the truth, whose size the result has. */
	default Raster enlarge(final Raster picture, final Raster truth, final Progress progress) {
		return enlarge(picture, truth.width(), truth.height(), progress);
	}

	/** Classical interpolation, as Pillow does it: 8-bit pictures become 8-bit pictures. */
	static Method of(final Filter filter) {
		return new Method() {

			@Override
			public String name() {
				return filter.name().toLowerCase(Locale.ROOT);
			}

			@Override
			public Raster enlarge(final Raster picture, final int width, final int height, final Progress progress) {
				progress.checkCanceled();
				return new Resize(filter).apply(picture, width, height);
			}
		};
	}
}
