// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;

/**
 * Describes an exported SavedModel in the manner of the BioImage Model Zoo: the
 * encoder as a network from images to images, the decoder, which has no place in
 * that format, under {@code config}.
 */
final class BioimageDescription {

	private BioimageDescription() {}

	/** @throws IOException if the file can't be written */
	static void write(final Model model, final Path file) throws IOException {
		final ModelSpec spec = model.spec();
		final int halo = spec.reach().isGlobal() ? 0 : spec.reach().radius();
		final StringBuilder yaml = new StringBuilder();
		line(yaml, "format_version: 0.4.10");
		line(yaml, "type: model");
		line(yaml, "name: %s", quoted(spec.name() + ", encoder"));
		line(yaml, "description: %s", quoted(text(model, "description", "Encoder of a LIIF.")));
		line(yaml, "timestamp: '%s'", Instant.now());
		line(yaml, "license: %s", quoted(text(model, "licence", "unknown")));
		line(yaml, "tags: [super-resolution, liif, tensorflow]");
		line(yaml, "cite:");
		line(yaml, "  - text: %s", quoted("Chen et al., Learning Continuous Image Representation with Local "
				+ "Implicit Image Function, CVPR 2021"));
		line(yaml, "    url: https://arxiv.org/abs/2012.09161");
		line(yaml, "inputs:");
		line(yaml, "  - name: image");
		line(yaml, "    axes: byxc");
		line(yaml, "    data_type: float32");
		line(yaml, "    data_range: [0.0, 1.0]");
		line(yaml, "    shape: {min: [1, 1, 1, %d], step: [1, 1, 1, 0]}", spec.inputs());
		line(yaml, "outputs:");
		line(yaml, "  - name: features");
		line(yaml, "    axes: byxc");
		line(yaml, "    data_type: float32");
		line(yaml, "    halo: [0, %d, %d, 0]", halo, halo);
		line(yaml, "    shape: {reference_tensor: image, scale: [1, 1, 1, 0], offset: [0, 0, 0, %s]}",
				half(spec.encoder().features()));
		line(yaml, "weights:");
		line(yaml, "  tensorflow_saved_model_bundle:");
		line(yaml, "    source: .");
		line(yaml, "config:");
		line(yaml, "  liif:");
		line(yaml, "    encode: {signature: encode, inputs: [image], outputs: [features]}");
		line(yaml, "    decode:");
		line(yaml, "      signature: decode");
		line(yaml, "      inputs: [features, coordinates, cells%s]", spec.decoder().residual() ? ", image" : "");
		line(yaml, "      outputs: [values]");
		line(yaml, "      coordinates: (y, x) of each query, the image reaching from -1 to 1 along both axes");
		line(yaml, "      cells: (height, width) of each queried pixel in the same unit, 2 / rows and 2 / columns");
		line(yaml, "      type: %s", spec.decoder().type().name());
		line(yaml, "    training_scales: [%s, %s]", spec.trainingScales()[0], spec.trainingScales()[1]);
		Files.write(file, yaml.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static void line(final StringBuilder yaml, final String format, final Object... values) {
		yaml.append(String.format(Locale.ROOT, format, values)).append('\n');
	}

	private static String text(final Model model, final String member, final String otherwise) {
		final JsonElement text = model.card().get(member);
		if (text == null || text.isJsonNull())
			return otherwise;
		return text.isJsonPrimitive() ? text.getAsString() : text.toString();
	}

	/** A JSON string is a YAML string. */
	private static String quoted(final String text) {
		return new JsonPrimitive(text).toString();
	}

	/** The format counts offsets twice. */
	private static String half(final int number) {
		return Double.toString(number / 2.0);
	}
}
