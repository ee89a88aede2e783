// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.engine.Engines;

/** What models are written as for other software. */
public enum ExportFormat {

	/** A folder for TensorFlow, with an {@code rdf.yaml} in the manner of the BioImage Model Zoo. */
	SAVEDMODEL {

		@Override
		void write(final Model model, final Path target) throws IOException {
			Engines.current().export(model, target);
			BioimageDescription.write(model, target.resolve("rdf.yaml"));
		}
	},

	/** A file that the reference implementation loads as its state_dict. */
	SAFETENSORS {

		@Override
		void write(final Model model, final Path target) throws IOException {
			ReferenceStateDict.write(model, target);
		}
	};

	/**
	 * @throws LiifException in one sentence, if the format can't hold the model
	 * @throws IOException   if it can't be written
	 */
	abstract void write(Model model, Path target) throws IOException;

	/** What the user calls them. */
	public static List<String> names() {
		return Arrays.stream(values()).map(ExportFormat::toString).collect(Collectors.toList());
	}

	/** @throws LiifException in one sentence, if there is no such format */
	public static ExportFormat of(final String name) {
		return Arrays.stream(values()).filter(format -> format.toString().equals(name.trim())).findFirst()
				.orElseThrow(() -> new LiifException(
						"There is no format \"" + name + "\": the formats are " + String.join(", ", names()) + "."));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
