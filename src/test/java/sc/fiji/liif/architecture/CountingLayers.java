// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sc.fiji.liif.weights.WeightLayout;

/**
 * Builds no graph, but follows the shapes and counts the multiplications of
 * convolutions, matrix products and sums of products.
 */
final class CountingLayers implements Layers {

	/** A shape; products remember that they were multiplied, so that summing them counts. */
	static final class Shape implements Node {

		private final int[] lengths;
		private final boolean isProduct;

		Shape(final int... lengths) {
			this(false, lengths);
		}

		private Shape(final boolean isProduct, final int... lengths) {
			this.isProduct = isProduct;
			this.lengths = lengths;
		}

		int[] lengths() {
			return lengths;
		}

		private int size() {
			return Arrays.stream(lengths).reduce(1, Math::multiplyExact);
		}
	}

	private final Map<String, Shape> weights = new LinkedHashMap<>();
	private long multiplyAdds;

	CountingLayers(final List<WeightLayout> layout) {
		layout.forEach(weight -> weights.put(weight.name(),
				new Shape(Arrays.stream(weight.shape()).mapToInt(Math::toIntExact).toArray())));
	}

	long multiplyAdds() {
		return multiplyAdds;
	}

	@Override
	public Node weight(final String name) {
		if (!weights.containsKey(name))
			throw new IllegalArgumentException(name);
		return weights.get(name);
	}

	@Override
	public Node constant(final float[] values, final int... shape) {
		return new Shape(shape);
	}

	@Override
	public Node convolve(final Node image, final Node kernel) {
		final int[] i = of(image);
		final int[] k = of(kernel);
		check(i[3] == k[2]);
		final Shape out = new Shape(i[0], i[1], i[2], k[3]);
		multiplyAdds += (long) out.size() * k[0] * k[1] * k[2];
		return out;
	}

	@Override
	public Node product(final Node a, final Node b) {
		check(of(a)[1] == of(b)[0]);
		multiplyAdds += (long) of(a)[0] * of(a)[1] * of(b)[1];
		return new Shape(of(a)[0], of(b)[1]);
	}

	@Override
	public Node products(final Node a, final Node b) {
		check(of(a)[0] == of(b)[0] && of(a)[2] == of(b)[1]);
		multiplyAdds += (long) of(a)[0] * of(a)[1] * of(a)[2] * of(b)[2];
		return new Shape(of(a)[0], of(a)[1], of(b)[2]);
	}

	@Override
	public Node biased(final Node x, final Node bias) {
		check(of(x)[of(x).length - 1] == of(bias)[0]);
		return x;
	}

	@Override
	public Node add(final Node a, final Node b) {
		return broadcast(a, b, false);
	}

	@Override
	public Node subtract(final Node a, final Node b) {
		return broadcast(a, b, false);
	}

	@Override
	public Node multiply(final Node a, final Node b) {
		return broadcast(a, b, true);
	}

	@Override
	public Node minimum(final Node a, final Node b) {
		return broadcast(a, b, false);
	}

	@Override
	public Node maximum(final Node a, final Node b) {
		return broadcast(a, b, false);
	}

	@Override
	public Node relu(final Node x) {
		return x;
	}

	@Override
	public Node abs(final Node x) {
		return x;
	}

	@Override
	public Node exp(final Node x) {
		return x;
	}

	@Override
	public Node sin(final Node x) {
		return x;
	}

	@Override
	public Node cos(final Node x) {
		return x;
	}

	@Override
	public Node floor(final Node x) {
		return x;
	}

	@Override
	public Node concatenate(final List<Node> parts, final int axis) {
		final int[] lengths = of(parts.get(0)).clone();
		lengths[axis] = parts.stream().mapToInt(part -> of(part)[axis]).sum();
		return new Shape(lengths);
	}

	@Override
	public Node columns(final Node matrix, final int first, final int count) {
		check(first + count <= of(matrix)[1]);
		return new Shape(of(matrix)[0], count);
	}

	@Override
	public Node reshape(final Node x, final int... shape) {
		final int known = Arrays.stream(shape).filter(length -> length > 0).reduce(1, Math::multiplyExact);
		return new Shape(
				Arrays.stream(shape).map(length -> length < 0 ? ((Shape) x).size() / known : length).toArray());
	}

	@Override
	public Node expand(final Node x, final int axis) {
		final List<Integer> lengths = Arrays.stream(of(x)).boxed().collect(Collectors.toList());
		lengths.add(axis, 1);
		return new Shape(lengths.stream().mapToInt(Integer::intValue).toArray());
	}

	@Override
	public Node sum(final Node x, final int axis) {
		if (((Shape) x).isProduct)
			multiplyAdds += ((Shape) x).size();
		final List<Integer> lengths = Arrays.stream(of(x)).boxed().collect(Collectors.toList());
		lengths.remove(axis);
		return new Shape(lengths.stream().mapToInt(Integer::intValue).toArray());
	}

	private static Shape broadcast(final Node a, final Node b, final boolean isProduct) {
		final int[] longer = of(a).length >= of(b).length ? of(a) : of(b);
		final int[] shorter = longer == of(a) ? of(b) : of(a);
		final int[] lengths = longer.clone();
		for (int i = 0; i < shorter.length; i++) {
			final int at = longer.length - shorter.length + i;
			check(shorter[i] == longer[at] || shorter[i] == 1 || longer[at] == 1);
			lengths[at] = Math.max(shorter[i], longer[at]);
		}
		return new Shape(isProduct, lengths);
	}

	private static int[] of(final Node node) {
		return ((Shape) node).lengths;
	}

	private static void check(final boolean fits) {
		if (!fits)
			throw new IllegalArgumentException("Shapes do not fit.");
	}
}
