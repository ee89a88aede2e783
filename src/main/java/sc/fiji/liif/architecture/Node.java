// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

/** A tensor in a graph that is being built; made by {@link Layers}, which alone knows what it is. */
public interface Node {
}
