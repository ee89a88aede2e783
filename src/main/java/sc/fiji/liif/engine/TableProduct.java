// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

import java.util.function.IntUnaryOperator;

/**
 * Products of many rows of numbers with one table. Holds native memory until closed. Safe for use by several threads.
 */
public interface TableProduct extends AutoCloseable {

	/**
	 * Multiplies rows with a table.
	 *
	 * @param values  {@code [count][width]}; may be longer
	 * @param columns {@code [width][patch]}
	 * @param out     receives {@code [count][patch]}; may be longer
	 */
	void multiply(float[] values, int count, int width, float[] columns, float[] out);

	/**
	 * Multiplies groups of rows with a table. The products of a group are a patch of one
	 * channel; the groups are those of patches side by side, channel fastest, which
	 * together are a raster, {@code [down * patch height][across * patch width][channels]}.
	 *
	 * @param values  rows of {@code width} values each; may be longer
	 * @param groups  numbers of the rows of each group, {@code [down][across][channels][members]}
	 * @param columns {@code [members][width][patch height][patch width]}
	 * @param first   number of the first value of each row of the raster that is wanted
	 * @param wanted  number of values that are wanted
	 * @param places  says where a row's go in {@code out}; less than 0 if it is not wanted
	 */
	void raster(float[] values, int count, int width, int[] groups, int down, int across, int channels, float[] columns,
			int patchHeight, int patchWidth, int first, int wanted, IntUnaryOperator places, float[] out);

	/** Waits for products in progress, then frees the native memory. Closing twice does nothing. */
	@Override
	void close();
}
