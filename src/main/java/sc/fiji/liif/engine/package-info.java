// SPDX-License-Identifier: BSD-2-Clause
/**
 * TensorFlow: its native library, graphs, sessions, and how they run. Used by
 * {@link sc.fiji.liif.network} alone.
 */
package sc.fiji.liif.engine;
