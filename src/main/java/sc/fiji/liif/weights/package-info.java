// SPDX-License-Identifier: BSD-2-Clause
/** Named numbers: what a model has learned, and how it lies in a network. */
package sc.fiji.liif.weights;
