// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import sc.fiji.liif.LiifException;

/** A group of Zarr, or an array, by what is written down about it. */
public final class ZarrNode {

	private ZarrNode() {}

	/**
	 * The attributes of a group or an array.
	 *
	 * @throws LiifException in one sentence, if there is neither
	 */
	public static JsonObject attributes(final Store place) {
		final JsonObject node = read(place, MetadataFormat.NODE_3);
		if (node != null)
			return node.has("attributes") ? node.getAsJsonObject("attributes") : new JsonObject();
		if (read(place, MetadataFormat.GROUP_2) == null && read(place, MetadataFormat.ARRAY_2) == null)
			throw new LiifException("There is no Zarr in " + place + ": check the path.");
		final JsonObject attributes = read(place, MetadataFormat.ATTRIBUTES_2);
		return attributes == null ? new JsonObject() : attributes;
	}

	/** Whether there is a group or an array. */
	public static boolean exists(final Store place) {
		return read(place, MetadataFormat.NODE_3) != null || read(place, MetadataFormat.GROUP_2) != null
				|| read(place, MetadataFormat.ARRAY_2) != null;
	}

	/**
	 * Makes a group, or changes its attributes.
	 *
	 * @throws LiifException in one sentence, if it can't be written
	 */
	public static void writeGroup(final Store place, final ZarrVersion version, final JsonObject attributes) {
		if (version == ZarrVersion.TWO) {
			// The group last: without it there is nothing yet, whoever is killed in between.
			write(place, MetadataFormat.ATTRIBUTES_2, attributes);
			write(place, MetadataFormat.GROUP_2, Codecs.json("zarr_format", 2));
			return;
		}
		final JsonObject node = Codecs.json("zarr_format", 3, "node_type", "group");
		node.add("attributes", attributes);
		write(place, MetadataFormat.NODE_3, node);
	}

	/** Null if there is nothing under the key. @throws LiifException in one sentence, if it can't be read */
	static JsonObject read(final Store place, final String key) {
		try {
			final byte[] bytes = place.read(key);
			return bytes == null
					? null
					: JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
		}
		catch (final JsonParseException | IllegalStateException e) {
			throw new LiifException("What " + place + "/" + key + " says is no JSON: get a fresh copy of it.", e);
		}
		catch (final IOException e) {
			throw new LiifException("Can't read " + place + "/" + key + " (" + e.getMessage()
					+ "): check the path and its permissions.", e);
		}
	}

	static void write(final Store place, final String key, final JsonObject json) {
		try {
			place.write(key, new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create()
					.toJson(json).getBytes(StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw unwritable(place, key, e);
		}
	}

	static LiifException unwritable(final Store place, final String key, final IOException cause) {
		return new LiifException("Can't write " + place + "/" + key + " (" + cause.getMessage()
				+ "): make room on the disk, or change its permissions.", cause);
	}
}
