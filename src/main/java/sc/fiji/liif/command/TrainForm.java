// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.WindowManager;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.TimedProgress;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.TrainingJob;
import sc.fiji.liif.network.MachineSpeed;
import sc.fiji.liif.train.Setting;
import sc.fiji.liif.train.TrainingEstimate;
import sc.fiji.liif.train.TrainingOptions;

/** What the user or the macro says about a training, and the job that follows from it. */
final class TrainForm {

	/** The settings that have a field of their own; the others are typed as key=value. */
	private static final List<Setting> FIELDS = Arrays.asList(Setting.STEPS, Setting.SCALE_MAX, Setting.PSF,
			Setting.PHOTONS, Setting.READ_NOISE);
	/** What these fields, but for the steps, say in every preset. */
	private static final TrainingOptions PRESET = TrainingOptions.preset(TrainingOptions.PRESETS.get(0));
	private static final String NO_MODEL = "none";

	private final OptionsDialog dialog;
	private double speed;

	TrainForm() {
		final List<String> models = new ArrayList<>();
		models.add(NO_MODEL);
		models.addAll(ImageJModels.registry().names());
		dialog = new OptionsDialog(LIIF_Train.NAME).folder("images", "Images (none: the current image)")
				.flag("all_open", "Learn from all open images").folder("inputs", "Inputs (pairs, instead of images)")
				.folder("targets", "Targets (of the same names)").folder("validation", "Validation (none: held out)")
				.text("output", "my-model", "Output (name or folder)")
				.choice("preset", "Preset", TrainingOptions.PRESETS).choice("model", "Start from", models)
				.choice("degradation", "Degradation", Setting.DEGRADATION.choices());
		if (OptionsDialog.isInteractive())
			dialog.choice(Setting.CHANNELS.key(), "Channels", channels());
		else
			dialog.hidden(Setting.CHANNELS.key());
		for (final Setting setting : FIELDS)
			dialog.text(setting.key(), setting == Setting.STEPS ? "" : PRESET.text(setting), label(setting));
		dialog.text("settings", "", "More settings (key=value ...)").flag("resume", "Resume the training in Output")
				.hidden("threads");
		for (final Setting setting : Setting.values()) {
			if (!FIELDS.contains(setting) && setting != Setting.CHANNELS && setting != Setting.DEGRADATION)
				dialog.hidden(setting.key());
		}
		dialog.summary(this::summary);
	}

	/** @return the job, or null if the user canceled */
	TrainingJob ask() {
		if (OptionsDialog.isInteractive())
			speed = MachineSpeed.multiplyAddsPerSecond(1024, 0.1);
		return dialog.ask() ? job(true) : null;
	}

	/** The output as the user named it. */
	String output() {
		return dialog.string("output");
	}

	// -- Helper methods --

	private String summary() {
		final TrainingOptions options = job(false).options();
		return String.format(Locale.ROOT, "%,d steps of %s patches, about %s on this machine; a network of %,d weights",
				options.whole(Setting.STEPS), options.text(Setting.BATCH),
				TimedProgress.duration(TrainingEstimate.seconds(options, speed)),
				options.spec("estimate").parameters());
	}

	private TrainingJob job(final boolean withImages) {
		final TrainingJob job = new TrainingJob().images(folders("images")).validation(folders("validation"))
				.preset(dialog.string("preset")).resume(dialog.isOn("resume"));
		if (!dialog.string("threads").isEmpty())
			job.threads(Numbers.whole("number of threads", dialog.number("threads")));
		if (dialog.string("output").isEmpty())
			throw new LiifException("The training needs a place for its model: give a name or a folder as output.");
		job.output(ImageJModels.folder(dialog.string("output")));
		if (!dialog.string("model").equals(NO_MODEL))
			job.model(dialog.string("model"));
		if (dialog.isOn("all_open") && !(dialog.string("inputs") + dialog.string("targets")).isEmpty())
			throw new LiifException("Both pairs and open images were given: leave one of them out.");
		final boolean isPaired = !(dialog.string("inputs") + dialog.string("targets")).isEmpty();
		if (isPaired)
			job.pairs(dialog.path("inputs"), dialog.path("targets"));
		for (final Setting setting : Setting.values()) {
			final String value = dialog.string(setting.key());
			if (!value.isEmpty() && !isImplied(setting))
				job.set(setting.key(), value);
		}
		job.set(dialog.string("settings"));
		if (withImages && !isPaired && (dialog.isOn("all_open") || dialog.string("images").isEmpty())) {
			final List<ImagePlus> open = openImages();
			job.open(open);
			if (dialog.string(Setting.CHANNELS.key()).isEmpty() && !isImplied(Setting.CHANNELS))
				job.set(Setting.CHANNELS.key(), open.get(0).getBitDepth() == 24 ? "3" : "1");
		}
		return job;
	}

	/** Fields always have a value; a model or a training to go on from knows better. */
	private boolean isImplied(final Setting setting) {
		final boolean goesOn = dialog.isOn("resume") || !dialog.string("model").equals(NO_MODEL);
		return setting == Setting.CHANNELS && goesOn || setting == Setting.DEGRADATION && dialog.isOn("resume")
				|| setting != Setting.STEPS && FIELDS.contains(setting)
						&& dialog.string(setting.key()).equals(PRESET.text(setting));
	}

	private List<ImagePlus> openImages() {
		if (!dialog.isOn("all_open"))
			return Arrays.asList(CurrentImage.get());
		final int[] ids = WindowManager.getIDList();
		if (ids == null)
			throw new LiifException("There is no image: open one first, or give a folder of images.");
		final List<ImagePlus> images = new ArrayList<>();
		for (final int id : ids)
			images.add(WindowManager.getImage(id));
		return images;
	}

	/** One folder, or several with commas between. */
	private List<Path> folders(final String key) {
		final String text = dialog.string(key);
		final List<Path> folders = new ArrayList<>();
		if (!text.isEmpty() && Files.isDirectory(OptionsDialog.path(key, text)))
			folders.add(OptionsDialog.path(key, text));
		else {
			for (final String folder : text.split(",")) {
				if (!folder.trim().isEmpty())
					folders.add(OptionsDialog.path(key, folder));
			}
		}
		return folders;
	}

	/** For gray images one channel is offered first. */
	private static List<String> channels() {
		final ImagePlus image = WindowManager.getCurrentImage();
		return image != null && image.getBitDepth() != 24 ? Arrays.asList("1", "3") : Arrays.asList("3", "1");
	}

	private static String label(final Setting setting) {
		switch (setting) {
		case STEPS :
			return "Steps (none: the preset's)";
		case SCALE_MAX :
			return "Largest scale";
		case PSF :
			return "PSF width (input pixels)";
		case PHOTONS :
			return "Photons at intensity 1";
		default :
			return "Read noise (of the range)";
		}
	}
}
