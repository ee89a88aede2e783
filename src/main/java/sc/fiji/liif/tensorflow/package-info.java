// SPDX-License-Identifier: BSD-2-Clause
/**
 * TensorFlow: its native library, graphs, sessions, and how they run. Nobody imports this package: it implements
 * {@link sc.fiji.liif.engine.Engine} and is loaded by its name, together with TensorFlow.
 */
package sc.fiji.liif.tensorflow;
