// SPDX-License-Identifier: BSD-2-Clause
/**
 * The kinds of networks there are: one file per encoder and decoder. Such a file
 * says everything about its kind: its settings (in {@code model.json} and in
 * trainings), the names and shapes of its weights, how they lie in the network,
 * its graph, its cost, its reach, and how to recognise it in a checkpoint of the
 * reference implementation. Graphs are built of {@link
 * sc.fiji.liif.architecture.Layers}, so that nothing here knows which library
 * computes them.
 * <p>
 * {@link sc.fiji.liif.architecture.Architectures} finds them with Java's {@code
 * ServiceLoader}: a jar beside this one adds a kind by naming its {@link
 * sc.fiji.liif.architecture.EncoderType} or {@link
 * sc.fiji.liif.architecture.DecoderType} under {@code META-INF/services}.
 */
package sc.fiji.liif.architecture;
