// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.raster;

/** Pictures that are read together, each with the channels that were asked for. */
public interface RasterStack extends Stack<Raster> {

	/** Its path below the folder that it was found in, without extension: what belongs together has it in common. */
	default String stem() {
		return name().replaceFirst("^[^/]*/", "").replaceFirst("\\.[^.]*$", "");
	}
}
