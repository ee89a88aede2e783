// SPDX-License-Identifier: BSD-2-Clause
/**
 * How inputs are made of good pictures: one file for each degradation, which
 * {@link sc.fiji.liif.train.degradation.Degradations} lists.
 */
package sc.fiji.liif.train.degradation;
