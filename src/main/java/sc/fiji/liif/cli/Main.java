// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;
import sc.fiji.liif.LiifException;

/**
 * The command line's entry. Exit codes: 0 all is well, 1 something failed and
 * was explained, 2 the command line was wrong. Without arguments it runs the
 * demonstration.
 */
@Command(name = "liif", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, scope = ScopeType.INHERIT, subcommands = {
		UpscaleFiles.class, Train.class, Evaluate.class, ImportModel.class, ExportModel.class,
		Demo.class}, description = "Continuous images: upscales pictures to any size.")
public final class Main implements Runnable {

	static final int FAILED = 1;

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
		final int code = run(args);
		if (code != 0)
			System.exit(code);
	}

	/** Runs a command line and returns its exit code. */
	static int run(final String... args) {
		final CommandLine line = new CommandLine(new Main());
		Train.addSettings(line.getSubcommands().get("train").getCommandSpec());
		line.setExecutionExceptionHandler((e, command, parsed) -> {
			if (!(e instanceof LiifException))
				throw e;
			command.getErr().println(e.getMessage());
			return FAILED;
		});
		return line.execute(args.length == 0 ? new String[]{"demo"} : args);
	}

	@Override
	public void run() {
		new CommandLine(this).usage(System.out);
	}
}
