// SPDX-License-Identifier: BSD-2-Clause
/** What trainings, evaluations and models look like in ImageJ: windows, charts, tables, lines in the log. */
package sc.fiji.liif.imagej.report;
