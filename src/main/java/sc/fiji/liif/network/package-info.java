// SPDX-License-Identifier: BSD-2-Clause
/**
 * The networks of a model as TensorFlow graphs, and the sessions that run them
 * on float arrays. The only package that knows TensorFlow. Images and feature maps are NHWC: channel fastest, then x, then y.
 */
package sc.fiji.liif.network;
