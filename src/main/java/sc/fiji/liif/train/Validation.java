// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import sc.fiji.liif.Progress;
import sc.fiji.liif.image.PictureUpscaler;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.picture.Picture;
import sc.fiji.liif.picture.Psnr;
import sc.fiji.liif.picture.Resize;

/**
 * Measures a model on pictures that it does not learn from, always the same,
 * beside bicubic interpolation: RGB PSNR, a border of one input pixel left out.
 */
final class Validation {

	private final List<ValidationCase> cases;
	private final List<Picture> bicubic;
	private final Map<Double, Double> bicubicPsnr;

	/** @param cases at least one; the first is shown as preview */
	Validation(final List<ValidationCase> cases) {
		this.cases = cases;
		bicubic = cases.stream().map(c -> Resize.bicubic(c.input(), c.truth().width(), c.truth().height()))
				.collect(Collectors.toList());
		bicubicPsnr = psnr(bicubic);
	}

	/**
	 * @param step     for the result
	 * @param loss     for the result
	 * @param progress may cancel it
	 */
	ValidationResult judge(final Model model, final long step, final double loss, final Progress progress) {
		try (LiifNetwork network = new LiifNetwork(model)) {
			final PictureUpscaler upscaler = new PictureUpscaler(network);
			final List<Picture> answers = cases.stream()
					.map(c -> upscaler.upscale(c.input(), c.truth().width(), c.truth().height(), progress))
					.collect(Collectors.toList());
			final ValidationCase first = cases.get(0);
			return new ValidationResult(step, loss, psnr(answers), bicubicPsnr, first.input(), bicubic.get(0),
					answers.get(0), first.truth());
		}
	}

	private Map<Double, Double> psnr(final List<Picture> answers) {
		final Map<Double, Double> sums = new TreeMap<>();
		final Map<Double, Integer> counts = new TreeMap<>();
		for (int i = 0; i < cases.size(); i++) {
			final ValidationCase c = cases.get(i);
			// Equal pictures must not make the mean infinite.
			sums.merge(c.scale(), Math.min(100, Psnr.of(answers.get(i), c.truth(), c.shave())), Double::sum);
			counts.merge(c.scale(), 1, Integer::sum);
		}
		sums.replaceAll((scale, sum) -> sum / counts.get(scale));
		return sums;
	}
}
