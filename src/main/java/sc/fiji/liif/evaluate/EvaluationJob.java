// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.evaluate;

import sc.fiji.liif.network.Quality;
import sc.fiji.liif.train.degradation.Degradations;
import sc.fiji.liif.train.degradation.Degradation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.Progress;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.raster.Filter;
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
	/** How slices are taken if it is not said: each sees as far as they are apart (full width at half maximum). */
	private static final String SLICES = "axial psf_min=1 psf_max=1";

	private final Networks networks;
	private final RasterSource source;
	private final List<RasterStack> stacks = new ArrayList<>();
	private Path lowResolution;
	private List<String> models = new ArrayList<>();
	private List<Filter> filters = new ArrayList<>();
	private boolean isSmoothed;
	private String degradation = "";
	private List<Double> scales = Arrays.asList(2.0, 3.0, 4.0);
	private Protocol protocol = Protocol.BENCHMARK;
	private Function<String, VolumeMethod> volumeMethods;
	private boolean isNoiseMeasured = true;
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
		Degradations.of(text);
		degradation = text;
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

	/** @param isMeasured whether models that want to know the noise are told what is measured, instead of none */
	public EvaluationJob noise(final boolean isMeasured) {
		isNoiseMeasured = isMeasured;
		return this;
	}

	/** @param methods makes a method for stacks of a model's name, which is asked for by the protocol "volume" alone */
	public EvaluationJob volumes(final Function<String, VolumeMethod> methods) {
		volumeMethods = methods;
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
		if (protocol == Protocol.VOLUME)
			return runVolumes(listener, progress);
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
				methods.add(new ModelMethod(model, leases.get(leases.size() - 1).network(), quality, isNoiseMeasured));
			}
			return new Evaluation(methods, scales, protocol, Degradations.of(degradation),
					lowResolution == null
							? Evaluation.GivenInputs.NONE
							: new GivenFolder(lowResolution, scales, source),
					listener).run(stacks, progress);
		}
		finally {
			leases.forEach(Networks.Lease::close);
		}
	}

	// -- Helper methods --

	private Scores runVolumes(final Evaluation.Listener listener, final Progress progress) {
		if (lowResolution != null)
			throw new LiifException("The protocol volume makes its inputs itself: leave low_resolution out.");
		final Degradation slices = Degradations.of(degradation.trim().isEmpty() ? SLICES : degradation);
		if (!slices.isAxial())
			throw new LiifException("The protocol volume takes slices out of stacks: give the degradation " + SLICES
					+ " or another one that is axial.");
		final List<VolumeMethod> methods = new ArrayList<>();
		for (final Filter filter : Filter.values()) {
			if (filter == Filter.BICUBIC || filters.contains(filter))
				methods.add(VolumeMethod.of(filter));
		}
		if (isSmoothed)
			methods.add(new VolumeSmoothing());
		models.forEach(model -> methods.add(volumeMethods.apply(model)));
		return new VolumeEvaluation(methods, scales, slices, listener).run(stacks, progress);
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
