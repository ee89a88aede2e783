// SPDX-License-Identifier: BSD-2-Clause
/**
 * What can be set about networks, degradations and trainings: each thing is declared
 * once, as a {@link sc.fiji.liif.setting.Setting}, from which files, doors and
 * documentation follow.
 */
package sc.fiji.liif.setting;
