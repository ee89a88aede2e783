// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import java.util.LinkedHashMap;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;

import sc.fiji.liif.raster.Raster;

/** How good the model is at a step of its training. Immutable. */
public final class ValidationResult {

	private final long step;
	private final double loss;
	private final Map<String, Double> model;
	private final Map<String, Double> bicubic;
	private final Raster[] preview;

	public ValidationResult(final long step, final double loss, final Map<String, Double> model,
			final Map<String, Double> bicubic, final Raster... preview) {
		this.step = step;
		this.loss = loss;
		this.model = Collections.unmodifiableMap(new LinkedHashMap<>(model));
		this.bicubic = Collections.unmodifiableMap(new LinkedHashMap<>(bicubic));
		this.preview = preview;
	}

	/** The step after which it was measured. */
	public long step() {
		return step;
	}

	/** Mean of the training's loss since the validation before; NaN if there was no step. */
	public double loss() {
		return loss;
	}

	/** The model's PSNR in dB, mean over pictures, scales and purposes. */
	public double psnr() {
		return mean(model);
	}

	/** Bicubic interpolation's PSNR of the same inputs. */
	public double bicubicPsnr() {
		return mean(bicubic);
	}

	/** The model's mean PSNR at each scale and for each purpose, such as "x2, 50 photons". */
	public Map<String, Double> psnrByCase() {
		return model;
	}

	/** Bicubic interpolation's, likewise. */
	public Map<String, Double> bicubicByCase() {
		return bicubic;
	}

	/** One picture as the network sees it. */
	public Raster input() {
		return preview[0];
	}

	/** The same, resized with bicubic interpolation. */
	public Raster bicubic() {
		return preview[1];
	}

	/** The same, as the model answers now. */
	public Raster answer() {
		return preview[2];
	}

	/** The same, as it should be. */
	public Raster truth() {
		return preview[3];
	}

	/** Such as "step 500: PSNR 27.30 dB, bicubic 25.66 dB (+1.64)". */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "step %d: PSNR %.2f dB, bicubic %.2f dB (%+.2f)", step, psnr(), bicubicPsnr(),
				psnr() - bicubicPsnr());
	}

	private static double mean(final Map<String, Double> values) {
		return values.values().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
	}
}
