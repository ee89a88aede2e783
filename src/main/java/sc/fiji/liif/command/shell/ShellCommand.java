// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.shell;

import java.io.File;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.scijava.command.CommandModule;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.command.option.Option;
import sc.fiji.liif.command.option.OptionException;
import sc.fiji.liif.command.option.OptionKind;
import sc.fiji.liif.imagej.batch.ImageWork;
import sc.fiji.liif.imagej.io.ImageFiles;

/**
 * A subcommand made of a command's declaration: the same names in kebab case. What
 * takes an image takes a file, {@code IN}; what makes an image of an image goes over
 * files and folders, {@code IN OUT}, by {@link FilesRun}.
 */
public final class ShellCommand implements Callable<Integer> {

	private final Declaration declaration;
	private final CommandSpec spec;
	private final List<ArgSpec> arguments = new ArrayList<>();
	private final List<Option> options = new ArrayList<>();

	private ShellCommand(final Declaration declaration) {
		this.declaration = declaration;
		spec = CommandSpec.wrapWithoutInspection(this);
		spec.usageMessage().description(declaration.description()).sortOptions(false);
		spec.mixinStandardHelpOptions(true);
		final boolean isOfImage = declaration.image().filter(Option::isRequired).isPresent();
		if (isOfImage)
			spec.addPositional(argument(0, "IN",
					declaration.isOfImages()
							? "an image file (TIFF, PNG, JPEG, ...), or a folder of them"
							: "an image file; a selection that a TIFF file holds counts",
					true));
		if (declaration.isOfImages()) {
			spec.addPositional(argument(1, "OUT", "the file to write (.tif, .png, .jpg or .zarr), or a folder", true));
			spec.addOption(OptionSpec.builder("--overwrite").type(boolean.class)
					.description("replace files that exist; in folders they are skipped else").build());
		}
		for (final Option option : declaration.options()) {
			if (option.kind() != OptionKind.IMAGE && option.attributes().isInShell())
				add(option);
		}
	}

	/** The subcommand's specification. */
	public static CommandSpec of(final Declaration declaration) {
		return new ShellCommand(declaration).spec;
	}

	/**
	 * What some arguments of a subcommand say.
	 *
	 * @throws OptionException in one sentence, if they are not possible
	 */
	public static Given read(final Declaration declaration, final String... arguments) {
		final ShellCommand command = new ShellCommand(declaration);
		new CommandLine(command.spec).parseArgs(arguments);
		return command.given();
	}

	@Override
	public Integer call() {
		final Given given = given();
		if (declaration.isOfImages()) {
			given.image(new ImagePlus()).check();
			try (Terminal terminal = new Terminal(spec.commandLine().getOut())) {
				return BlockRun.isOne(declaration, argument(0), argument(1))
						? BlockRun.run(given, argument(0), argument(1), terminal)
						: new FilesRun(argument(0), argument(1),
								Boolean.TRUE.equals(spec.findOption("--overwrite").getValue()), terminal,
								spec.commandLine().getErr()).run(work(terminal));
			}
		}
		if (declaration.image().filter(Option::isRequired).isPresent())
			given.image(ImageFiles.open(new File(argument(0)).toPath()));
		final CommandModule module;
		try (Terminal terminal = new Terminal(spec.commandLine().getOut())) {
			module = run(given, terminal);
		}
		print(module);
		return 0;
	}

	// -- Helper methods --

	private String argument(final int number) {
		return spec.positionalParameters().get(number).getValue();
	}

	private ImageWork work(final Terminal terminal) {
		return new ImageWork() {

			@Override
			public int[] size(final ImagePlus image) {
				return ((LiifCommand) given().image(image).module().getCommand()).resultSize();
			}

			@Override
			public ImagePlus make(final ImagePlus image) {
				final CommandModule module = ShellCommand.run(given().image(image), terminal);
				print(module);
				return (ImagePlus) module.getOutput("output");
			}
		};
	}

	private static CommandModule run(final Given given, final Terminal terminal) {
		final CommandModule module = given.module();
		((LiifCommand) module.getCommand()).runFor(terminal);
		return module;
	}

