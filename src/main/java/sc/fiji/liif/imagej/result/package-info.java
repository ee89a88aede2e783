// SPDX-License-Identifier: BSD-2-Clause
/** What an image has besides its pixels, and how it comes along into a result. */
package sc.fiji.liif.imagej.result;
