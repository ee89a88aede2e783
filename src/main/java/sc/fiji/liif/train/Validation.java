// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.LinkedHashMap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.RasterUpscaler;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.raster.Metric;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.Resize;
import sc.fiji.liif.train.data.ValidationCase;
import sc.fiji.liif.train.data.ValidationResult;

/**
 * Measures a model on pictures that it does not learn from, always the same,
 * beside bicubic interpolation: RGB PSNR, a border of one input pixel left out.
 */
final class Validation {

	private final List<ValidationCase> cases;
	private final List<Raster> bicubic;
	private final Map<String, Double> bicubicPsnr;
	private final int preview;

	/** @param cases at least one; of those with the first one's label, that with the most contrast is shown as preview */
	Validation(final List<ValidationCase> cases) {
		this.cases = cases;
		bicubic = cases.stream().map(c -> Resize.bicubic(c.input(), c.truth().width(), c.truth().height()))
				.collect(Collectors.toList());
		bicubicPsnr = psnr(bicubic);
		preview = IntStream.range(0, cases.size()).filter(i -> cases.get(i).label().equals(cases.get(0).label()))
				.boxed().max(Comparator.comparingDouble(i -> cases.get(i).truth().standardDeviation())).get();
	}

	/**
	 * @param step     for the result
	 * @param loss     for the result
	 * @param progress may cancel it
	 */
	ValidationResult judge(final Model model, final long step, final double loss, final Progress progress) {
		try (LiifNetwork network = new LiifNetwork(model)) {
			final RasterUpscaler upscaler = new RasterUpscaler(network);
			final List<Raster> answers = cases.stream()
					.map(c -> upscaler.upscale(c.seen(), c.truth().width(), c.truth().height(), progress))
					.collect(Collectors.toList());
			final ValidationCase shown = cases.get(preview);
			return new ValidationResult(step, loss, psnr(answers), bicubicPsnr, shown.input(), bicubic.get(preview),
					answers.get(preview), shown.truth());
		}
	}

	private Map<String, Double> psnr(final List<Raster> answers) {
		final Map<String, Double> means = new LinkedHashMap<>();
		for (final ValidationCase one : cases)
			means.computeIfAbsent(one.label(),
					label -> Metric.PSNR.mean(IntStream.range(0, cases.size())
							.filter(i -> cases.get(i).label().equals(label)).mapToDouble(
									i -> Metric.PSNR.of(answers.get(i), cases.get(i).truth(), cases.get(i).shave()))));
		return means;
	}
}
