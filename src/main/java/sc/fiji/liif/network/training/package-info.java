// SPDX-License-Identifier: BSD-2-Clause
/**
 * Networks that learn: {@link sc.fiji.liif.network.training.TrainableNetwork} takes steps
 * on batches of queries. Images are NHWC: channel fastest, then x, then y.
 */
package sc.fiji.liif.network.training;
