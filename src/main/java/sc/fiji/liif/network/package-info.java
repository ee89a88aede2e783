// SPDX-License-Identifier: BSD-2-Clause
/**
 * Networks that run: {@link sc.fiji.liif.network.LiifNetwork} encodes and decodes
 * float arrays, {@link sc.fiji.liif.network.TrainableNetwork} learns. The only
 * package that knows TensorFlow, of which nothing shows in its public methods.
 * Images and feature maps are NHWC: channel fastest, then x, then y.
 */
package sc.fiji.liif.network;
