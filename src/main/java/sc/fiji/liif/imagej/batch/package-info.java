// SPDX-License-Identifier: BSD-2-Clause
/** The same work on many files: which, where to, what became of each, and reports of that. */
package sc.fiji.liif.imagej.batch;
