// SPDX-License-Identifier: BSD-2-Clause
/** How far a result can be trusted: whether it reproduces what was measured, where it is unsure, what it adds. */
package sc.fiji.liif.trust;
