// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelRegistry;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.network.Precision;

/**
 * How fast everything is, as one table: in shares of what the machine's matrix product
 * reaches in the same run, so that machines can be compared. CONTRIBUTING.md says how to
 * run it.
 */
@Command(name = "benchmark", mixinStandardHelpOptions = true)
public final class Benchmarks implements Runnable {

	private static final List<String> ALL = Arrays.asList("networks", "plain", "fast", "training", "sampling", "start",
			"growth", "memory");
	private static final Path SPEED = Paths.get("target", "benchmark-speed.properties");

	@Option(names = "--parts", split = ",", description = "networks, plain, fast, training, sampling, start, growth, memory; all but the last, which takes half an hour, if it is not said")
	private List<String> parts = ALL.subList(0, ALL.size() - 1);

	@Option(names = "--json", description = "file for the figures; default ${DEFAULT-VALUE}")
	private Path json = Paths.get("target", "benchmark.json");

	@Option(names = "--compare", description = "file of another run: says what became slower")
	private Path compare;

	@Option(names = "--chart", description = "picture of how time grows; default ${DEFAULT-VALUE}")
	private Path chart = Paths.get("target", "benchmark-growth.png");

	@Option(names = "--seconds", description = "that each figure takes at least; default ${DEFAULT-VALUE}")
	private double seconds = 1;

	private final Report report = new Report(System.out);
	/** Measured anew, in a file that is this run's own. */
	private final NetworkOptions options = NetworkOptions.defaults().measured(SPEED);

	public static void main(final String... args) {
		System.exit(new CommandLine(new Benchmarks())
				.execute(Arrays.stream(args).flatMap(arg -> Arrays.stream(arg.trim().split("\\s+")))
						.filter(arg -> !arg.isEmpty()).toArray(String[]::new)));
	}

	@Override
	public void run() {
		try {
			Files.deleteIfExists(SPEED);
			report.machine(Machine.name());
			final double rate = Machine.matrixRate();
			report.add(Figure.rate("machine: matrix product of 2048", "G mult-adds/s", rate / 1e9, 1));
			report.add(
					Figure.rate("machine: copying memory", "GB/s", Machine.copiedBytes() / 1e9, Machine.copySeconds()));
			for (final String part : parts)
				run(part, rate);
			report.add(
					Figure.rate("machine: matrix product, at the end", "G mult-adds/s", Machine.matrixRate() / 1e9, 1));
			report.write(json);
			if (compare != null)
				report.compare(compare);
		}
		catch (final IOException | RunnerException e) {
			throw new IllegalStateException(e);
		}
	}

	private void run(final String part, final double rate) throws IOException, RunnerException {
		final Map<String, Model> models = Subjects.models();
		switch (part) {
		case "networks" :
		case "fast" :
			final Precision precision = part.equals("fast") ? Precision.FAST : Precision.FULL;
			for (final Map.Entry<String, Model> model : models.entrySet())
				NetworkRuns.run(report, rate, model.getKey(), model.getValue(), options.precision(precision), seconds);
			break;
		case "plain" :
			PlainRuns.run(report, Subjects.LIGHT, 32, 64, 4, seconds);
			PlainRuns.run(report, Subjects.BASELINE, 64, 256, 4, seconds);
			break;
		case "training" :
			for (final Precision how : Precision.values()) {
				for (final String preset : new String[]{"light", "light-heat", "paper-edsr"})
					TrainingRuns.run(report, rate, preset, options.precision(how), 4 * seconds);
			}
			break;
		case "sampling" :
			sampling();
			break;
		case "start" :
			StartRuns.run(report, ModelRegistry.DEFAULT);
			StartRuns.run(report, "heat-light");
			break;
		case "growth" :
			GrowthRuns.run(report, Subjects.LIGHT, models.get(Subjects.LIGHT), options, chart);
			break;
		case "memory" :
			MemoryRuns.run(report, options);
			break;
		default :
			throw new CommandLine.ParameterException(new CommandLine(this),
					"There is no part \"" + part + "\": choose of " + ALL + ".");
		}
	}

	private void sampling() throws RunnerException {
		final Collection<RunResult> results = new Runner(new OptionsBuilder()
				.include(SamplingBenchmark.class.getSimpleName()).verbosity(VerboseMode.SILENT).build()).run();
		for (final RunResult result : results) {
			final double[] all = result.getAggregatedResult().getIterationResults().stream()
					.mapToDouble(iteration -> 1 / iteration.getPrimaryResult().getScore()).toArray();
			report.add(Figure.rate(result.getParams().getParam("model") + ": samples, "
					+ result.getPrimaryResult().getLabel() + ", one thread", "samples/s", 1, all));
		}
	}
}
