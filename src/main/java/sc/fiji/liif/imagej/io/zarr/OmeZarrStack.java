// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.zarr;

import java.awt.Rectangle;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import sc.fiji.liif.imagej.planes.LabelledStack;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.Store;

/**
 * The planes of one resolution, in ImageJ's order, read when they are looked at: of 8 and 16 bits as they are, all others as
 * 32-bit floats. What is changed in a plane is not kept, as in all of ImageJ's virtual stacks. Safe for use by several threads.
 */
final class OmeZarrStack extends LabelledStack {

	private final Store place;
	private final OmeImage image;
	private final OmeShape shape;
	private final int level;
	private final int wanted;

	/**
	 * @param place  that the image is read from
	 * @param wanted the resolution that was asked for, of which there may be too much for ImageJ
	 */
	OmeZarrStack(final Store place, final OmeImage image, final int level, final int wanted, final int planes) {
		super((int) image.shape(level).size("x"), (int) image.shape(level).size("y"), planes);
		this.place = place;
		this.image = image;
		this.level = level;
		this.wanted = wanted;
		shape = image.shape(level);
		setBitDepth(bits(image.level(level).type()));
	}

	/** In ImageJ. */
	static int bits(final ElementType type) {
		return type == ElementType.UINT8 ? 8 : type == ElementType.UINT16 ? 16 : 32;
	}

	Store place() {
		return place;
	}

	int level() {
		return level;
	}

	int wanted() {
		return wanted;
	}

	/** As the image says it, whatever ImageJ was told since. */
	OmeShape shape() {
		return shape;
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		return getPart(n, new Rectangle(getWidth(), getHeight()));
	}

	@Override
	protected ImageProcessor getPart(final int n, final Rectangle part) {
		check(n);
		final int channels = (int) shape.size("c");
		final int slices = (int) shape.size("z");
		final ImageProcessor plane = OmeZarrImages.plane(image, level, (n - 1) % channels, (n - 1) / channels % slices,
				(n - 1) / channels / slices, part.x, part.y, part.width, part.height);
		plane.setSliceNumber(n);
		if (getColorModel() != null)
			plane.setColorModel(getColorModel());
		return plane;
	}

	/** Pixels in a type that ImageJ has. */
	static ImageProcessor processor(final ElementType type, final Object pixels, final int width, final int height) {
		if (type == ElementType.UINT8)
			return new ByteProcessor(width, height, (byte[]) pixels);
		if (type == ElementType.UINT16)
			return new ShortProcessor(width, height, (short[]) pixels, null);
		if (type == ElementType.FLOAT32)
			return new FloatProcessor(width, height, (float[]) pixels);
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) type.number(pixels, i);
		return new FloatProcessor(width, height, values);
	}
}
