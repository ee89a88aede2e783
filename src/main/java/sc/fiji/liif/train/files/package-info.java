// SPDX-License-Identifier: BSD-2-Clause
/**
 * The files of a training: the model's folder with its card, the checkpoint from
 * which it goes on, and the log.
 */
package sc.fiji.liif.train.files;
