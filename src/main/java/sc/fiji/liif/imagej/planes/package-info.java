// SPDX-License-Identifier: BSD-2-Clause
/** Parts of hyperstacks: which channels, slices and frames are worked on. */
package sc.fiji.liif.imagej.planes;
