// SPDX-License-Identifier: BSD-2-Clause
/** Sections through stacks along lines, of the stack as a function. */
package sc.fiji.liif.imagej.section;
