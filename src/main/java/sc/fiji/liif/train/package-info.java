// SPDX-License-Identifier: BSD-2-Clause
/**
 * Training: {@link sc.fiji.liif.train.TrainingData} gives samples, of which
 * batches are made, which a {@link sc.fiji.liif.train.Trainer} feeds to the
 * network, watched by a {@link sc.fiji.liif.train.TrainingListener}. Opens no
 * window and knows no ImageJ.
 */
package sc.fiji.liif.train;
