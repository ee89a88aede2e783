// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;
import ij.WindowManager;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.TimedProgress;
import sc.fiji.liif.command.fields.Judgement;
import sc.fiji.liif.command.option.Host;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.io.ImageRasters;
import sc.fiji.liif.imagej.report.TrainingWindow;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Precision;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.train.DivergedException;
import sc.fiji.liif.train.TrainingEstimate;
import sc.fiji.liif.train.TrainingJob;
import sc.fiji.liif.train.TrainingLines;
import sc.fiji.liif.train.TrainingListener;
import sc.fiji.liif.train.degradation.Degradations;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/**
 * Trains a model:
 *
 * <pre>
 * commandService.run(Train.class, true, "images", folder, "output", modelFolder, "settings", "steps=5000").get()
 * </pre>
 *
 * Canceling the command keeps nothing. Behind the other doors every setting is an
 * option of its own.
 */
@Plugin(type = Command.class, label = "LIIF Train", description = "Trains a model; stopping it keeps the model.", headless = true, visible = false, attrs = {
		@Attr(name = "menu", value = "Train..."), @Attr(name = "guide", value = "my-own-model"),
		@Attr(name = "shell", value = "train")})
public class Train extends LiifCommand {

	/** What macros said that were recorded when the model was a choice. */
	private static final String NO_MODEL = "none";

	// Not filled in by Fiji with whatever is open.
	@Parameter(required = false, autoFill = false, persist = false, description = "image to learn from")
	private ImagePlus input;

	@Parameter(required = false, persist = false, label = "Images (none: the current image)", style = "folders", description = "folders of pictures to learn from, folders below included, with commas between; one named n times is seen n times as often; without any the current image")
	private String images = "";

	@Parameter(required = false, persist = false, label = "Learn from all open images", description = "learn from all open images", attrs = @Attr(name = "shell", value = "-"))
	private boolean all_open;

	@Parameter(required = false, persist = false, label = "Inputs (pairs, instead of images)", style = "directory", description = "folder of poor pictures: learn from pairs of any, differing sizes", attrs = @Attr(name = "instead of", value = "images all_open validation"))
	private File inputs;

	@Parameter(required = false, persist = false, label = "Targets (of the same names)", style = "directory", description = "folder of good pictures of the same names, of any size", attrs = @Attr(name = "instead of", value = "images all_open validation"))
	private File targets;

	@Parameter(required = false, persist = false, label = "Validation (none: held out)", style = "folders", description = "folders of pictures to validate on; without any, and for pairs, every tenth file is held out: ten at most, none of fewer than five")
	private String validation = "";

	@Parameter(persist = false, label = "Output (name or folder)", description = "the path of a folder for the model, or, but in the shell, a mere name, which goes into .liif/models of the home folder", attrs = {
			@Attr(name = "shell value", value = "path"), @Attr(name = "record", value = "always"),
			@Attr(name = "remember", value = "never")})
	private String output;

	@Parameter(required = false, persist = false, label = "Preset", choices = {"light", "light-heat", "photo",
			"photo-robust", "micro", "axial", "paper-edsr",
			"paper-rdn"}, description = "light: small, for a desktop without GPU; light-heat: smaller, with a heat field, two thirds of the time; photo, photo-robust, micro: those of the models that come along; axial: for stacks whose slices are far apart; paper-edsr, paper-rdn: the published settings; resumed, a training keeps its settings unless another one than light is given", attrs = @Attr(name = "record", value = "always"))
	private String preset = "light";

	@Parameter(required = false, persist = false, label = "Start from model", description = "go on from this model's weights, in its architecture (fine-tuning); its name or folder", attrs = @Attr(name = "remember", value = "never"))
	private String model = "";

	@Parameter(required = false, persist = false, label = "More settings (key=value ...)", description = "settings that differ from the preset's, such as steps=5000 seed=3", attrs = {
			@Attr(name = "shell", value = "-"), @Attr(name = "remember", value = "never")})
	private String settings = "";

	@Parameter(required = false, persist = false, label = "Resume the training in Output", description = "go on with the training in output; its settings hold, but for those that are given, which begin a new phase; without any the pictures must be the same", attrs = @Attr(name = "remember", value = "never"))
	private boolean resume;

	@Parameter(required = false, persist = false, label = "Precision", choices = {"full",
			"fast"}, description = "full: 32-bit floats; fast: factors rounded to bfloat16, on processors that are faster with it; may be changed when resuming", attrs = @Attr(name = "dialog", value = "-"))
	private String precision = "full";

	@Parameter(required = false, persist = false, label = "Threads", min = "0", description = "threads for the computation, 0 for all; TensorFlow has one number for the whole process: the first use decides", attrs = @Attr(name = "dialog", value = "-"))
	private int threads;

	@Parameter(type = ItemIO.OUTPUT)
	private File trained;

	@Parameter(type = ItemIO.OUTPUT)
	private String message;

	/** What steps were seen to take here. */
	private static final Map<String, Double> STEP_SECONDS = new ConcurrentHashMap<>();
	/** What is not learning: validations and checkpoints. */
	private static final double WITH_VALIDATION = 1.1;

