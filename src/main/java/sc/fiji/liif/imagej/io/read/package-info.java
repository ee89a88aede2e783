// SPDX-License-Identifier: BSD-2-Clause
/** Image files of all kinds become ImageJ's images, with every value as it is meant, or are refused. */
package sc.fiji.liif.imagej.io.read;
