// SPDX-License-Identifier: BSD-2-Clause
/** The models of an installation: a window that shows them, and what can be done to them. */
package sc.fiji.liif.imagej.models;