	@Override
	protected void execute(final Host host) {
		Judgement.precision(host, precision);
		final TrainingJob job = job();
		open(job);
		final Path folder = job.output().toAbsolutePath();
		final TrainingWindow window = host.hasWindows() ? TrainingWindow.open(folder.getFileName().toString()) : null;
		try {
			train(job, window == null ? new TrainingLines(host::say, host, host::isStopped) : window, host);
			message = "The model \"" + Installation.current().models().name(folder) + "\" is in the models list and in "
					+ folder + ".";
			trained = folder.toFile();
			if (window != null)
				window.over(message);
		}
		catch (final DivergedException e) {
			if (window != null)
				window.over(e.getMessage());
			throw e;
		}
		catch (final CancellationException | LiifException e) {
			if (window != null)
				window.close();
			throw e;
		}
		catch (final RuntimeException | Error e) {
			if (window != null)
				window.over("The training ended with an error: " + e);
			throw e;
		}
	}

	/** How large the training is, and how long it will take. */
	@Override
	public String summary() {
		final TrainingOptions options = job().options();
		return String.format(Locale.ROOT, "%,d steps of %s patches; a network of %,d weights.",
				options.whole(TrainingSettings.STEPS), options.text(TrainingSettings.BATCH),
				options.spec("estimate").parameters());
	}

	/** Measured anew where anything but the number of steps has changed. */
	@Override
	public String time() {
		final TrainingOptions options = job().options();
		final String key = options.with(TrainingSettings.STEPS, "1").asMap() + precision + threads;
		final double seconds = STEP_SECONDS.computeIfAbsent(key, any -> TrainingEstimate.secondsPerStep(options,
				NetworkOptions.defaults().threads(threads).precision(Precision.of(precision))));
		return TimedProgress.about(WITH_VALIDATION * seconds * options.whole(TrainingSettings.STEPS))
				+ " if nothing else is computed meanwhile";
	}

	@Override
	protected List<Setting> settings() {
		return TrainingSettings.list();
	}

	@Override
	protected List<Setting> settingsOfDialog() {
		final List<Setting> shown = new ArrayList<>(Degradations.settings());
		shown.addAll(Arrays.asList(TrainingSettings.CHANNELS, TrainingSettings.STEPS, TrainingSettings.SCALE_MAX));
		return shown;
	}

	// -- Helper methods --

	/** A model that was kept when the training could not go on is offered, too. */
	private static void train(final TrainingJob job, final TrainingListener listener, final Host host) {
		try {
			job.train(listener);
		}
		finally {
			if (Model.isModel(job.output()))
				Installation.current().remember(job.output(), host::say);
		}
	}

	private TrainingJob job() {
		final TrainingJob job = new TrainingJob(Installation.current().models(), ImageRasters.FILES)
				.images(folders(images)).validation(folders(validation)).preset(preset)
				.model(model.equals(NO_MODEL) ? "" : model).output(Installation.current().folder(output)).resume(resume)
				.network(NetworkOptions.defaults().threads(threads).precision(Precision.of(precision)))
				.pairs(inputs == null ? null : inputs.toPath(), targets == null ? null : targets.toPath());
		for (final String part : settings.trim().split("\\s+")) {
			final int equals = part.indexOf('=');
			if (equals < 0 && !part.isEmpty())
				throw new LiifException("\"" + part + "\" is not a setting: write it as key=value.");
			if (equals >= 0)
				job.set(part.substring(0, equals), part.substring(equals + 1));
		}
		return job;
	}

	/** Lets the job learn from open images, if it is to; from gray ones in one channel, unless something else is said. */
	private void open(final TrainingJob job) {
		final List<ImagePlus> open = openImages();
		if (open.isEmpty())
			return;
		final boolean isImplied = resume || !model.isEmpty()
				|| settings.contains(TrainingSettings.CHANNELS.key() + "=");
		if (!isImplied)
			job.set(TrainingSettings.CHANNELS.key(), open.get(0).getBitDepth() == 24 ? "3" : "1");
		job.open(channels -> open.stream().map(image -> ImageRasters.of(image, channels)).collect(Collectors.toList()));
	}

	private List<ImagePlus> openImages() {
		if (all_open) {
			final int[] ids = WindowManager.getIDList();
			if (ids == null)
				throw new LiifException("There is no image: open one first, or give a folder of images.");
			return Arrays.stream(ids).mapToObj(WindowManager::getImage).collect(Collectors.toList());
		}
		if (input != null)
			return Collections.singletonList(input);
		final ImagePlus current = images.trim().isEmpty() && inputs == null && targets == null
				? WindowManager.getCurrentImage()
				: null;
		return current == null ? Collections.emptyList() : Collections.singletonList(current);
	}

	/** One folder, or several with commas or lines between. */
	private static List<Path> folders(final String text) {
		final boolean isOne = new File(text.trim()).isDirectory();
		return Arrays.stream(isOne ? new String[]{text} : text.split(text.contains("\n") ? "\n" : ","))
				.map(String::trim).filter(folder -> !folder.isEmpty()).map(folder -> new File(folder).toPath())
				.collect(Collectors.toList());
	}
}
