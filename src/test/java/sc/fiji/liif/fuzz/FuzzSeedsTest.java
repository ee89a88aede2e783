// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.fuzz;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

/** What the fuzzer begins with, and what it once found: an answer or a sentence. */
public class FuzzSeedsTest {

	private static final Path SEEDS = Paths.get("src", "test", "resources", "fuzz");
	private static final Map<String, Consumer<byte[]>> TARGETS = new LinkedHashMap<>();
	static {
		TARGETS.put("torch", FuzzTorch::fuzzerTestOneInput);
		TARGETS.put("model-json", FuzzModelJson::fuzzerTestOneInput);
		TARGETS.put("safetensors", FuzzSafetensors::fuzzerTestOneInput);
		TARGETS.put("macro-text", FuzzMacroText::fuzzerTestOneInput);
		TARGETS.put("images", FuzzImages::fuzzerTestOneInput);
		TARGETS.put("zip", FuzzZip::fuzzerTestOneInput);
		TARGETS.put("zarr", FuzzZarr::fuzzerTestOneInput);
	}

	@Test
	public void seedsAndFindings() throws IOException {
		for (final Map.Entry<String, Consumer<byte[]>> target : TARGETS.entrySet()) {
			final List<Path> seeds = seeds(target.getKey());
			assertTrue(target.getKey(), seeds.size() > 1);
			for (final Path seed : seeds)
				target.getValue().accept(Files.readAllBytes(seed));
		}
	}

	private static List<Path> seeds(final String name) throws IOException {
		try (Stream<Path> files = Files.list(SEEDS.resolve(name))) {
			return files.collect(Collectors.toList());
		}
	}
}
