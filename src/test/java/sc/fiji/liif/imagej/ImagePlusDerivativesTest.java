// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.CancellationException;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Line;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.TestModels;
import sc.fiji.liif.imagej.continuous.PathFeature;
import sc.fiji.liif.imagej.continuous.PathFeatures;
import sc.fiji.liif.imagej.continuous.PathProfile;
import sc.fiji.liif.imagej.derivative.Derivative;
import sc.fiji.liif.imagej.derivative.ImagePlusDerivatives;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Networks;

/** Derivatives are those of pictures that are known as functions. */
public class ImagePlusDerivativesTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private static final int SIDE = 48;

	private Networks networks;

	@Before
	public void open() {
		networks = new Networks(new ModelRegistry(Collections.emptyList()), NetworkOptions.defaults());
	}

	@After
	public void close() {
		networks.close();
	}

	/** Of a 16-bit ramp of 30 per pixel the gradient is 30 anywhere, at any scale. */
	@Test
	public void theGradientOfARampIsItsSlope() {
		final ImageProcessor ramp = new ShortProcessor(SIDE, SIDE);
		for (int i = 0; i < SIDE * SIDE; i++)
			ramp.set(i, 500 + 24 * (i % SIDE) + 18 * (i / SIDE));
		final ImagePlus image = new ImagePlus("ramp.tif", ramp);
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().setUnit("um");
		final ImagePlus gradient = derive(image, 2.5, Derivative.GRADIENT, 1);
		assertEquals("ramp-gradient.tif", gradient.getTitle());
		assertEquals(32, gradient.getBitDepth());
		assertEquals(0.2, gradient.getCalibration().pixelWidth, 1e-9);
		for (int y = 30; y < 90; y += 7) {
			for (int x = 30; x < 90; x += 7)
				assertEquals(30, gradient.getProcessor().getf(x, y), 1.5);
		}
	}

	/** On a Gaussian spot the Laplacian and both eigenvalues at the top are those of the formula. */
	@Test
	public void theSecondDerivativesOfASpotAreItsOwn() {
		final double variance = 9;
		final ImageProcessor spot = new FloatProcessor(SIDE, SIDE);
		for (int i = 0; i < SIDE * SIDE; i++)
			spot.setf(i, (float) Math.exp(-(Math.pow(i % SIDE - 24, 2) + Math.pow(i / SIDE - 24, 2)) / (2 * variance)));
		final ImagePlus image = new ImagePlus("spot", spot);
		// Smoothed by a Gaussian of variance s it is lower and wider: v / (v + s) exp(-r^2 / (2 (v + s))).
		final double sum = variance + 2.25;
		final double top = -variance / (sum * sum);
		assertEquals(2 * top, derive(image, 1, Derivative.LAPLACIAN, 1.5).getProcessor().getf(24, 24), 0.01);
		assertEquals(top, derive(image, 1, Derivative.LARGEST, 1.5).getProcessor().getf(24, 24), 0.006);
		assertEquals(top, derive(image, 1, Derivative.SMALLEST, 1.5).getProcessor().getf(24, 24), 0.006);
	}

	/** Across a bright, tilted ridge the smaller eigenvalue is the curvature; along it the larger one is nothing. */
	@Test
	public void theEigenvaluesOfATiltedRidgeAreThoseAcrossAndAlong() {
		final double variance = 4;
		final FloatProcessor ridge = new FloatProcessor(SIDE, SIDE);
		for (int i = 0; i < SIDE * SIDE; i++) {
			final double across = ((i % SIDE - 24) * 2 + (i / SIDE - 24)) / Math.sqrt(5);
			ridge.setf(i, (float) Math.exp(-across * across / (2 * variance)));
		}
		final ImagePlus image = new ImagePlus("ridge", ridge);
		final double sum = variance + 1;
		final double curvature = -Math.sqrt(variance) / Math.pow(sum, 1.5);
		assertEquals(curvature, derive(image, 1, Derivative.SMALLEST, 1).getProcessor().getf(24, 24), 0.012);
		assertEquals(0, derive(image, 1, Derivative.LARGEST, 1).getProcessor().getf(24, 24), 0.012);
		assertEquals(curvature, derive(image, 1, Derivative.LAPLACIAN, 1).getProcessor().getf(24, 24), 0.02);
	}

	@Test
	public void holesStayHoles() {
		final FloatProcessor ip = new FloatProcessor(20, 20);
		for (int i = 0; i < 400; i++)
			ip.setf(i, i % 20 < 8 ? Float.NaN : i % 20);
		final ImageProcessor derived = derive(new ImagePlus("holes", ip), 2, Derivative.GRADIENT, 1).getProcessor();
		assertTrue(Float.isNaN(derived.getf(10, 20)));
		assertTrue(Float.isFinite(derived.getf(30, 20)));
	}

	@Test
	public void stacksAndColoursArePlaneByPlane() {
		final ImageStack stack = new ImageStack(20, 12);
		stack.addSlice("a", new ColorProcessor(20, 12));
		final ColorProcessor edge = new ColorProcessor(20, 12);
		for (int i = 0; i < 240; i++)
			edge.set(i, i % 20 < 10 ? 0 : 0xffffff);
		stack.addSlice("b", edge);
		final ImagePlus gradient = derive(new ImagePlus("rgb", stack), 2, Derivative.GRADIENT, 0.5);
		assertEquals(2, gradient.getStackSize());
		assertEquals("b", gradient.getStack().getSliceLabel(2));
		assertEquals(0, gradient.getStack().getProcessor(1).getStats().max, 2.5);
		assertTrue(gradient.getStack().getProcessor(2).getf(19, 12) > 100);
		assertTrue(gradient.getStack().getProcessor(2).getf(4, 12) < 30);
	}

	/** The edge of a blurred step and the ridge of a line are found between the pixels. */
	@Test
	public void profilesFindEdgesAndRidges() throws IOException {
		final double edge = 14.37;
		final double ridge = 33.71;
		final FloatProcessor ip = new FloatProcessor(SIDE, SIDE);
		for (int i = 0; i < SIDE * SIDE; i++) {
			final double x = i % SIDE;
			ip.setf(i, (float) (100 / (1 + Math.exp(-(x - edge) / 0.8)) + 80 * Math.exp(-Math.pow(x - ridge, 2) / 6)));
		}
		final ImagePlus image = new ImagePlus("edge", ip);
		image.getCalibration().pixelWidth = 2;
		image.setRoi(new Line(4.0, 20.0, 44.0, 20.0));
		final PathProfile profile = PathProfile.of(image, 0.25, networks, "heat-light", Progress.NONE);
		final PathFeatures features = profile.features().get();
		assertEquals(2 * (edge - 4), nearest(features, PathFeature.Kind.EDGE, edge).distance(), 0.4);
		assertEquals(ridge, nearest(features, PathFeature.Kind.RIDGE, ridge).x(), 0.2);
		assertTrue(nearest(features, PathFeature.Kind.EDGE, edge).slope() > 20);
		assertEquals(features.features().size(), features.table().size());
		assertTrue(features.features().size() + " features", features.features().size() <= 8);
		// The same in a plane whose values are twice as large, less 50, on the calibrated scale.
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[]{-50, 2}, "mV");
		final PathFeature calibrated = nearest(
				PathProfile.of(image, 0.25, networks, "heat-light", Progress.NONE).features().get(),
				PathFeature.Kind.RIDGE, ridge);
		assertEquals(nearest(features, PathFeature.Kind.RIDGE, ridge).x(), calibrated.x(), 1e-6);
		assertTrue(!PathProfile.of(image, 0.25, networks, perceptron(), Progress.NONE).features().isPresent());
	}

	/** Also while the Gaussian is at work, which takes the longest if it is wide. */
	@Test
	public void averagingStopsSoon() {
		final ImagePlus image = new ImagePlus("wide", new ShortProcessor(200, 200));
		final int[] bands = new int[1];
		final Progress impatient = new Progress() {

			@Override
			public void report(final double done, final double total, final String what) {
				if (what.startsWith("averaging"))
					bands[0]++;
			}

			@Override
			public boolean isCanceled() {
				return bands[0] > 1;
			}
		};
		try {
			new ImagePlusDerivatives(networks, impatient).derive(image, TargetSize.ofScale(2, 2), Derivative.GRADIENT,
					20, "heat-light");
			fail("it went on");
		}
		catch (final CancellationException e) {
			assertEquals(2, bands[0]);
		}
	}

	@Test
	public void errorsAreASentence() throws IOException {
		final String perceptron = perceptron();
		final ImagePlus image = new ImagePlus("a", new ShortProcessor(8, 8));
		refused("heat field", () -> new ImagePlusDerivatives(networks, Progress.NONE).derive(image,
				TargetSize.ofScale(1, 1), Derivative.GRADIENT, 1, perceptron));
		refused("sigma", () -> derive(image, 1, Derivative.GRADIENT, -1));
		refused("open one", () -> derive(null, 1, Derivative.GRADIENT, 1));
		refused("laplacian", () -> Derivative.of("slope"));
	}

	// -- Helper methods --

	/** A model that is no formula. */
	private String perceptron() throws IOException {
		TestModels.edsr(1).write(temporary.getRoot().toPath());
		return temporary.getRoot().getPath();
	}

	private ImagePlus derive(final ImagePlus image, final double scale, final Derivative derivative,
			final double sigma) {
		return new ImagePlusDerivatives(networks, Progress.NONE).derive(image, TargetSize.ofScale(scale, scale),
				derivative, sigma, "heat-light");
	}

	private static PathFeature nearest(final PathFeatures features, final PathFeature.Kind kind, final double x) {
		return features.features().stream().filter(f -> f.kind() == kind)
				.min((a, b) -> Double.compare(Math.abs(a.x() - x), Math.abs(b.x() - x))).get();
	}

	private static void refused(final String word, final Runnable action) {
		try {
			action.run();
			fail("nothing was refused");
		}
		catch (final LiifException e) {
			assertTrue(e.getMessage(), e.getMessage().contains(word));
		}
	}
}
