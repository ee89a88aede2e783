// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.omezarr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.Store;
import sc.fiji.liif.zarr.ZarrArray;
import sc.fiji.liif.zarr.ZarrNode;

/**
 * An image in a group of Zarr: an array for each of some resolutions, the finest first, each half as fine along x and y as the
 * one before. Safe for use by several threads and processes, so far as no two write the same chunk.
 */
public final class OmeImage {

	private final String name;
	private final List<OmeShape> shapes;
	private final List<ZarrArray> levels;
	private final List<OmeChannel> channels;

	private OmeImage(final String name, final List<OmeShape> shapes, final List<ZarrArray> levels,
			final List<OmeChannel> channels) {
		this.name = name;
		this.shapes = shapes;
		this.levels = levels;
		this.channels = channels;
	}

	/** @throws LiifException in one sentence, if there is no image, or it can't be had right */
	public static OmeImage open(final Store place) {
		try {
			return opened(place);
		}
		catch (final LiifException e) {
			throw e;
		}
		catch (final RuntimeException e) {
			throw new LiifException("What is said of the image " + place + " makes no sense: get a fresh copy of it.",
					e);
		}
	}

	/** @throws RuntimeException if what is said of it makes no sense */
	private static OmeImage opened(final Store place) {
		final JsonObject attributes = ZarrNode.attributes(place);
		final OmeMetadata metadata = OmeMetadata.of(attributes, place);
		final List<ZarrArray> levels = new ArrayList<>();
		final List<OmeShape> shapes = new ArrayList<>();
		for (int level = 0; level < metadata.levels(); level++) {
			final ZarrArray array;
			try {
				array = ZarrArray.open(place.at(metadata.path(level)));
			}
			catch (final LiifException e) {
				throw new LiifException("The resolution \"" + metadata.path(level) + "\" of " + place
						+ " can't be had (" + e.getMessage() + ").", e);
			}
			levels.add(array);
			shapes.add(metadata.shape(level, array));
		}
		return new OmeImage(metadata.name(), shapes, levels, metadata.channels());
	}

	/**
	 * Makes an image of zeros, with as many resolutions as it takes for the last one to be a chunk along x and y.
	 *
	 * @param own what else is said of it, beside what the specification has; nothing if it has no members
	 * @throws LiifException in one sentence, if it can't be written
	 */
	public static OmeImage create(final Store place, final OmeFormat format, final String name, final ElementType type,
			final OmeShape shape, final List<OmeChannel> channels, final JsonObject own) {
		final int[] chunk = {1, 1, format.depth(), format.side(), format.side()};
		final List<OmeShape> shapes = format.resolutions(shape);
		final int[] axes = shape.axes().stream().mapToInt(OmeShape.AXES::indexOf).toArray();
		final List<ZarrArray> levels = new ArrayList<>();
		for (int level = 0; level < shapes.size(); level++) {
			final OmeShape there = shapes.get(level);
			final int[] chunks = Arrays.stream(axes)
					.map(axis -> (int) Math.min(chunk[axis], there.size(OmeShape.AXES.get(axis)))).toArray();
			levels.add(ZarrArray.create(place.at(Integer.toString(level)), format.zarr(), type, there.arrayShape(),
					chunks, format.compression(), there.axes().toArray(new String[0])));
		}
		final JsonObject attributes = OmeAttributes.of(format.zarr(), name, type, shapes, channels);
		own.entrySet().forEach(member -> attributes.add(member.getKey(), member.getValue()));
		// Last: what has no description is no image yet.
		ZarrNode.writeGroup(place, format.zarr(), attributes);
		return new OmeImage(name, shapes, levels, channels);
	}

	/** What it is called; may be empty. */
	public String name() {
		return name;
	}

	/** How many resolutions there are. */
	public int levels() {
		return levels.size();
	}

	/** The array of a resolution, 0 being the finest. */
	public ZarrArray level(final int level) {
		return levels.get(level);
	}

	/** Of a resolution. */
	public OmeShape shape(final int level) {
		return shapes.get(level);
	}

	/** How channels are shown; empty if that is not said. */
	public List<OmeChannel> channels() {
		return Collections.unmodifiableList(channels);
	}

	/**
	 * Pixels of a channel, plane by plane, row by row.
	 *
	 * @return a Java array, see {@link ElementType}
	 * @throws LiifException in one sentence, if they can't be read
	 */
	public Object read(final int level, final long channel, final ImageBlock block) {
		return levels.get(level).read(inArray(block.min(channel)), inArray(block.size()));
	}

	/**
	 * Writes pixels of a channel likewise, which begin where chunks do and end where they do, or the image.
	 *
	 * @throws LiifException in one sentence, if they can't be written
	 */
	public void write(final int level, final long channel, final ImageBlock block, final Object pixels) {
		levels.get(level).write(inArray(block.min(channel)), inArray(block.size()), pixels);
	}

	/** Whether all chunks were written that pixels of some channels are in. */
	public boolean isWritten(final int level, final long firstChannel, final int channels, final ImageBlock block) {
		for (long c = firstChannel; c < firstChannel + channels; c++) {
			if (!levels.get(level).isWritten(inArray(block.min(c)), inArray(block.size())))
				return false;
		}
		return true;
	}

	/** Pixels of a chunk along an axis. */
	public int chunk(final int level, final String axis) {
		final int i = shapes.get(level).axes().indexOf(axis);
		return i < 0 ? 1 : levels.get(level).chunk()[i];
	}

	// -- Helper methods --

	private long[] inArray(final long[] tczyx) {
		return shapes.get(0).axes().stream().mapToLong(axis -> tczyx[OmeShape.AXES.indexOf(axis)]).toArray();
	}

	private int[] inArray(final int[] tczyx) {
		return shapes.get(0).axes().stream().mapToInt(axis -> tczyx[OmeShape.AXES.indexOf(axis)]).toArray();
	}
}
