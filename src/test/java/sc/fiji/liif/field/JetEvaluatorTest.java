// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.field;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.Collection;
import java.util.Random;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

import sc.fiji.liif.TestModels;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.SlowHeat;
import sc.fiji.liif.sampling.Footprint;

/** Derivatives are the limits of differences of the definition. */
@RunWith(Parameterized.class)
public class JetEvaluatorTest {

	private static final int SIDE = 6;
	private static final double H = 1e-4;

	@Parameters(name = "blended {0}")
	public static Collection<Object[]> all() {
		return Arrays.asList(new Object[]{true}, new Object[]{false});
	}

	private final boolean isBlended;

	public JetEvaluatorTest(final boolean isBlended) {
		this.isBlended = isBlended;
	}

	@Test
	public void derivativesAreDifferences() {
		final Model model = TestModels.random(TestModels.edsrOf(8, 2), TestModels.heatOf("12", 9, isBlended, true), 3);
		final Random random = new Random(1);
		final float[] image = new float[SIDE * SIDE * 3];
		for (int i = 0; i < image.length; i++)
			image[i] = random.nextFloat();
		final SlowHeat slow = new SlowHeat(model, image, SIDE, SIDE);
		try (LiifNetwork network = new LiifNetwork(model)) {
			final WaveField field = WaveField.encode(network, image, SIDE, SIDE, new WaveField.Kept(0, 0, SIDE, SIDE));
			final JetEvaluator jets = new JetEvaluator(field, new Footprint(0.4, 0.3));
			final double[] covariance = slow.pixel(0.4, 0.3);
			for (int i = 0; i < 100; i++) {
				final double x = inner(random);
				final double y = inner(random);
				final float[] jet = new float[3 * JetEvaluator.SIZE];
				jets.evaluate(field, x, y, jet, 0);
				for (int c = 0; c < 3; c++)
					check(slow, x, y, c, covariance, Arrays.copyOfRange(jet, c * 6, c * 6 + 6));
			}
		}
	}

	/** Not so near to where cells, or the areas of nearest pixels, end that differences would look beyond. */
	private static double inner(final Random random) {
		return random.nextInt(SIDE - 1) + (random.nextBoolean() ? 0 : 0.5) + 0.01 + 0.48 * random.nextDouble();
	}

	private static void check(final SlowHeat slow, final double x, final double y, final int c,
			final double[] covariance, final float[] jet) {
		final double[][] f = new double[3][3];
		for (int j = 0; j < 3; j++) {
			for (int i = 0; i < 3; i++)
				f[j][i] = slow.value(x + (i - 1) * H, y + (j - 1) * H, covariance)[c];
		}
		final double[] expected = {f[1][1], (f[1][2] - f[1][0]) / (2 * H), (f[2][1] - f[0][1]) / (2 * H),
				(f[1][2] - 2 * f[1][1] + f[1][0]) / (H * H), (f[2][2] - f[2][0] - f[0][2] + f[0][0]) / (4 * H * H),
				(f[2][1] - 2 * f[1][1] + f[0][1]) / (H * H)};
		for (int k = 0; k < expected.length; k++)
			assertEquals("derivative " + k + " at " + x + ", " + y, expected[k], jet[k],
					1e-5 * (1 + 10 * Math.abs(expected[k])));
	}
}
