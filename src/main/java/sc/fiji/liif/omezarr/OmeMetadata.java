// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.omezarr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.zarr.Store;
import sc.fiji.liif.zarr.ZarrArray;

/** What the attributes of a group say of an image: see {@link OmeAttributes} for the other way. Immutable. */
final class OmeMetadata {

	private static final int HEX = 16;

	private final JsonObject multiscale;
	private final JsonObject omero;

	private OmeMetadata(final JsonObject multiscale, final JsonObject omero) {
		this.multiscale = multiscale;
		this.omero = omero;
	}

	/**
	 * @throws LiifException    in one sentence, if they are not those of an image
	 * @throws RuntimeException if they make no sense
	 */
	static OmeMetadata of(final JsonObject attributes, final Store place) {
		final JsonObject ome = attributes.has("ome") ? attributes.getAsJsonObject("ome") : attributes;
		if (!ome.has("multiscales"))
			throw new LiifException(ome.has("plate") || ome.has("well") || ome.has("bioformats2raw.layout")
					? "There are several images in " + place
							+ ": give one of them, a folder below that has resolutions."
					: "The Zarr " + place + " is no OME-Zarr image: give the folder that has its resolutions.");
		final JsonObject multiscale = ome.getAsJsonArray("multiscales").get(0).getAsJsonObject();
		final OmeMetadata metadata = new OmeMetadata(multiscale,
				ome.has("omero") ? ome.getAsJsonObject("omero") : new JsonObject());
		for (final String axis : metadata.axes()) {
			if (!OmeShape.AXES.contains(axis))
				throw new LiifException("The image " + place + " has an axis \"" + axis
						+ "\": give one whose axes are some of t, c, z, y, x.");
		}
		if (!metadata.axes().contains("x") || !metadata.axes().contains("y") || metadata.levels() == 0)
			throw new LiifException("The image " + place + " has no planes: it needs axes x and y.");
		return metadata;
	}

	String name() {
		return multiscale.has("name") && multiscale.get("name").isJsonPrimitive()
				? multiscale.get("name").getAsString()
				: "";
	}

	int levels() {
		return multiscale.getAsJsonArray("datasets").size();
	}

	String path(final int level) {
		return dataset(level).get("path").getAsString();
	}

	/**
	 * @throws LiifException    in one sentence, if array and description do not belong together
	 * @throws RuntimeException if they make no sense
	 */
	OmeShape shape(final int level, final ZarrArray array) {
		final List<String> axes = axes();
		final long[] shape = array.shape();
		if (shape.length != axes.size())
			throw new LiifException("The array " + array + " has " + shape.length + " axes instead of " + axes.size()
					+ ": get a fresh copy of it.");
		final int n = OmeShape.AXES.size();
		final long[] sizes = new long[n];
		final double[] scales = new double[n];
		final double[] translations = new double[n];
		Arrays.fill(sizes, 1);
		Arrays.fill(scales, 1);
		for (int i = 0; i < shape.length; i++)
			sizes[OmeShape.AXES.indexOf(axes.get(i))] = shape[i];
		if (dataset(level).has("coordinateTransformations"))
			transform(dataset(level).getAsJsonArray("coordinateTransformations"), axes, scales, translations);
		if (multiscale.has("coordinateTransformations"))
			transform(multiscale.getAsJsonArray("coordinateTransformations"), axes, scales, translations);
		if (Arrays.stream(sizes).anyMatch(size -> size < 1))
			throw new LiifException("The array " + array + " has no pixels: get a fresh copy of it.");
		for (int i = 0; i < n; i++)
			scales[i] = step(OmeShape.AXES.get(i), scales[i]);
		return new OmeShape(axes, sizes, scales, translations, unit("x"), unit("t"));
	}

	List<OmeChannel> channels() {
		final List<OmeChannel> channels = new ArrayList<>();
		try {
			if (omero.has("channels")) {
				for (final JsonElement element : omero.getAsJsonArray("channels")) {
					final JsonObject channel = element.getAsJsonObject();
					final JsonObject window = channel.has("window")
							? channel.getAsJsonObject("window")
							: new JsonObject();
					channels.add(new OmeChannel(channel.has("label") ? channel.get("label").getAsString() : "",
							channel.has("color")
									? Integer.parseInt(channel.get("color").getAsString().replace("#", ""), HEX)
									: 0xffffff,
							!channel.has("active") || channel.get("active").getAsBoolean(),
							window.has("start") ? window.get("start").getAsDouble() : Double.NaN,
							window.has("end") ? window.get("end").getAsDouble() : Double.NaN));
				}
			}
			return channels;
		}
		catch (final RuntimeException e) {
			return new ArrayList<>(); // How channels are shown is a matter of taste.
		}
	}

	// -- Helper methods --

	private JsonObject dataset(final int level) {
		return multiscale.getAsJsonArray("datasets").get(level).getAsJsonObject();
	}

	/** Before 0.4 they were names alone, or left out. */
	private List<String> axes() {
		final List<String> names = new ArrayList<>();
		if (!multiscale.has("axes"))
			return OmeShape.AXES;
		for (final JsonElement axis : multiscale.getAsJsonArray("axes"))
			names.add(axis.isJsonPrimitive()
					? axis.getAsString()
					: axis.getAsJsonObject().get("name").getAsString().toLowerCase(Locale.ROOT));
		return names;
	}

	private String unit(final String name) {
		if (!multiscale.has("axes"))
			return null;
		for (final JsonElement axis : multiscale.getAsJsonArray("axes")) {
			if (axis.isJsonObject() && axis.getAsJsonObject().get("name").getAsString().equalsIgnoreCase(name)
					&& axis.getAsJsonObject().has("unit"))
				return axis.getAsJsonObject().get("unit").getAsString();
		}
		return null;
	}

	/** What a step can be; of times and channels it may be anything, where nobody cared. */
	private static double step(final String axis, final double scale) {
		if (scale > 0 && scale < Double.POSITIVE_INFINITY)
			return scale;
		if (axis.equals("t") || axis.equals("c"))
			return 1;
		throw new IllegalArgumentException("a step of " + scale + " along " + axis);
	}

	/** Applies some transformations after what there is. */
	private static void transform(final JsonArray transformations, final List<String> axes, final double[] scales,
			final double[] translations) {
		for (final JsonElement element : transformations) {
			final JsonObject one = element.getAsJsonObject();
			final String type = one.get("type").getAsString();
			if (!one.has(type))
				continue;
			final JsonArray numbers = one.getAsJsonArray(type);
			for (int i = 0; i < axes.size(); i++) {
				final int axis = OmeShape.AXES.indexOf(axes.get(i));
				if (type.equals("scale")) {
					scales[axis] *= numbers.get(i).getAsDouble();
					translations[axis] *= numbers.get(i).getAsDouble();
				}
				else if (type.equals("translation"))
					translations[axis] += numbers.get(i).getAsDouble();
			}
		}
	}
}
