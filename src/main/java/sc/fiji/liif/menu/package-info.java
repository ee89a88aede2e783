// SPDX-License-Identifier: BSD-2-Clause
/**
 * What ImageJ's menus know of LIIF: its entry, and its labels in Fiji. Compiled for Java 8, unlike all else, so that
 * those whose Java is too old are told so in a sentence.
 */
package sc.fiji.liif.menu;
