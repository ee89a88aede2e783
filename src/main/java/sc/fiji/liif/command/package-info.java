// SPDX-License-Identifier: BSD-2-Clause
/**
 * What the user meets: for each function a SciJava command ({@code Upscale}) and
 * an ImageJ 1 plugin ({@code LIIF_Upscale}) for the menu and for macros, both
 * thin, both calling the same facade of {@code sc.fiji.liif.imagej}. ImageJ finds
 * the plugins through {@code plugins.config}; the underscore in their names
 * keeps plain ImageJ from swallowing errors while it loads them.
 */
package sc.fiji.liif.command;