	/** Messages, and a table if it is written to no file. */
	private void print(final CommandModule module) {
		final PrintWriter out = spec.commandLine().getOut();
		for (final String output : declaration.outputs()) {
			if (module.getOutput(output) instanceof String)
				out.println(module.getOutput(output));
			if (module.getOutput(output) instanceof ResultsTable && given().text("csv").isEmpty()
					&& declaration.image().filter(Option::isRequired).isPresent()) {
				final ResultsTable table = (ResultsTable) module.getOutput(output);
				out.println(table.getColumnHeadings().trim().replace('\t', ','));
				for (int row = 0; row < table.size(); row++)
					out.println(table.getRowAsString(row).trim().replace('\t', ','));
				out.flush();
			}
		}
	}

	private Given given() {
		final Given given = new Given(declaration);
		for (int i = 0; i < options.size(); i++) {
			final Object value = arguments.get(i).getValue();
			if (value instanceof List)
				given.put(options.get(i).key(), ((List<?>) value).stream().map(String::valueOf)
						.collect(Collectors.joining(options.get(i).kind() == OptionKind.FOLDERS ? "\n" : ",")));
			else if (isTurnedOff(options.get(i))) {
				if (Boolean.TRUE.equals(value))
					given.put(options.get(i).key(), "false");
			}
			else if (value != null)
				given.put(options.get(i).key(),
						options.get(i).attributes().isPathInShell() ? path(value.toString()) : value.toString());
		}
		return given;
	}

	private static String path(final String text) {
		final boolean isPath = text.isEmpty() || text.contains("/") || text.contains(File.separator);
		return isPath ? text : "." + File.separator + text;
	}

	private static PositionalParamSpec argument(final int index, final String label, final String description,
			final boolean isRequired) {
		return PositionalParamSpec.builder().index(Integer.toString(index)).paramLabel(label).type(String.class)
				.description(description).arity(isRequired ? "1" : "0..1").required(isRequired).build();
	}

	private void add(final Option option) {
		final String description = description(option);
		options.add(option);
		if (!option.attributes().shellArgument().isEmpty()) {
			// One that is needed has no default here.
			final PositionalParamSpec argument = argument(spec.positionalParameters().size(),
					option.attributes().shellArgument(), isNeeded(option) ? option.description() : description,
					isNeeded(option));
			spec.addPositional(argument);
			arguments.add(argument);
			return;
		}
		final OptionSpec.Builder builder = OptionSpec.builder(names(option)).description(description)
				.required(option.isRequired()).paramLabel(paramLabel(option));
		if (option.kind().isOfSeveral())
			builder.type(List.class).auxiliaryTypes(String.class).arity("1");
		else if (option.kind() == OptionKind.SWITCH)
			builder.type(boolean.class).arity("0");
		else
			builder.type(String.class).arity("1");
		final OptionSpec built = builder.build();
		spec.addOption(built);
		arguments.add(built);
	}

	/** An argument before one that is required is required, too. */
	private boolean isNeeded(final Option option) {
		final List<Option> all = declaration.options();
		return all.stream().skip(all.indexOf(option))
				.anyMatch(other -> other.isRequired() && !other.attributes().shellArgument().isEmpty());
	}

	/** What is on by itself is turned off by {@code --no-...}. */
	private static boolean isTurnedOff(final Option option) {
		return option.kind() == OptionKind.SWITCH && option.otherwise().equals("true");
	}

	private static String[] names(final Option option) {
		if (isTurnedOff(option))
			return new String[]{option.shellName().replaceFirst("^--", "--no-")};
		final String also = option.attributes().shellAlias();
		return also.isEmpty() ? new String[]{option.shellName()} : new String[]{option.shellName(), also};
	}

	private static String description(final Option option) {
		return (isTurnedOff(option) ? "do not " : "") + option.description()
				+ (option.range().isEmpty() || !option.choices().isEmpty() || option.kind() == OptionKind.SWITCH
						? ""
						: "; " + option.range())
				+ (option.otherwise().isEmpty() || option.kind() == OptionKind.SWITCH
						? ""
						: "; default " + option.otherwise())
				+ (option.kind().isOfSeveral() ? "; may be repeated" : "");
	}

	private static String paramLabel(final Option option) {
		switch (option.kind()) {
		case CHOICE :
			return String.join("|", option.choices());
		case NUMBER :
		case WHOLE :
			return "N";
		case FOLDER :
		case FOLDERS :
			return "DIR";
		default :
			return option.kind().name();
		}
	}
}
