// SPDX-License-Identifier: BSD-2-Clause
/**
 * Judges models by the published protocols: pictures are reduced, enlarged again
 * by {@link sc.fiji.liif.evaluate.Method}s, and compared with what they were.
 * Opens no window and knows no ImageJ.
 */
package sc.fiji.liif.evaluate;
