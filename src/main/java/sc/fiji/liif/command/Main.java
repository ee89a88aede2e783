// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.OptionException;
import sc.fiji.liif.command.shell.Demo;
import sc.fiji.liif.command.shell.QuietConsole;
import sc.fiji.liif.command.shell.ShellCommand;
import sc.fiji.liif.network.Networks;

/**
 * The command line's entry. Exit codes: 0 all is well, 1 something failed and
 * was explained, 2 the command line was wrong. Without arguments it runs the
 * demonstration.
 */
@Command(name = "liif", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, scope = ScopeType.INHERIT, subcommands = {
		Demo.class,
		AutoComplete.GenerateCompletion.class}, description = "Continuous images: upscales pictures to any size.")
public final class Main implements Runnable {

	static final int FAILED = 1;
	private static final int WRONG = 2;

	/** Those of the models that are subcommands of {@code models}, too. */
	private static final String MODELS = "models";
	private static final String[] OF_MODELS = {"import", "export"};

	/** The version of the jar that is run. */
	static final class Version implements IVersionProvider {

		@Override
		public String[] getVersion() {
			final String version = Main.class.getPackage().getImplementationVersion();
			return new String[]{"LIIF for ImageJ " + (version == null ? "(development)" : version)};
		}
	}

	public static void main(final String... args) {
		System.setProperty("java.awt.headless", "true");
		QuietConsole.start(Main.class);
		if (args.length == 0 || computes(args[0]))
			Networks.prepare();
		final int code = run(args);
		if (code != 0)
			System.exit(code);
	}

	/** Runs a command line and returns its exit code. */
	static int run(final String... args) {
		return line(args.length == 0 ? "" : args[0]).execute(args.length == 0 ? new String[]{"demo"} : args);
	}

	/** The command line with all its subcommands. */
	static CommandLine line() {
		return line("");
	}

	/** The same with the one alone that is called so, if there is one, since making all of them takes time. */
	private static CommandLine line(final String first) {
		final CommandLine line = new CommandLine(new Main());
		final List<Declaration> commands = first.equals(MODELS) ? Commands.all() : Commands.inShell(first);
		for (final Declaration declaration : commands)
			declaration.shellName().ifPresent(name -> line.addSubcommand(name, ShellCommand.of(declaration)));
		final CommandLine models = line.getSubcommands().get(MODELS);
		for (final Declaration declaration : commands) {
			if (models != null)
				declaration.shellName().filter(Arrays.asList(OF_MODELS)::contains)
						.ifPresent(name -> models.addSubcommand(name, ShellCommand.of(declaration)));
		}
		line.setParameterExceptionHandler((e, given) -> {
			final PrintWriter err = e.getCommandLine().getErr();
			err.println(e.getMessage());
			UnmatchedArgumentException.printSuggestions(e, err);
			err.println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
			return WRONG;
		});
		line.setExecutionExceptionHandler((e, command, parsed) -> {
			if (!(e instanceof LiifException) && !(e instanceof CancellationException))
				throw e;
			command.getErr().println(e.getMessage());
			return e instanceof OptionException ? WRONG : FAILED;
		});
		return line;
	}

	/** Whether a first word is a subcommand that needs a network: all but those of the models. */
	private static boolean computes(final String word) {
		return !word.startsWith("-") && !word.equals(MODELS) && !Arrays.asList(OF_MODELS).contains(word);
	}

	@Override
	public void run() {
		new CommandLine(this).usage(System.out);
	}
}
