// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import sc.fiji.liif.Progress;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;

/** A way to put slices between the slices of a stack. */
public interface VolumeMethod {

	/** What tables call it. */
	String name();

	/**
	 * Puts slices between slices; the extents that both cover are the same.
	 *
	 * @param planes   the xz planes of a stack, y by y, whose rows are slices
	 * @param slices   of the result
	 * @param progress may cancel it
	 * @return the same planes with so many rows
	 */
	List<Raster> refine(List<Raster> planes, int slices, Progress progress);

	/** The same, for one who may look at the truth. */
	default List<Raster> refine(final List<Raster> planes, final List<Raster> truth, final Progress progress) {
		return refine(planes, truth.get(0).height(), progress);
	}

	/** Classical interpolation along z. */
	static VolumeMethod of(final Filter filter) {
		return new VolumeMethod() {

			@Override
			public String name() {
				return filter == Filter.BILINEAR
						? "linear"
						: filter == Filter.BICUBIC ? "cubic" : filter.name().toLowerCase(Locale.ROOT);
			}

			@Override
			public List<Raster> refine(final List<Raster> planes, final int slices, final Progress progress) {
				final List<Raster> refined = new ArrayList<>();
				for (final Raster plane : planes) {
					progress.checkCanceled();
					refined.add(new Resize(filter).alongY(plane, slices));
				}
				return refined;
			}
		};
	}
}
