// SPDX-License-Identifier: BSD-2-Clause
/** A volume as a function of three real coordinates, of what a network says of its planes along the optical axis. */
package sc.fiji.liif.volume;
