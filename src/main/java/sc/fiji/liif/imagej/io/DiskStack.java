// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import ij.ImageStack;
import ij.process.ImageProcessor;

import sc.fiji.liif.imagej.planes.PartedStack;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.HeapSpace;

/**
 * A stack whose planes are in a temporary file, written part by part and read when they are looked at; the file goes with
 * the stack. What is changed in a plane is not kept, as in all of ImageJ's virtual stacks. Safe for use by several threads.
 */
public final class DiskStack extends PartedStack {

	private static final Cleaner CLEANER = Cleaner.create();

	private final FileChannel file;
	private final int bytes;

	/**
	 * All of it black.
	 *
	 * @param like  of the planes' type
	 * @param count of planes
	 * @throws LiifException in one sentence, if the disk has no room
	 */
	public DiskStack(final ImageProcessor like, final int width, final int height, final int count) {
		super(width, height, count);
		setBitDepth(like.getBitDepth());
		bytes = like.getBitDepth() == 24 ? Integer.BYTES : like.getBitDepth() / Byte.SIZE;
		final long size = (long) width * height * count * bytes;
		try {
			final Path path = Files.createTempFile("liif", ".stack");
			final long free = Files.getFileStore(path).getUsableSpace();
			// Where a file that is open can be deleted, nothing is left behind whatever happens.
			file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
					StandardOpenOption.DELETE_ON_CLOSE);
			CLEANER.register(this, closing(file));
			if (size > free)
				throw new LiifException("The result needs " + HeapSpace.inWords(size) + " on the disk of "
						+ path.getParent() + ", which has only " + HeapSpace.inWords(free)
						+ " free: make room, or name another folder with -Djava.io.tmpdir.");
			file.write(ByteBuffer.allocate(1), size - 1);
		}
		catch (final IOException e) {
			throw new LiifException("There can be no temporary file for the result (" + e.getMessage()
					+ "): name a folder that may be written to with -Djava.io.tmpdir.", e);
		}
	}

	/**
	 * Puts a part of a plane where it belongs.
	 *
	 * @param n of the plane, from 1 on
	 * @throws LiifException in one sentence, if the disk is full
	 */
	public void put(final int n, final int x, final int y, final ImageProcessor part) {
		final int width = part.getWidth();
		final ByteBuffer row = ByteBuffer.allocate(width * bytes);
		try {
			for (int j = 0; j < part.getHeight(); j++) {
				row.clear();
				copy(part.getPixels(), j * width, width, row, true);
				row.position(0).limit(width * bytes);
				for (long at = at(n, x, y + j); row.hasRemaining();)
					at += file.write(row, at);
			}
		}
		catch (final IOException e) {
			throw new LiifException("The result can't be written to the disk (" + e.getMessage()
					+ "): make room, or name another folder with -Djava.io.tmpdir.", e);
		}
	}

	@Override
	protected ImageProcessor getPart(final int n, final Rectangle part) {
		check(n);
		final ImageProcessor plane = ImageStack.create(part.width, part.height, 1, getBitDepth()).getProcessor(1);
		// Rows that are whole lie one after the other.
		final int rows = part.width == getWidth() ? part.height : 1;
		final ByteBuffer read = ByteBuffer.allocate(part.width * rows * bytes);
		try {
			for (int y = 0; y < part.height; y += rows) {
				read.clear();
				for (long at = at(n, part.x, part.y + y); read.hasRemaining();)
					at += Math.max(0, file.read(read, at));
				read.flip();
				copy(plane.getPixels(), y * part.width, part.width * rows, read, false);
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		plane.setSliceNumber(n);
		if (getColorModel() != null && getBitDepth() != 24)
			plane.setColorModel(getColorModel());
		return plane;
	}

	// -- Helper methods --

	/** Where a pixel is in the file. */
	private long at(final int n, final int x, final int y) {
		return (((long) (n - 1) * getHeight() + y) * getWidth() + x) * bytes;
	}

	private static Runnable closing(final FileChannel file) {
		return () -> {
			try {
				file.close();
			}
			catch (final IOException e) {
				return; // The system cleans up temporary files.
			}
		};
	}

	/** Copies pixels to a buffer, or from it. */
	private static void copy(final Object pixels, final int first, final int count, final ByteBuffer buffer,
			final boolean isOut) {
		if (pixels instanceof byte[]) {
			if (isOut)
				buffer.put((byte[]) pixels, first, count);
			else
				buffer.get((byte[]) pixels, first, count);
		}
		else if (pixels instanceof short[]) {
			if (isOut)
				buffer.asShortBuffer().put((short[]) pixels, first, count);
			else
				buffer.asShortBuffer().get((short[]) pixels, first, count);
		}
		else if (pixels instanceof float[]) {
			if (isOut)
				buffer.asFloatBuffer().put((float[]) pixels, first, count);
			else
				buffer.asFloatBuffer().get((float[]) pixels, first, count);
		}
		else if (isOut)
			buffer.asIntBuffer().put((int[]) pixels, first, count);
		else
			buffer.asIntBuffer().get((int[]) pixels, first, count);
	}
}
