// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterSource;
import sc.fiji.liif.raster.RasterStack;

/** The reduced pictures that a data set brings along, in folders {@code X2}, {@code X3} and so on. */
final class GivenFolder implements Evaluation.GivenInputs {

	private final Path folder;
	private final Map<Double, Map<String, RasterStack>> given = new HashMap<>();

	/** @throws LiifException in one sentence, if there is none of these folders */
	GivenFolder(final Path folder, final List<Double> scales, final RasterSource source) {
		this.folder = folder;
		if (!Files.isDirectory(folder))
			throw new LiifException(
					"There is no folder " + folder + ": give one with folders X2, X3 ... of reduced pictures.");
		for (final double scale : scales) {
			final Path own = folder.resolve("X" + Numbers.text(scale));
			if (Files.isDirectory(own))
				given.put(scale, source.inFolder(own, RasterSource.AS_THEY_ARE).stream()
						.collect(Collectors.toMap(RasterStack::stem, Function.identity(), (first, second) -> first)));
		}
		if (given.isEmpty())
			throw new LiifException("The folder " + folder + " has none of the folders "
					+ scales.stream().map(scale -> "X" + Numbers.text(scale)).collect(Collectors.joining(", "))
					+ ": name the one that has them.");
	}

	@Override
	public Optional<Raster> find(final RasterStack stack, final int plane, final double scale) {
		if (!given.containsKey(scale))
			return Optional.empty();
		final String text = Numbers.text(scale);
		final Map<String, RasterStack> reduced = given.get(scale);
		final RasterStack found = reduced.getOrDefault(stack.stem(), reduced.get(stack.stem() + "x" + text));
		final List<Raster> pictures = found == null ? new ArrayList<>() : found.read();
		if (plane >= pictures.size())
			throw new LiifException(stack.name() + (plane == 0 ? "" : " #" + (plane + 1)) + " has no given input at x"
					+ text + ": add it to " + folder.resolve("X" + text) + ".");
		return Optional.of(pictures.get(plane));
	}
}
