// SPDX-License-Identifier: BSD-2-Clause
/**
 * Models come from other software and go to other software: checkpoints of the
 * reference implementation in, its state_dict, TensorFlow's SavedModel and a
 * description for the BioImage Model Zoo out. Files from strangers are read as
 * data; nothing in them is run.
 */
package sc.fiji.liif.exchange;
