// SPDX-License-Identifier: BSD-2-Clause
/**
 * Training: a {@link sc.fiji.liif.train.TrainingJob} puts data, settings and folder
 * together; a {@link sc.fiji.liif.train.Trainer} feeds batches to the network, watched
 * by a {@link sc.fiji.liif.train.TrainingListener}. Opens no window and knows no ImageJ.
 */
package sc.fiji.liif.train;
