// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import sc.fiji.liif.network.Quality;
import sc.fiji.liif.train.degradation.Degradations;
import sc.fiji.liif.train.degradation.Degradation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.Progress;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.raster.Filter;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterSource;
import sc.fiji.liif.raster.RasterStack;

/**
 * All that a user says about an evaluation: pictures, models, scales, protocol.
 * Bicubic interpolation always takes part.
 *
 * <pre>
 * Scores scores = new EvaluationJob(networks, source).images(folder).models("photo").scales("2,3,4").run(listener,
 * 		progress);
 * </pre>
 */
public final class EvaluationJob {

	private static final double MAX_SCALE = 64;

	private final Networks networks;
	private final RasterSource source;
	private final List<RasterStack> stacks = new ArrayList<>();
	private Path lowResolution;
	private List<String> models = new ArrayList<>();
	private List<Filter> filters = new ArrayList<>();
	private boolean isSmoothed;
	private Degradation degradation = Degradations.of("");
	private List<Double> scales = Arrays.asList(2.0, 3.0, 4.0);
	private Protocol protocol = Protocol.BENCHMARK;
	private Quality quality = Quality.standard();

	/**
	 * @param networks of the models
	 * @param source   reads the folders
	 */
	public EvaluationJob(final Networks networks, final RasterSource source) {
		this.networks = networks;
		this.source = source;
	}

	/** A folder of pictures, folders below included. */
	public EvaluationJob images(final Path folder) {
		stacks.addAll(source.inFolder(folder, RasterSource.AS_THEY_ARE));
		return this;
	}

	/** Pictures that are open already. */
	public EvaluationJob open(final RasterStack pictures) {
		stacks.add(pictures);
		return this;
	}

	/**
	 * A folder with the reduced pictures of a data set, in folders {@code X2},
	 * {@code X3} and so on, called as the pictures are, or with {@code x2} and so on
	 * after their names. Scales without such a folder are reduced here; pictures that
	 * are missing in it are skipped. Null for none.
	 */
	public EvaluationJob lowResolution(final Path folder) {
		lowResolution = folder;
		return this;
	}

	/** @param namesOrFolders models with commas between; an empty text for none */
	public EvaluationJob models(final String namesOrFolders) {
		models = parts(namesOrFolders);
		return this;
	}

	/** What the models' answers may cost; the standard if it is not said. */
	public EvaluationJob quality(final Quality choice) {
		quality = choice;
		return this;
	}

	/**
	 * @param names interpolations to compare besides bicubic, with commas between:
	 *              nearest, bilinear, lanczos, smoothing
	 * @throws LiifException in one sentence, if there is none of that name
	 */
	public EvaluationJob compare(final String names) {
		isSmoothed = parts(names).stream().anyMatch(BestSmoothing.NAME::equalsIgnoreCase);
		filters = parts(names).stream().filter(name -> !name.equalsIgnoreCase(BestSmoothing.NAME))
				.map(EvaluationJob::filter).collect(Collectors.toList());
		return this;
	}

	/**
	 * How inputs are made, such as "microscope psf=0.8 photons=50"; by bicubic reduction if it is not said.
	 *
	 * @throws LiifException in one sentence, if there is no such degradation
	 */
	public EvaluationJob degradation(final String text) {
		degradation = Degradations.of(text);
		return this;
	}

	/**
	 * @param list numbers above 1 with commas between
	 * @throws LiifException in one sentence, if it is something else
	 */
	public EvaluationJob scales(final String list) {
		scales = parts(list).stream().map(EvaluationJob::scale).distinct().collect(Collectors.toList());
		if (scales.isEmpty())
			throw new LiifException("There are no scales: give some with commas between, such as 2,3,4.");
		return this;
	}

	/** @param name one of {@link Protocol}'s */
	public EvaluationJob protocol(final String name) {
		protocol = Protocol.of(name);
		return this;
	}

	/**
	 * @param listener hears of each result
	 * @param progress told the work done in pictures
	 * @throws LiifException         in one sentence, if something is missing
	 * @throws CancellationException if canceled
	 */
	public Scores run(final Evaluation.Listener listener, final Progress progress) {
		if (stacks.isEmpty())
			throw new LiifException("There are no pictures to evaluate: give a folder with TIFF, PNG or JPEG files.");
		final List<Networks.Lease> leases = new ArrayList<>();
		try {
			final List<Method> methods = new ArrayList<>();
			for (final Filter filter : Filter.values()) {
				if (filter == Filter.BICUBIC || filters.contains(filter))
					methods.add(Method.of(filter));
			}
			if (isSmoothed)
				methods.add(new BestSmoothing());
			for (final String model : models) {
				leases.add(networks.lease(model, quality));
				methods.add(new ModelMethod(model, leases.get(leases.size() - 1).network(), quality));
			}
			return new Evaluation(methods, scales, protocol, degradation, givenInputs(), listener).run(stacks,
					progress);
		}
		finally {
			leases.forEach(Networks.Lease::close);
		}
	}

	// -- Helper methods --

	private Evaluation.GivenInputs givenInputs() {
		if (lowResolution == null)
			return Evaluation.GivenInputs.NONE;
		if (!Files.isDirectory(lowResolution))
			throw new LiifException(
					"There is no folder " + lowResolution + ": give one with folders X2, X3 ... of reduced pictures.");
		final Map<Double, Map<String, RasterStack>> given = new HashMap<>();
		for (final double scale : scales) {
			final Path folder = lowResolution.resolve("X" + Numbers.text(scale));
			if (Files.isDirectory(folder))
				given.put(scale, source.inFolder(folder, RasterSource.AS_THEY_ARE).stream()
						.collect(Collectors.toMap(RasterStack::stem, Function.identity(), (first, second) -> first)));
		}
		if (given.isEmpty())
			throw new LiifException("The folder " + lowResolution + " has none of the folders "
					+ scales.stream().map(scale -> "X" + Numbers.text(scale)).collect(Collectors.joining(", "))
					+ ": name the one that has them.");
		return (stack, plane, scale) -> given.containsKey(scale)
				? Optional.of(given(given.get(scale), stack, plane, Numbers.text(scale)))
				: Optional.empty();
	}

	private Raster given(final Map<String, RasterStack> reduced, final RasterStack stack, final int plane,
			final String scale) {
		final RasterStack found = reduced.getOrDefault(stack.stem(), reduced.get(stack.stem() + "x" + scale));
		final List<Raster> pictures = found == null ? new ArrayList<>() : found.read();
		if (plane >= pictures.size())
			throw new LiifException(stack.name() + (plane == 0 ? "" : " #" + (plane + 1)) + " has no given input at x"
					+ scale + ": add it to " + lowResolution.resolve("X" + scale) + ".");
		return pictures.get(plane);
	}

	private static List<String> parts(final String list) {
		return Arrays.stream(list.split(",")).map(String::trim).filter(part -> !part.isEmpty())
				.collect(Collectors.toList());
	}

	private static Filter filter(final String name) {
		return Arrays.stream(Filter.values()).filter(f -> f.name().equals(name.toUpperCase(Locale.ROOT))).findFirst()
				.orElseThrow(() -> new LiifException("There is no interpolation \"" + name
						+ "\": there are nearest, bilinear, lanczos, smoothing."));
	}

	private static double scale(final String text) {
		final double scale = Numbers.parse(text);
		if (!(scale > 1 && scale <= MAX_SCALE))
			throw new LiifException(
					"The scale \"" + text + "\" is not possible: give numbers above 1 and up to 64, such as 2,3,4.");
		return scale;
	}
}
