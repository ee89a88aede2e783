// SPDX-License-Identifier: BSD-2-Clause
/**
 * What trainings and evaluations look like in ImageJ: a window, charts, previews and
 * tables.
 */
package sc.fiji.liif.imagej.report;
