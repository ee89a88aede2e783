// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.cli;

import java.nio.file.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.liif.imagej.ModelExchange;

/** {@code export}: writes a model for other software. */
@Command(name = "export", description = "Writes a model for other software.")
final class ExportModel implements Runnable {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "MODEL", description = "A model's name or folder.")
	private String model;

	@Option(names = "--format", required = true, description = "savedmodel (TensorFlow) or safetensors (PyTorch).")
	private String format;

	@Parameters(index = "1", paramLabel = "OUT", description = "The folder, or for safetensors the file, to make.")
	private Path out;

	@Override
	public void run() {
		ModelExchange.export(model, format, out);
		spec.commandLine().getOut().println(out.toAbsolutePath());
	}
}
