// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

import sc.fiji.liif.architecture.Layers;
import sc.fiji.liif.architecture.Node;

/** Builds networks as a TensorFlow graph. */
public class TensorFlowLayers implements Layers {

	private static final List<Long> STRIDE = Arrays.asList(1L, 1L, 1L, 1L);

	/** An operand of the graph. */
	private static final class Output implements Node {

		private final Operand<TFloat32> operand;

		private Output(final Operand<TFloat32> operand) {
			this.operand = operand;
		}
	}

	private final Ops tf;
	private final Function<String, Operand<TFloat32>> weights;

	/** @param weights gives the operand of a weight by its name in the layout */
	public TensorFlowLayers(final Ops tf, final Function<String, Operand<TFloat32>> weights) {
		this.tf = tf;
		this.weights = weights;
	}

	public Node node(final Operand<TFloat32> operand) {
		return new Output(operand);
	}

	public Operand<TFloat32> operand(final Node node) {
		return ((Output) node).operand;
	}

	// -- Layers methods --

	@Override
	public Node weight(final String name) {
		return node(weights.apply(name));
	}

	@Override
	public Node constant(final float[] values, final int... shape) {
		return node(tf.constant(Shape.of(Arrays.stream(shape).asLongStream().toArray()), DataBuffers.of(values)));
	}

	@Override
	public Node convolve(final Node image, final Node kernel) {
		return node(tf.nn.conv2d(operand(image), operand(kernel), STRIDE, "SAME"));
	}

	@Override
	public Node product(final Node a, final Node b) {
		return node(tf.linalg.matMul(operand(a), operand(b)));
	}

	@Override
	public Node products(final Node a, final Node b) {
		return node(tf.train.batchMatMul(operand(a), operand(b), TFloat32.class));
	}

	@Override
	public Node biased(final Node x, final Node bias) {
		return node(tf.nn.biasAdd(operand(x), operand(bias)));
	}

	@Override
	public Node add(final Node a, final Node b) {
		return node(tf.math.add(operand(a), operand(b)));
	}

	@Override
	public Node subtract(final Node a, final Node b) {
		return node(tf.math.sub(operand(a), operand(b)));
	}

	@Override
	public Node multiply(final Node a, final Node b) {
		return node(tf.math.mul(operand(a), operand(b)));
	}

	@Override
	public Node minimum(final Node a, final Node b) {
		return node(tf.math.minimum(operand(a), operand(b)));
	}

	@Override
	public Node maximum(final Node a, final Node b) {
		return node(tf.math.maximum(operand(a), operand(b)));
	}

	@Override
	public Node relu(final Node x) {
		return node(tf.nn.relu(operand(x)));
	}

	@Override
	public Node abs(final Node x) {
		return node(tf.math.abs(operand(x)));
	}

	@Override
	public Node exp(final Node x) {
		return node(tf.math.exp(operand(x)));
	}

	@Override
	public Node sin(final Node x) {
		return node(tf.math.sin(operand(x)));
	}

	@Override
	public Node cos(final Node x) {
		return node(tf.math.cos(operand(x)));
	}

	@Override
	public Node floor(final Node x) {
		return node(tf.math.floor(operand(x)));
	}

	@Override
	public Node concatenate(final List<Node> parts, final int axis) {
		return parts.size() == 1
				? parts.get(0)
				: node(tf.concat(parts.stream().map(this::operand).collect(Collectors.toList()), tf.constant(axis)));
	}

	@Override
	public Node columns(final Node matrix, final int first, final int count) {
		return node(tf.slice(operand(matrix), tf.constant(new int[]{0, first}), tf.constant(new int[]{-1, count})));
	}

	@Override
	public Node reshape(final Node x, final int... shape) {
		return node(tf.reshape(operand(x), tf.constant(shape)));
	}

	@Override
	public Node expand(final Node x, final int axis) {
		return node(tf.expandDims(operand(x), tf.constant(axis)));
	}

	@Override
	public Node sum(final Node x, final int axis) {
		return node(tf.reduceSum(operand(x), tf.constant(axis)));
	}
}
