// SPDX-License-Identifier: BSD-2-Clause
/** Stacks whose slices are farther apart than their pixels, made of cubic voxels. */
package sc.fiji.liif.imagej.volume;
