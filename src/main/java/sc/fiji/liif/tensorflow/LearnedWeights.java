// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

import sc.fiji.liif.engine.LearningModel.Part;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.weights.StateDict;
import sc.fiji.liif.weights.WeightLayout;

/** A model's weights as variables of a graph, each with Adam's two moments and, if it learns, its gradient. */
final class LearnedWeights {

	/** A variable and the operation that sets it. */
	private static final class Settable {

		private final Variable<TFloat32> variable;
		private final Placeholder<TFloat32> source;
		private final Assign<TFloat32> assign;

		private Settable(final Ops tf, final Shape shape) {
			variable = tf.variable(shape, TFloat32.class);
			source = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
			assign = tf.assign(variable, source);
		}
	}

	private final ModelSpec spec;
	private final Map<String, Map<Part, Settable>> weights = new LinkedHashMap<>();
	private final Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();

	LearnedWeights(final Ops tf, final ModelSpec spec) {
		this.spec = spec;
		for (final WeightLayout layout : spec.layout()) {
			final Map<Part, Settable> parts = new EnumMap<>(Part.class);
			for (final Part part : Part.values())
				parts.put(part, new Settable(tf, Shape.of(layout.shape())));
			weights.put(layout.name(), parts);
		}
	}

	/** Names of the weights in the network. */
	Collection<String> names() {
		return weights.keySet();
	}

	Variable<TFloat32> variable(final String name) {
		return variable(name, Part.VALUE);
	}

	Variable<TFloat32> variable(final String name, final Part part) {
		return weights.get(name).get(part).variable;
	}

	Operand<TFloat32> gradient(final String name) {
		return gradients.get(name);
	}

	void setGradient(final String name, final Operand<TFloat32> gradient) {
		gradients.put(name, gradient);
	}

	/** Sets the weights, and the moments to zero. */
	void start(final Session session, final StateDict values) {
		final StateDict zeros = stateDict(null);
		set(session, Part.VALUE, values);
		set(session, Part.MEAN, zeros);
		set(session, Part.SQUARE, zeros);
		set(session, Part.AVERAGE, values);
	}

	void set(final Session session, final Part part, final StateDict state) {
		for (final WeightLayout layout : spec.layout()) {
			final Settable settable = weights.get(layout.name()).get(part);
			try (TFloat32 value = NativeGraph.tensor(layout.from(state), layout.shape())) {
				NativeRuntime.run(session.runner().feed(settable.source, value).addTarget((Op) settable.assign))
						.close();
			}
		}
	}

	StateDict get(final Session session, final Part part) {
		return stateDict(name -> {
			try (Result result = NativeRuntime.run(session.runner().fetch(variable(name, part)))) {
				return read(result);
			}
		});
	}

	/** Values in the network's layout, by their names, as a state_dict; without any all zeros. */
	StateDict stateDict(final Function<String, float[]> values) {
		final StateDict state = new StateDict();
		spec.tensors().forEach((name, shape) -> state.put(name, shape, new float[(int) StateDict.size(shape)]));
		if (values != null)
			spec.layout().forEach(layout -> layout.into(state, values.apply(layout.name())));
		return state;
	}

	/** The values of a run's only result. */
	static float[] read(final Result result) {
		final TFloat32 tensor = (TFloat32) result.get(0);
		final float[] values = new float[(int) tensor.size()];
		tensor.asRawTensor().data().asFloats().read(values);
		return values;
	}
}
