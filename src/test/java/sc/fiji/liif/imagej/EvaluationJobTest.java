// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static sc.fiji.liif.Failures.assertSentence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.liif.Progress;
import sc.fiji.liif.evaluate.Evaluation;
import sc.fiji.liif.evaluate.EvaluationJob;
import sc.fiji.liif.evaluate.Score;
import sc.fiji.liif.evaluate.Scores;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.io.ImageRasters;
import sc.fiji.liif.imagej.values.TestPalettes;
import sc.fiji.liif.raster.Metric;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterSource;

/** An evaluation sees the pictures that the user means. */
public class EvaluationJobTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	/** Every picture has an intensity of its own, so that only its own input can be without error. */
	@Test
	public void givenInputsBelongToTheirPictures() {
		flat("hr/a/1.png", 40, 30);
		flat("hr/b/1.png", 40, 60);
		flat("hr/s.tif", 40, 90, 120, 150);
		flat("hr/lonely.png", 40, 180);
		flat("lr/X2/a/1.png", 20, 30);
		flat("lr/X2/b/1x2.png", 20, 60);
		flat("lr/X2/s.tif", 20, 90, 120);
		final List<String> skipped = new ArrayList<>();
		final Scores scores = job("hr").lowResolution(path("lr")).scales("2").run(listener(skipped), Progress.NONE);
		assertEquals(4, scores.all().size());
		for (final Score score : scores.all())
			assertTrue(score.picture(), score.value(Metric.PSNR) > 60);
		assertEquals(skipped.toString(), 2, skipped.size());
		assertTrue(skipped.get(0), skipped.get(0).startsWith("hr/lonely.png has no given input at x2"));
		assertTrue(skipped.get(1), skipped.get(1).startsWith("hr/s.tif #3 has no"));
		assertEquals(6, job("hr").lowResolution(path("lr")).scales("2,3").run(listener(skipped), Progress.NONE).all()
				.stream().filter(score -> score.scale() == 3).count());
		assertSentence(() -> job("hr").lowResolution(path("hr")).run(listener(skipped), Progress.NONE), "X2, X3, X4");
	}

	@Test
	public void palettesAreColours() {
		final ImagePlus indexed = TestPalettes.photograph(64, false);
		final Raster picture = ImageRasters.of(indexed, RasterSource.AS_THEY_ARE).read().get(0);
		assertEquals(3, picture.channels());
		final int green = indexed.getProcessor().convertToRGB().get(77) >> 8 & 255;
		assertEquals(green / 255f, picture.intensity(3 * 77 + 1), 1e-6);
	}

	// -- Helper methods --

	private EvaluationJob job(final String folder) {
		return new EvaluationJob(Installation.current().networks(), ImageRasters.FILES).images(path(folder)).models("")
				.protocol("rgb");
	}

	private Path path(final String name) {
		return temporary.getRoot().toPath().resolve(name);
	}

	private void flat(final String name, final int side, final int... values) {
		final ImagePlus image = IJ.createImage("flat", "8-bit black", side, side, values.length);
		for (int i = 0; i < values.length; i++)
			image.getStack().getProcessor(i + 1).add(values[i]);
		ImageFiles.save(image, path(name), false);
	}

	private static Evaluation.Listener listener(final List<String> skipped) {
		return new Evaluation.Listener() {

			@Override
			public void skipped(final String sentence) {
				skipped.add(sentence);
			}
		};
	}
}
