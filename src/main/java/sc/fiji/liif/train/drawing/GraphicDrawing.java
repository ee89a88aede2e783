// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.drawing;

import java.util.Random;

/** Hard edges, lines, writing and gratings on flat or shaded ground. */
final class GraphicDrawing extends Drawing {

	@Override
	void draw(final Canvas canvas, final double pixel, final Random random) {
		canvas.fill(canvas.colour(random));
		switch (random.nextInt(6)) {
		case 0 :
			lines(canvas, pixel, random);
			break;
		case 1 :
			writing(canvas, pixel, random);
			break;
		case 2 :
			grating(canvas, pixel, random);
			break;
		default :
			if (random.nextInt(3) > 0)
				canvas.harden();
			edges(canvas, random);
		}
		if (random.nextInt(3) == 0)
			shade(canvas, random);
	}

	/** Half planes, boxes and discs. */
	private static void edges(final Canvas canvas, final Random random) {
		final double side = canvas.side();
		for (int i = 1 + random.nextInt(6); i > 0; i--) {
			final double x = side * random.nextDouble();
			final double y = side * random.nextDouble();
			final double angle = random.nextBoolean() ? 2 * Math.PI * random.nextDouble() : 0;
			final double cos = Math.cos(angle);
			final double sin = Math.sin(angle);
			final double width = side * size(0.03, 0.6, random);
			final double height = side * size(0.03, 0.6, random);
			final Canvas.Shape shape;
			switch (random.nextInt(3)) {
			case 0 :
				shape = (px, py) -> (px - x) * cos + (py - y) * sin;
				break;
			case 1 :
				shape = (px, py) -> Math.max(Math.abs((px - x) * cos + (py - y) * sin) - width / 2,
						Math.abs((py - y) * cos - (px - x) * sin) - height / 2);
				break;
			default :
				shape = Canvas.disc(x, y, width / 2);
			}
			canvas.paint(shape, side / 2, side / 2, side, canvas.colour(random));
		}
	}

	private static void lines(final Canvas canvas, final double pixel, final Random random) {
		final double side = canvas.side();
		final float[] colour = canvas.colour(random);
		for (int i = 2 + random.nextInt(15); i > 0; i--) {
			final double x0 = side * random.nextDouble();
			final double y0 = side * random.nextDouble();
			final double x1 = random.nextInt(4) == 0 ? x0 : side * random.nextDouble();
			final double y1 = random.nextInt(4) == 0 ? y0 : side * random.nextDouble();
			canvas.paint(Canvas.line(x0, y0, x1, y1, pixel * size(0.5, 4, random)), (x0 + x1) / 2, (y0 + y1) / 2, side,
					random.nextInt(4) == 0 ? canvas.colour(random) : colour);
		}
	}

	/** Lines of signs of two or three strokes each, in a script of nobody's. */
	private static void writing(final Canvas canvas, final double pixel, final Random random) {
		final double height = pixel * size(4, 20, random);
		final double stroke = height * size(0.08, 0.2, random);
		final float[] colour = canvas.colour(random);
		for (double y = height * random.nextDouble() - height; y < canvas.side(); y += 1.6 * height) {
			for (double x = -height * random.nextDouble(); x < canvas.side(); x += height * 0.75) {
				if (random.nextInt(6) == 0)
					continue;
				for (int k = 2 + random.nextInt(2); k > 0; k--) {
					final double x0 = x + 0.5 * height * random.nextInt(2);
					final double y0 = y + 0.5 * height * random.nextInt(3);
					final double x1 = x + 0.5 * height * random.nextInt(2);
					final double y1 = y + 0.5 * height * random.nextInt(3);
					final Canvas.Shape shape = random.nextInt(4) == 0
							? ring(x0, y0, height / 4, stroke)
							: Canvas.line(x0, y0, x1, y1, stroke);
					canvas.paint(shape, x + height / 4, y + height / 2, 1.2 * height, colour);
				}
			}
		}
	}

	private static Canvas.Shape ring(final double x0, final double y0, final double radius, final double width) {
		return (x, y) -> Math.abs(Math.hypot(x - x0, y - y0) - radius) - width / 2;
	}

	private static void grating(final Canvas canvas, final double pixel, final Random random) {
		final double period = pixel * size(2, 12, random);
		final double angle = Math.PI * random.nextDouble();
		final double cos = Math.cos(angle);
		final double sin = Math.sin(angle);
		final double bend = random.nextBoolean() ? 0 : 0.5 / canvas.side() * random.nextDouble();
		final double middle = canvas.side() / 2.0;
		canvas.paint((px, py) -> {
			final double along = px * cos + py * sin;
			final double across = (py - middle) * cos - (px - middle) * sin;
			final double phase = (along + bend * across * across) / period;
			return (Math.abs(phase - Math.floor(phase) - 0.5) - 0.25) * period;
		}, middle, middle, canvas.side(), canvas.colour(random));
	}

	/** Light that falls off to one side. */
	private static void shade(final Canvas canvas, final Random random) {
		final double angle = 2 * Math.PI * random.nextDouble();
		final double slope = random.nextDouble() / canvas.side();
		final double middle = canvas.side() / 2.0;
		canvas.modulate(
				(px, py) -> 0.6 + 0.4 * slope * ((px - middle) * Math.cos(angle) + (py - middle) * Math.sin(angle)));
	}
}
