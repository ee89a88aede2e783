// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.drawing;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import sc.fiji.liif.raster.Raster;

/** A kind of drawn pictures. Safe for use by several threads. */
public abstract class Drawing {

	/** The kinds by their names, the default first. */
	public static final List<String> KINDS = Collections.unmodifiableList(Arrays.asList("graphics", "cells", "both"));

	/**
	 * Hard edges, lines, writing and gratings ("graphics"), or filaments, membranes, vesicles and nuclei as a
	 * fluorescence microscope would see them without its lens ("cells"), or both in turn.
	 */
	public static Drawing of(final String kind) {
		if (kind.equals("graphics"))
			return new GraphicDrawing();
		return kind.equals("cells") ? new CellDrawing() : new Drawing() {

			@Override
			void draw(final Canvas canvas, final double pixel, final Random random) {
				of(random.nextBoolean() ? "cells" : "graphics").draw(canvas, pixel, random);
			}
		};
	}

	/**
	 * Draws a picture.
	 *
	 * @param pixel size of the input's pixels in pixels of the picture: what there is to see is
	 *              about as large as they are, or larger
	 */
	public final Drawn draw(final int side, final int channels, final double pixel, final Random random) {
		final Canvas canvas = new Canvas(side, channels);
		draw(canvas, pixel, random);
		return new Drawn(canvas.raster(), canvas.isHard());
	}

	/** What was drawn. Immutable. */
	public static final class Drawn {

		private final Raster picture;
		private final boolean isHard;

		private Drawn(final Raster picture, final boolean isHard) {
			this.picture = picture;
			this.isHard = isHard;
		}

		public Raster picture() {
			return picture;
		}

		/** A part of it. */
		public Drawn crop(final int x, final int y, final int width, final int height) {
			return new Drawn(picture.crop(x, y, width, height), isHard);
		}

		/** Whether its edges are steps from pixel to pixel, and nothing is thin. */
		public boolean isHard() {
			return isHard;
		}
	}

	abstract void draw(Canvas canvas, double pixel, Random random);

	/** Between two sizes, small ones as likely as large ones. */
	static double size(final double least, final double most, final Random random) {
		return least * Math.pow(most / least, random.nextDouble());
	}
}
