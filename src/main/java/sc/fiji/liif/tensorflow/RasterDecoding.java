// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import sc.fiji.liif.engine.RunningModel;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.Normalisation;
import sc.fiji.liif.sampling.AxisMembers;
import sc.fiji.liif.sampling.RasterMembers;

/**
 * Decodes rasters: what the pixels of a row or of a column have in common is computed once,
 * and the answers are blended here. Safe for use by several threads.
 */
final class RasterDecoding {

	private final int channels;
	private final int latent;
	private final boolean isResidual;
	private final Placeholder<TFloat32> map;
	private final RasterInputs inputs;
	private final Operand<TFloat32> answers;
	private final Normalisation normalisation;

	RasterDecoding(final NativeGraph graph, final NetworkGraph network, final ModelSpec spec) {
		channels = spec.channels();
		latent = spec.decoder().projectedWidth(channels);
		normalisation = spec.normalisation();
		isResidual = spec.decoder().residual();
		map = graph.placeholder(-1, latent);
		inputs = new RasterInputs(graph);
		answers = network.raster(map, inputs);
	}

	/** @param intensities receives {@code [row][column][channel]}, in the unit of the encoded image */
	void decode(final GuardedSession session, final int callers, final int block, final TensorFlowFeatures features,
			final RasterMembers raster, final float[] intensities) {
		final int rows = Math.min(RunningModel.BLOCK_ROWS, raster.height());
		final int columns = Math.min(raster.width(), Math.max(1, block / rows));
		final int down = (raster.height() + rows - 1) / rows;
		final int across = (raster.width() + columns - 1) / columns;
		final AtomicInteger next = new AtomicInteger();
		IntStream.range(0, Math.min(across * down, callers)).parallel().forEach(caller -> {
			for (int i = next.getAndIncrement(); i < across * down; i = next.getAndIncrement()) {
				final int x = i % across * columns;
				final int y = i / across * rows;
				decode(session, features, raster, raster.columns(x, Math.min(columns, raster.width() - x)),
						raster.rows(y, Math.min(rows, raster.height() - y)), intensities,
						(y * raster.width() + x) * channels);
			}
		});
	}

	// -- Helper methods --

	private void decode(final GuardedSession session, final TensorFlowFeatures features, final RasterMembers raster,
			final AxisMembers columns, final AxisMembers rows, final float[] intensities, final int at) {
		final float[] all = new float[rows.latent().length * columns.latent().length * channels];
		try (RasterInputs.Given given = inputs.new Given(raster, columns, rows, features.width(), latent);
				Result result = session
						.run(given.feed(session.runner()).feed(map, features.projected()).fetch(answers))) {
			((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(all);
		}
		if (isResidual)
			addPixels(features, columns, rows, all);
		final int stride = raster.width() * channels;
		blend(columns, rows, all, intensities, at, stride);
		for (int y = 0; y < rows.size(); y++)
			normalisation.denormalise(intensities, at + y * stride, at + y * stride + columns.size() * channels);
	}

	private void addPixels(final TensorFlowFeatures features, final AxisMembers columns, final AxisMembers rows,
			final float[] all) {
		final float[] pixels = features.colours();
		final int[] across = columns.latent();
		int i = 0;
		for (final int row : rows.latent()) {
			for (final int column : across) {
				final int pixel = (row * features.width() + column) * channels;
				for (int c = 0; c < channels; c++)
					all[i++] += pixels[pixel + c];
			}
		}
	}

	private void blend(final AxisMembers columns, final AxisMembers rows, final float[] all, final float[] values,
			final int at, final int stride) {
		final int members = columns.perPixel();
		final int line = columns.latent().length * channels;
		final float[] right = columns.share();
		final float[] below = rows.share();
		for (int y = 0; y < rows.size(); y++) {
			int out = at + y * stride;
			for (int x = 0; x < columns.size(); x++) {
				for (int c = 0; c < channels; c++) {
					float sum = 0;
					for (int my = y * members; my < (y + 1) * members; my++) {
						for (int mx = x * members; mx < (x + 1) * members; mx++)
							sum += below[my] * right[mx] * all[my * line + mx * channels + c];
					}
					values[out++] = sum;
				}
			}
		}
	}
}
