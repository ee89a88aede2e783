// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import sc.fiji.liif.model.Model;
import sc.fiji.liif.weights.WeightLayout;

/**
 * A TensorFlow graph and the sessions that run it: the native memory of both.
 * Whoever makes one closes it, also when building the graph fails.
 */
public final class NativeGraph implements AutoCloseable {

	private final Graph graph;
	private final Ops tf;
	private final List<Session> sessions = new ArrayList<>();

	public NativeGraph() {
		graph = new Graph();
		tf = Ops.create(graph);
	}

	/** What operations are made with. */
	public Ops tf() {
		return tf;
	}

	/** Makes the graph ready to run, in one more form; nothing is added to it afterwards. Closed with the graph, if not before. */
	public Session start(final ConfigProto.Builder config) {
		final Session session = new Session(graph, config.build());
		sessions.add(session);
		return session;
	}

	/** A place for whole numbers, likewise. */
	public Placeholder<TInt32> wholeNumbers(final long... shape) {
		return tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(shape)));
	}

	/** A place for a tensor that is given at each run; lengths of -1 are open. */
	public Placeholder<TFloat32> placeholder(final long... shape) {
		return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
	}

	/** A model's weights as constants, by their names in the layout. */
	public Map<String, Operand<TFloat32>> constants(final Model model) {
		final Map<String, Operand<TFloat32>> constants = new HashMap<>();
		for (final WeightLayout weight : model.spec().layout())
			constants.put(weight.name(), tf.withName(weight.name()).constant(Shape.of(weight.shape()),
					DataBuffers.of(weight.from(model.weights()))));
		return constants;
	}

	/** A tensor in native memory, to be closed by the caller; the array may be longer. */
	public static TFloat32 tensor(final float[] values, final long... shape) {
		final Shape s = Shape.of(shape);
		return TFloat32.tensorOf(s, DataBuffers.of(values, true, false).narrow(s.size()));
	}

	/** As above. */
	public static TInt32 tensor(final int[] values, final long... shape) {
		final Shape s = Shape.of(shape);
		return TInt32.tensorOf(s, DataBuffers.of(values, true, false).narrow(s.size()));
	}

	@Override
	public void close() {
		sessions.forEach(Session::close);
		graph.close();
	}
}
