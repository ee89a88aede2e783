// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.zarr;

import java.awt.Rectangle;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import sc.fiji.liif.imagej.planes.PartedStack;
import sc.fiji.liif.omezarr.ImageBlock;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.Store;

/**
 * The planes of one resolution, in ImageJ's order, read when they are looked at: of 8 and 16 bits as they are, all others as
 * 32-bit floats. What is changed in a plane is not kept, as in all of ImageJ's virtual stacks. Chunks that are several planes deep
 * are unpacked once for all of them, so far as a little memory allows. Safe for use by several threads.
 */
final class OmeZarrStack extends PartedStack {

	/** Of Java's memory that is kept of planes that were unpacked with another. */
	private static final int SHARE = 16;

	/** The same part of some planes that follow one another. Immutable. */
	private static final class Slab {

		private final ImageBlock block;
		private final long channel;
		private final Object pixels;

		Slab(final ImageBlock block, final long channel, final Object pixels) {
			this.block = block;
			this.channel = channel;
			this.pixels = pixels;
		}

		boolean has(final long otherChannel, final long slice, final long frame, final Rectangle part) {
			return channel == otherChannel && block.t() == frame && slice >= block.z()
					&& slice < block.z() + block.depth()
					&& part.equals(new Rectangle((int) block.x(), (int) block.y(), block.width(), block.height()));
		}
	}

	private final Store place;
	private final OmeImage image;
	private final OmeShape shape;
	private final int level;
	private final int wanted;
	/** What was read last; null if nothing was. */
	private volatile Slab last;

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
	protected ImageProcessor getPart(final int n, final Rectangle part) {
		check(n);
		final int channels = (int) shape.size("c");
		final int slices = (int) shape.size("z");
		final ImageProcessor plane = read((n - 1) % channels, (n - 1) / channels % slices, (n - 1) / channels / slices,
				part);
		plane.setSliceNumber(n);
		if (getColorModel() != null)
			plane.setColorModel(getColorModel());
		return plane;
	}

	private ImageProcessor read(final long channel, final long slice, final long frame, final Rectangle part) {
		final int chunk = image.chunk(level, "z");
		final double bytes = (double) part.width * part.height * chunk * image.level(level).type().bytes();
		if (chunk == 1 || bytes > Runtime.getRuntime().maxMemory() / (double) SHARE)
			return OmeZarrImages.plane(image, level, channel, slice, frame, part.x, part.y, part.width, part.height);
		Slab slab = last;
		if (slab == null || !slab.has(channel, slice, frame, part)) {
			final long first = slice / chunk * chunk;
			final ImageBlock block = new ImageBlock(frame, first, part.y, part.x,
					(int) Math.min(chunk, shape.size("z") - first), part.height, part.width);
			slab = new Slab(block, channel, image.read(level, channel, block));
			last = slab;
		}
		final ElementType type = image.level(level).type();
		final int size = part.width * part.height;
		final Object pixels = type.array(size);
		System.arraycopy(slab.pixels, (int) (slice - slab.block.z()) * size, pixels, 0, size);
		return processor(type, pixels, part.width, part.height);
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
