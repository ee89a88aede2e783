// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

import ij.ImagePlus;
import ij.process.ByteProcessor;

import sc.fiji.liif.command.Commands;
import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.door.MacroText;

/** Options as macros give them, and what is checked of their values. */
public final class FuzzMacroText {

	private static final List<Declaration> COMMANDS = Commands.all();

	private FuzzMacroText() {}

	/** The first byte chooses the command. */
	public static void fuzzerTestOneInput(final byte[] data) {
		if (data.length == 0)
			return;
		final Declaration declaration = COMMANDS.get((data[0] & 255) % COMMANDS.size());
		final String text = new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
		FuzzedFile.answerOrSentence(() -> {
			final Given given = MacroText.read(declaration, text);
			if (declaration.image().isPresent())
				given.image(new ImagePlus("", new ByteProcessor(8, 8)));
			given.check();
		});
	}
}
