// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.omezarr;

import java.util.List;
import java.util.Locale;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.ZarrVersion;

/** Describes new images, as OME-Zarr 0.4 and 0.5 have it: what {@link OmeMetadata} reads. */
final class OmeAttributes {

	private OmeAttributes() {}

	/** The attributes of a new group. */
	static JsonObject of(final ZarrVersion version, final String name, final ElementType type,
			final List<OmeShape> shapes, final List<OmeChannel> channels) {
		final JsonObject multiscale = new JsonObject();
		if (version == ZarrVersion.TWO)
			multiscale.addProperty("version", "0.4");
		multiscale.addProperty("name", name);
		final JsonArray axes = new JsonArray();
		for (final String axis : shapes.get(0).axes())
			axes.add(axis(axis, shapes.get(0)));
		multiscale.add("axes", axes);
		final JsonArray datasets = new JsonArray();
		for (int level = 0; level < shapes.size(); level++) {
			final OmeShape shape = shapes.get(level);
			final JsonObject scale = new JsonObject();
			final JsonObject translation = new JsonObject();
			scale.addProperty("type", "scale");
			translation.addProperty("type", "translation");
			final JsonArray scales = new JsonArray();
			final JsonArray translations = new JsonArray();
			for (final String axis : shape.axes()) {
				scales.add(shape.scale(axis));
				translations.add(shape.translation(axis));
			}
			scale.add("scale", scales);
			translation.add("translation", translations);
			final JsonArray transformations = new JsonArray();
			transformations.add(scale);
			transformations.add(translation);
			final JsonObject dataset = new JsonObject();
			dataset.addProperty("path", Integer.toString(level));
			dataset.add("coordinateTransformations", transformations);
			datasets.add(dataset);
		}
		multiscale.add("datasets", datasets);
		multiscale.addProperty("type", "mean");
		final JsonArray multiscales = new JsonArray();
		multiscales.add(multiscale);
		final JsonObject ome = new JsonObject();
		if (version == ZarrVersion.THREE)
			ome.addProperty("version", "0.5");
		ome.add("multiscales", multiscales);
		if (!channels.isEmpty())
			ome.add("omero", omero(version, type, channels));
		if (version == ZarrVersion.TWO)
			return ome;
		final JsonObject attributes = new JsonObject();
		attributes.add("ome", ome);
		return attributes;
	}

	// -- Helper methods --

	private static JsonObject axis(final String name, final OmeShape shape) {
		final JsonObject axis = new JsonObject();
		axis.addProperty("name", name);
		axis.addProperty("type", name.equals("t") ? "time" : name.equals("c") ? "channel" : "space");
		final String unit = name.equals("t") ? shape.timeUnit() : name.equals("c") ? null : shape.lengthUnit();
		if (unit != null)
			axis.addProperty("unit", unit);
		return axis;
	}

	private static JsonObject omero(final ZarrVersion version, final ElementType type,
			final List<OmeChannel> channels) {
		final JsonArray all = new JsonArray();
		for (final OmeChannel channel : channels) {
			final JsonObject window = new JsonObject();
			window.addProperty("start", channel.start());
			window.addProperty("end", channel.end());
			window.addProperty("min", type.isFloat() ? Math.min(0, channel.start()) : 0);
			window.addProperty("max",
					type.isFloat() ? Math.max(1, channel.end()) : Math.pow(2, Byte.SIZE * type.bytes()) - 1);
			final JsonObject one = new JsonObject();
			one.addProperty("label", channel.label());
			one.addProperty("color", String.format(Locale.ROOT, "%06X", channel.colour()));
			one.addProperty("active", channel.isActive());
			one.addProperty("coefficient", 1);
			one.addProperty("family", "linear");
			one.addProperty("inverted", false);
			one.add("window", window);
			all.add(one);
		}
		final JsonObject omero = new JsonObject();
		if (version == ZarrVersion.TWO)
			omero.addProperty("version", "0.4");
		omero.add("channels", all);
		final JsonObject shown = new JsonObject();
		shown.addProperty("model", "color");
		omero.add("rdefs", shown);
		return omero;
	}
}
