// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.Test;

import sc.fiji.liif.Failures;
import sc.fiji.liif.Progress;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Metric;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.TestPictures;
import sc.fiji.liif.train.degradation.Degradation;
import sc.fiji.liif.train.degradation.Degradations;
import sc.fiji.liif.train.drawing.Drawing;

/** Micrographs are judged by their intensities, with inputs made as the user says. */
public class MicroProtocolTest {

	@Test
	public void intensitiesAreJudgedInAnyUnit() {
		final Raster picture = Drawing.of("cells").draw(96, 1, 3, new Random(4)).picture();
		final float[] values = picture.intensities();
		for (int i = 0; i < values.length; i++)
			values[i] = 200 + 3000 * values[i];
		final List<Score> one = scores(picture, "microscope psf=0.8 photons=0 read_noise=0");
		final List<Score> other = scores(Raster.ofFloats(96, 96, 1, values),
				"microscope psf=0.8 photons=0 read_noise=0");
		for (int i = 0; i < one.size(); i++) {
			for (final Metric metric : Metric.ALL)
				assertEquals(one.get(i).method() + " " + metric.name(), one.get(i).value(metric),
						other.get(i).value(metric), 0.01);
			assertEquals("the mean stays", 0, one.get(i).value(Metric.MEAN), 3);
			assertTrue("the peak is blurred", one.get(i).value(Metric.PEAK) < 1.01);
		}
	}

	@Test
	public void theBestSmoothingIsNeverWorseThanNone() {
		final Raster picture = Drawing.of("cells").draw(96, 1, 3, new Random(4)).picture();
		for (final String photons : new String[]{"0", "20", "1000"}) {
			final List<Score> scores = scores(picture, "microscope psf=0.8 read_noise=0 photons=" + photons);
			final double bicubic = scores.get(0).value(Metric.PSNR);
			final double smoothed = scores.get(1).value(Metric.PSNR);
			assertTrue(photons + ": " + smoothed + " and " + bicubic, smoothed > bicubic - 0.1);
			if (photons.equals("20"))
				assertTrue("noise is smoothed away: " + smoothed + " and " + bicubic, smoothed > bicubic + 2);
		}
	}

	@Test
	public void othersAreJudgedAsBefore() {
		final Scores scores = evaluation(Protocol.RGB, Degradations.of("")).run(Collections.singletonList(
				TestPictures.stack("drawn", () -> Drawing.of("graphics").draw(60, 3, 3, new Random(2)).picture())),
				Progress.NONE);
		assertEquals(Arrays.asList(Metric.PSNR, Metric.SSIM), scores.metrics());
		assertEquals("picture,scale,method,psnr,ssim", scores.csv().get(0));
		assertTrue(Double.isNaN(scores.all().get(0).value(Metric.MEAN)));
	}

	@Test
	public void degradationsAreTexts() {
		assertEquals("anti-aliased bicubic reduction, as Pillow's", Degradations.of(" ").description());
		assertTrue(Degradations.of("microscope photons=7").description().contains("7.0 photons"));
		assertTrue(Degradations.of("varied jpeg=1 quality_min=50").description().contains("jpeg 1"));
		Failures.assertSentence(() -> Degradations.of("fog"), "not possible for degradation");
		Failures.assertSentence(() -> Degradations.of("microscope fog=1"), "it has psf");
		Failures.assertSentence(() -> Degradations.of("bicubic psf=1"), "leave it out");
		Failures.assertSentence(() -> Degradations.of("microscope psf"), "psf");
	}

	// -- Helper methods --

	private static List<Score> scores(final Raster picture, final String degradation) {
		return evaluation(Protocol.MICRO, Degradations.of(degradation))
				.run(Collections.singletonList(TestPictures.stack("drawn", () -> picture)), Progress.NONE).all();
	}

	private static Evaluation evaluation(final Protocol protocol, final Degradation degradation) {
		return new Evaluation(Arrays.asList(Method.of(Filter.BICUBIC), new BestSmoothing()), Arrays.asList(2.0),
				protocol, degradation, Evaluation.GivenInputs.NONE, new Evaluation.Listener() {
				});
	}
}
