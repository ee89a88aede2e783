// SPDX-License-Identifier: BSD-2-Clause
/** What can be set about a training, and the presets. */
package sc.fiji.liif.train.settings;
