// SPDX-License-Identifier: BSD-2-Clause
/** Pictures that are drawn as they are learned from: what they should look like is known exactly. */
package sc.fiji.liif.train.drawing;
