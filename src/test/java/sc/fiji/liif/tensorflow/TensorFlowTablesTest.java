// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.junit.Test;

import sc.fiji.liif.engine.SessionForm;
import sc.fiji.liif.engine.TableProduct;

/** A row's product is right, and the same to the last bit whatever is multiplied with it. */
public class TensorFlowTablesTest {

	private static final int ROWS = 1003;

	@Test
	public void rowsHangOnNothingElse() {
		final Random random = new Random(3);
		try (TableProduct products = new TensorFlowEngine().tables(SessionForm.of(1))) {
			for (final int[] size : new int[][]{{64, 64}, {36, 25}, {256, 9}, {7, 1}}) {
				final int width = size[0];
				final int patch = size[1];
				final float[] rows = numbers(random, ROWS * width);
				final float[] table = numbers(random, width * patch);
				final float[] all = new float[ROWS * patch];
				products.multiply(rows, ROWS, width, table, all);
				for (int i = 0; i < all.length; i += 97)
					assertEquals(slowly(rows, table, width, i / patch, i % patch), all[i], 1e-5);
				for (int count = 1; count < 100; count += 3) {
					final int first = random.nextInt(ROWS - count);
					final float[] some = new float[count * patch];
					products.multiply(Arrays.copyOfRange(rows, first * width, (first + count) * width), count, width,
							table, some);
					for (int i = 0; i < some.length; i++)
						assertEquals(width + " " + patch + " " + count, all[first * patch + i], some[i], 0);
				}
			}
		}
	}

	private static float[] numbers(final Random random, final int count) {
		final float[] numbers = new float[count];
		for (int i = 0; i < count; i++)
			numbers[i] = random.nextFloat() - 0.5f;
		return numbers;
	}

	private static double slowly(final float[] rows, final float[] table, final int width, final int row,
			final int column) {
		double sum = 0;
		for (int i = 0; i < width; i++)
			sum += (double) rows[row * width + i] * table[i * (table.length / width) + column];
		return sum;
	}
}
