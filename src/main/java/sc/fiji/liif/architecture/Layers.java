// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.List;

/**
 * The operations that networks are built of, each with its gradient. Images are
 * {@code [n, height, width, channels]}, channel fastest; all values are 32-bit
 * floats. Operands of different shapes are broadcast as is usual. For one thread.
 */
public interface Layers {

	/** A weight by its name in the {@link WeightLayout}. */
	Node weight(String name);

	/** A constant, last axis fastest. */
	Node constant(float[] values, int... shape);

	/**
	 * A convolution of an image with stride 1 and zero padding, without bias.
	 *
	 * @param kernel {@code [height, width, in, out]}
	 */
	Node convolve(Node image, Node kernel);

	/** The product of two matrices. */
	Node product(Node a, Node b);

	/** The products of two stacks of matrices, {@code [n, a, b]} and {@code [n, b, c]}. */
	Node products(Node a, Node b);

	/** Adds a bias, {@code [channels]}, to the last axis. */
	Node biased(Node x, Node bias);

	Node add(Node a, Node b);

	Node subtract(Node a, Node b);

	/** Element by element. */
	Node multiply(Node a, Node b);

	Node minimum(Node a, Node b);

	Node maximum(Node a, Node b);

	Node relu(Node x);

	Node abs(Node x);

	Node exp(Node x);

	Node sin(Node x);

	Node cos(Node x);

	Node floor(Node x);

	/** Along one axis. */
	Node concatenate(List<Node> parts, int axis);

	/** Some columns of a matrix. */
	Node columns(Node matrix, int first, int count);

	/** @param shape -1 for one axis that follows from the others */
	Node reshape(Node x, int... shape);

	/** With one more axis of length 1. */
	Node expand(Node x, int axis);

	/** Over one axis, which vanishes. */
	Node sum(Node x, int axis);

	/** The convolution with the weights {@code name.weight} and {@code name.bias}. */
	default Node convolution(final Node image, final String name) {
		return biased(convolve(image, weight(name + ".weight")), weight(name + ".bias"));
	}

	/** The linear layer with the weights {@code name.weight} and {@code name.bias}. */
	default Node linear(final Node rows, final String name) {
		return biased(product(rows, weight(name + ".weight")), weight(name + ".bias"));
	}

	/** A number. */
	default Node constant(final double value) {
		return constant(new float[]{(float) value});
	}
}
