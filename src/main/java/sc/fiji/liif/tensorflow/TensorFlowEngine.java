// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

import sc.fiji.liif.engine.Engine;
import sc.fiji.liif.engine.LearningModel;
import sc.fiji.liif.engine.RunningModel;
import sc.fiji.liif.engine.SessionForm;
import sc.fiji.liif.engine.TableProduct;
import sc.fiji.liif.model.Model;

/** TensorFlow. The only door into this package; found by name, see {@link sc.fiji.liif.engine.Engines}. */
public final class TensorFlowEngine implements Engine {

	private final String version;

	/** @throws LinkageError if TensorFlow can't be loaded */
	public TensorFlowEngine() {
		version = NativeRuntime.load();
	}

	@Override
	public String version() {
		return version;
	}

	/** Classes by the hundred. */
	@Override
	public void warmUp() {
		ConfigProto.getDefaultInstance();
	}

	@Override
	public RunningModel run(final Model model, final SessionForm form) {
		return new TensorFlowModel(model, form);
	}

	@Override
	public LearningModel learn(final Model model, final Predicate<String> learns, final boolean isSquared,
			final boolean averages, final SessionForm form) {
		return new TensorFlowLearning(model, learns, isSquared, averages, form);
	}

	@Override
	public TableProduct tables(final SessionForm form) {
		return new TensorFlowTables(form);
	}

	@Override
	public double multiplyAddsPerSecond(final int size, final double seconds, final SessionForm form) {
		final float[] values = new float[size * size];
		Arrays.fill(values, 0.5f);
		try (NativeGraph graph = new NativeGraph(); TFloat32 matrix = NativeGraph.tensor(values, size, size)) {
			final Placeholder<TFloat32> a = graph.placeholder(size, size);
			// What is fetched is never rounded.
			final Operand<TFloat32> product = graph.tf().nn.relu(graph.tf().linalg.matMul(a, a));
			final Session session = graph.start(NativeRuntime.config(form));
			NativeRuntime.run(session.runner().feed(a, matrix).fetch(product)).close();
			double best = Double.POSITIVE_INFINITY;
			final long end = System.nanoTime() + (long) (seconds * 1e9);
			do {
				final long start = System.nanoTime();
				NativeRuntime.run(session.runner().feed(a, matrix).fetch(product)).close();
				best = Math.min(best, (System.nanoTime() - start) / 1e9);
			} while (System.nanoTime() < end);
			return Math.pow(size, 3) / best;
		}
	}

	@Override
	public void export(final Model model, final Path folder) throws IOException {
		SavedModelExport.write(model, folder);
	}
}
