// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import sc.fiji.liif.model.Model;
import sc.fiji.liif.weights.StateDict;

/**
 * A heat field as its definition says it, in double precision, position by position and
 * from the encoder's features on: to compare with, not to be fast.
 */
public final class SlowHeat {

	private final Model model;
	private final int width;
	private final int height;
	private final int channels;
	private final int count;
	private final boolean isBlended;
	private final float[] image;
	/** {@code [pixel][channel * 2 * waves]} */
	private final double[][] coefficients;

	public SlowHeat(final Model model, final float[] image, final int width, final int height) {
		this.model = model;
		this.image = image;
		this.width = width;
		this.height = height;
		channels = model.spec().channels();
		count = values("imnet.frequencies").length / 2;
		isBlended = model.spec().decoder().members() > 1;
		final float[] features;
		try (LiifNetwork network = new LiifNetwork(model)) {
			features = network.features(image, width, height);
		}
		coefficients = new double[width * height][];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++)
				coefficients[y * width + x] = map(features, x, y);
		}
	}

	/** @param covariance of the footprint, {xx, xy, yy}, in squared pixels */
	public double[] value(final double x, final double y, final double... covariance) {
		final double[] sum = new double[channels];
		final double fx = x - Math.floor(x);
		final double fy = y - Math.floor(y);
		for (int dy = 0; dy < 2; dy++) {
			for (int dx = 0; dx < 2; dx++) {
				final double weight = isBlended
						? (dx == 1 ? fx : 1 - fx) * (dy == 1 ? fy : 1 - fy)
						: dx == (fx >= 0.5 ? 1 : 0) && dy == (fy >= 0.5 ? 1 : 0) ? 1 : 0;
				final int ix = clamp((int) Math.floor(x) + dx, width);
				final int iy = clamp((int) Math.floor(y) + dy, height);
				final double[] own = answer(ix, iy, x - ix, y - iy, covariance);
				for (int c = 0; c < channels; c++)
					sum[c] += weight * own[c];
			}
		}
		return sum;
	}

	/** The covariance of a pixel of some width and height. */
	public double[] pixel(final double cellWidth, final double cellHeight) {
		final double k = Math.exp(values("imnet.log_diffusion")[0]);
		return new double[]{2 * k * cellWidth * cellWidth, 0, 2 * k * cellHeight * cellHeight};
	}

	// -- Helper methods --

	private double[] answer(final int ix, final int iy, final double rx, final double ry, final double[] covariance) {
		final float[] c = values("imnet.frequencies");
		final double[] answer = new double[channels];
		for (int channel = 0; channel < channels; channel++) {
			double sum = 0;
			for (int j = 0; j < count; j++) {
				final double cy = c[2 * j];
				final double cx = c[2 * j + 1];
				final double exponent = (covariance[0] * cx * cx + 2 * covariance[1] * cx * cy
						+ covariance[2] * cy * cy) / 2;
				final double phase = cx * rx + cy * ry;
				final double a = coefficients[iy * width + ix][channel * 2 * count + j];
				final double b = coefficients[iy * width + ix][channel * 2 * count + count + j];
				sum += (a * Math.sin(phase) + b * Math.cos(phase)) * Math.exp(-exponent);
			}
			final double divide = model.spec().normalisation().divide();
			answer[channel] = model.spec().decoder().residual()
					? sum * divide + image[(iy * width + ix) * channels + channel]
					: sum * divide + model.spec().normalisation().subtract();
		}
		return answer;
	}

	private double[] map(final float[] features, final int x, final int y) {
		final int in = model.spec().encoder().features();
		final StateDict.Entry kernel = model.weights().get("imnet.layers.0.weight");
		final float[] bias = values("imnet.layers.0.bias");
		double[] units = new double[bias.length];
		for (int o = 0; o < units.length; o++) {
			double sum = bias[o];
			for (int i = 0; i < in; i++) {
				for (int k = 0; k < 9; k++) {
					final int sx = x + k % 3 - 1;
					final int sy = y + k / 3 - 1;
					if (sx >= 0 && sy >= 0 && sx < width && sy < height)
						sum += (double) kernel.values()[(o * in + i) * 9 + k] * features[(sy * width + sx) * in + i];
				}
			}
			units[o] = sum;
		}
		for (int layer = 1; model.weights().has("imnet.layers." + 2 * layer + ".weight"); layer++) {
			final float[] w = values("imnet.layers." + 2 * layer + ".weight");
			final float[] b = values("imnet.layers." + 2 * layer + ".bias");
			final double[] next = new double[b.length];
			for (int o = 0; o < next.length; o++) {
				next[o] = b[o];
				for (int i = 0; i < units.length; i++)
					next[o] += w[o * units.length + i] * Math.max(0, units[i]);
			}
			units = next;
		}
		return units;
	}

	private float[] values(final String tensor) {
		return model.weights().get(tensor).values();
	}

	private static int clamp(final int i, final int length) {
		return Math.max(0, Math.min(length - 1, i));
	}
}
