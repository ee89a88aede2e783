// SPDX-License-Identifier: BSD-2-Clause
/**
 * What a model learns from: pictures or pairs become samples, of which batches are
 * made; and what it is validated on.
 */
package sc.fiji.liif.train.data;
