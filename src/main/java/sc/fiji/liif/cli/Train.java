// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sc.fiji.liif.imagej.TrainingJob;
import sc.fiji.liif.train.Setting;

/** {@code train}: trains a model on folders of pictures. Ctrl-C stops it and keeps the model. */
@Command(name = "train", description = "Trains a model; Ctrl-C stops and keeps it.", sortOptions = false)
final class Train implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Option(names = "--images", paramLabel = "DIR", description = "Folder of pictures, folders below included; a folder given n times is seen n times as often.")
	private List<Path> images = new ArrayList<>();

	@Option(names = "--validation", paramLabel = "DIR", description = "Folder of pictures to validate on; default: every tenth file is held out, ten at most.")
	private List<Path> validation = new ArrayList<>();

	@Option(names = "--inputs", paramLabel = "DIR", description = "Folder of poor pictures, instead of --images: learn from pairs.")
	private Path inputs;

	@Option(names = "--targets", paramLabel = "DIR", description = "Folder of good pictures of the same names, of any size.")
	private Path targets;

	@Option(names = "--output", required = true, paramLabel = "DIR", description = "Folder for the model; its name is the model's.")
	private Path output;

	@Option(names = "--preset", description = "light, paper-edsr or paper-rdn; default ${DEFAULT-VALUE}.")
	private String preset = "light";

	@Option(names = "--model", paramLabel = "MODEL", description = "Go on from this model's weights (fine-tuning).")
	private String model = "";

	@Option(names = "--resume", description = "Go on with the training in the output folder.")
	private boolean resume;

	@Option(names = "--threads", description = "Threads for the computation; default: all.")
	private int threads;

	/** Adds an option for each setting, so that there is one list of them. */
	static void addSettings(final CommandSpec command) {
		for (final Setting setting : Setting.values())
			command.addOption(OptionSpec.builder(setting.option()).type(String.class)
					.paramLabel(setting.choices().isEmpty() ? "N" : String.join("|", setting.choices()))
					.description(setting.description()).build());
	}

	@Override
	public Integer call() throws InterruptedException {
		final TrainingJob job = new TrainingJob().images(images).validation(validation).preset(preset).model(model)
				.output(output).resume(resume).threads(threads);
		if (inputs != null || targets != null)
			job.pairs(inputs, targets);
		for (final Setting setting : Setting.values()) {
			final String value = command.findOption(setting.option()).getValue();
			if (value != null)
				job.set(setting.key(), value);
		}
		final PrintWriter out = command.commandLine().getOut();
		out.println(job.data().description());
		final TrainingTerminal terminal = new TrainingTerminal(out);
		final CountDownLatch end = new CountDownLatch(1);
		final Thread stop = new Thread(() -> {
			terminal.stop();
			try {
				end.await();
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		});
		Runtime.getRuntime().addShutdownHook(stop);
		try {
			job.train(terminal);
			out.println("The model is in " + output.toAbsolutePath());
		}
		finally {
			end.countDown();
			if (!terminal.isStopped())
				Runtime.getRuntime().removeShutdownHook(stop);
		}
		return 0;
	}
}
