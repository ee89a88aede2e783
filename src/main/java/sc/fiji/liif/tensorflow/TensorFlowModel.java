// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.liif.engine.NativeFeatures;
import sc.fiji.liif.engine.RunningModel;
import sc.fiji.liif.engine.SessionForm;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.sampling.Members;
import sc.fiji.liif.sampling.RasterMembers;

/** A model as a graph, with a session for products that are fused and one for others. */
final class TensorFlowModel implements RunningModel {

	private final ModelSpec spec;
	private final NativeGraph graph;
	private final SessionForm form;
	private final Map<Boolean, GuardedSession> sessions = new ConcurrentHashMap<>();
	private final Object encoding = new Object();
	private final Placeholder<TFloat32> image;
	private final Operand<TFloat32> features;
	private final Operand<TFloat32> projected;
	private final QueryDecoding queries;
	private final RasterDecoding rasters;

	TensorFlowModel(final Model model, final SessionForm form) {
		spec = model.spec();
		this.form = form;
		graph = new NativeGraph();
		try {
			final NetworkGraph network = new NetworkGraph(graph.tf(), spec, graph.constants(model)::get);
			image = graph.placeholder(1, -1, -1, spec.inputs());
			features = network.encode(image);
			projected = network.projectAlike(features);
			queries = new QueryDecoding(graph, network, spec);
			rasters = spec.decoder().isAdditive() ? new RasterDecoding(graph, network, spec) : null;
			session(true);
		}
		catch (final RuntimeException | Error e) {
			graph.close();
			throw e;
		}
	}

	@Override
	public NativeFeatures encode(final float[] numbers, final float[] colours, final int width, final int height,
			final boolean isFused) {
		final TFloat32 rows = NativeGraph.tensor(colours, (long) width * height, spec.channels());
		try (TFloat32 nhwc = NativeGraph.tensor(numbers, 1, height, width, spec.inputs())) {
			return new TensorFlowFeatures(width, convolve(nhwc, projected, isFused), rows, colours);
		}
		catch (final RuntimeException | Error e) {
			rows.close();
			throw e;
		}
	}

	@Override
	public void project(final float[] numbers, final int width, final int height, final boolean isFused,
			final ProjectedRows rows) {
		final float[] row = new float[width * spec.decoder().projectedWidth(spec.channels())];
		try (TFloat32 nhwc = NativeGraph.tensor(numbers, 1, height, width, spec.inputs());
				Result result = convolve(nhwc, projected, isFused)) {
			final FloatDataBuffer latents = ((TFloat32) result.get(0)).asRawTensor().data().asFloats();
			for (int y = 0; y < height; y++) {
				latents.slice((long) y * row.length, row.length).read(row);
				rows.row(y, row);
			}
		}
	}

	@Override
	public float[] features(final float[] numbers, final int width, final int height, final boolean isFused) {
		try (TFloat32 nhwc = NativeGraph.tensor(numbers, 1, height, width, spec.inputs());
				Result result = convolve(nhwc, features, isFused)) {
			final float[] read = new float[width * height * spec.encoder().features()];
			((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(read);
			return read;
		}
	}

	@Override
	public void decode(final NativeFeatures map, final Members members, final double cellWidth, final double cellHeight,
			final boolean isFused, final float[] intensities) {
		queries.decode(session(isFused), (TensorFlowFeatures) map, members, cellWidth, cellHeight, intensities);
	}

	@Override
	public void decode(final NativeFeatures map, final RasterMembers raster, final int callers, final int block,
			final boolean isFused, final float[] intensities) {
		rasters.decode(session(isFused), callers, block, (TensorFlowFeatures) map, raster, intensities);
	}

	@Override
	public void close() {
		sessions.values().forEach(GuardedSession::close);
		graph.close();
	}

	// -- Helper methods --

	/**
	 * Runs the encoder, for one thread at a time: TensorFlow's oneDNN convolutions
	 * corrupt memory when one session runs them twice at once. (Decoding has none.)
	 */
	private Result convolve(final TFloat32 nhwc, final Operand<TFloat32> wanted, final boolean isFused) {
		final GuardedSession encoder = session(isFused);
		synchronized (encoding) {
			return encoder.run(encoder.runner().feed(image, nhwc).fetch(wanted));
		}
	}

	private GuardedSession session(final boolean isFused) {
		return sessions.computeIfAbsent(isFused, fused -> new GuardedSession(graph, form.fused(fused)));
	}
}
