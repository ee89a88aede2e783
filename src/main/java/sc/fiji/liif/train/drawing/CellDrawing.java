// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.drawing;

import java.util.Random;

/** Filaments, membranes, vesicles and nuclei, one or two kinds of them in a picture. */
final class CellDrawing extends Drawing {

	/** Waves of a texture. */
	private static final int GRAIN = 12;

	@Override
	void draw(final Canvas canvas, final double pixel, final Random random) {
		canvas.fill(canvas.gray(random.nextBoolean() ? 0 : 0.2 * random.nextDouble()));
		final int kinds = 1 + random.nextInt(2);
		for (int i = 0; i < kinds; i++) {
			switch (random.nextInt(4)) {
			case 0 :
				filaments(canvas, pixel, random);
				break;
			case 1 :
				membranes(canvas, pixel, random);
				break;
			case 2 :
				vesicles(canvas, pixel, random);
				break;
			default :
				nuclei(canvas, pixel, random);
			}
		}
	}

	private static void filaments(final Canvas canvas, final double pixel, final Random random) {
		final int n = 2 + random.nextInt(25);
		final double width = pixel * size(0.1, 0.6, random);
		final double stiffness = size(0.02, 0.3, random);
		final double step = Math.max(2, canvas.side() / 16.0);
		for (int i = 0; i < n; i++) {
			double x = canvas.side() * random.nextDouble();
			double y = canvas.side() * random.nextDouble();
			double angle = 2 * Math.PI * random.nextDouble();
			final double light = size(0.1, 0.8, random);
			for (int k = 0; k < 24; k++) {
				final double nextX = x + step * Math.cos(angle);
				final double nextY = y + step * Math.sin(angle);
				canvas.glow(Canvas.line(x, y, nextX, nextY, 0), (x + nextX) / 2, (y + nextY) / 2, step / 2, width,
						light / 2);
				x = nextX;
				y = nextY;
				angle += stiffness * random.nextGaussian();
			}
		}
	}

	private static void membranes(final Canvas canvas, final double pixel, final Random random) {
		final int n = 1 + random.nextInt(8);
		final double width = pixel * size(0.15, 0.6, random);
		for (int i = 0; i < n; i++) {
			final double x = canvas.side() * random.nextDouble();
			final double y = canvas.side() * random.nextDouble();
			final double radius = canvas.side() * size(0.08, 0.5, random);
			final Canvas.Shape outline = wobbly(x, y, radius, 0.25, random);
			canvas.glow((px, py) -> Math.abs(outline.distance(px, py)), x, y, 1.5 * radius, width,
					size(0.2, 0.9, random));
		}
	}

	private static void vesicles(final Canvas canvas, final double pixel, final Random random) {
		final int n = 5 + random.nextInt(80);
		final double largest = size(0.3, 3, random);
		for (int i = 0; i < n; i++) {
			final double x = canvas.side() * random.nextDouble();
			final double y = canvas.side() * random.nextDouble();
			canvas.glow(Canvas.disc(x, y, 0), x, y, 0, pixel * size(0.2, Math.max(0.21, largest), random),
					size(0.1, 1, random));
		}
	}

	private static void nuclei(final Canvas canvas, final double pixel, final Random random) {
		final int n = 1 + random.nextInt(6);
		for (int i = 0; i < n; i++) {
			final double x = canvas.side() * random.nextDouble();
			final double y = canvas.side() * random.nextDouble();
			final double radius = canvas.side() * size(0.08, 0.4, random);
			final Canvas.Shape border = wobbly(x, y, radius, 0.12, random);
			final double edge = pixel * size(0.2, 1, random);
			canvas.glow(border, x, y, 1.2 * radius, edge, size(0.2, 0.8, random));
			for (int k = random.nextInt(12); k > 0; k--) {
				final double spotX = x + 0.5 * radius * random.nextGaussian();
				final double spotY = y + 0.5 * radius * random.nextGaussian();
				if (border.distance(spotX, spotY) < 0)
					canvas.glow(Canvas.disc(spotX, spotY, 0), spotX, spotY, 0, radius * size(0.04, 0.2, random),
							0.4 * random.nextDouble());
			}
		}
		grain(canvas, pixel, random);
	}

	/** Texture: waves of many lengths in all directions. */
	private static void grain(final Canvas canvas, final double pixel, final Random random) {
		final double depth = 0.4 * random.nextDouble() / Math.sqrt(GRAIN);
		final double[][] waves = new double[GRAIN][];
		for (int i = 0; i < GRAIN; i++) {
			final double k = 2 * Math.PI / (pixel * size(2, 25, random));
			final double angle = 2 * Math.PI * random.nextDouble();
			waves[i] = new double[]{k * Math.cos(angle), k * Math.sin(angle), 2 * Math.PI * random.nextDouble()};
		}
		canvas.modulate((x, y) -> {
			double sum = 0;
			for (final double[] wave : waves)
				sum += Math.sin(wave[0] * x + wave[1] * y + wave[2]);
			return Math.max(0, 1 + depth * sum);
		});
	}

	/** A circle whose radius varies along it. */
	private static Canvas.Shape wobbly(final double x0, final double y0, final double radius, final double amount,
			final Random random) {
		final double two = amount * random.nextDouble();
		final double three = amount * random.nextDouble();
		final double phase = 2 * Math.PI * random.nextDouble();
		return (x, y) -> {
			final double angle = Math.atan2(y - y0, x - x0) + phase;
			return Math.hypot(x - x0, y - y0)
					- radius * (1 + two * Math.sin(2 * angle) + three * Math.sin(3 * angle + phase));
		};
	}
}
