// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.command.door.MacroText;
import sc.fiji.liif.command.option.Option;
import sc.fiji.liif.setting.Setting;
import sc.fiji.liif.command.option.OptionKind;
import sc.fiji.liif.command.door.ScriptPreprocessor;
import sc.fiji.liif.command.shell.ShellCommand;

/**
 * Every command behind every door: the same options give the same values, or the same
 * error in the same words; and what is written about options is true.
 */
public class CommandContractTest {

	/** Options of commands as macros write them. */
	private static final String[][] RIGHT = {{"LIIF Upscale", "scale=12"}, {"LIIF Upscale", "scale=3,5 scale_y=2.25"},
			{"LIIF Upscale", "width=1920 model=micro"}, {"LIIF Upscale", "height=100 tile=64"}, {"LIIF Upscale", ""},
			{"LIIF Transform", "rotate=12.5 x=-0.3 enlarge"},
			{"LIIF Transform", "matrix=[1 0 2 0 1 3] scale=2 scale_y=3 shear_x=0.1 shear_y=-0.2 y=1e-2"},
			{"LIIF Profile", "step=0.1 line=[1 2 3 4]"}, {"LIIF Profile", "csv=/out/a.csv plot=/out/a.png"},
			{"LIIF Derivatives", "derivative=smallest sigma=1.5 scale=2,5 model=heat-light"},
			{"LIIF Train", "output=/models/mine images=/a,/b preset=paper-rdn steps=5 degradation=microscope psf=2,5"},
			{"LIIF Train", "inputs=/in targets=/out output=/x resume threads=1 hidden=8,8"},
			{"LIIF Train", "output=/mine model=photo loss=L2 learning_rate=1e-3"},
			{"LIIF Evaluate", "images=/data models=a,b scales=2,3 protocol=rgb compare=nearest differences=/out/d"},
			{"LIIF Evaluate", "images=/data low_resolution=/lr csv=/out/a.csv chart=/out/c.png"},
			{"LIIF Models", "model=mine export=/out/x format=safetensors"}, {"LIIF Models", "model=mine delete"},
			{"LIIF Import Model", "file=/a.pth output=/b"}, {"LIIF Export Model", "model=photo output=/out/b"}};

	/** Options that are not possible, and words of the sentence that says so. */
	private static final String[][] WRONG = {{"LIIF Upscale", "scale=0.5", "from 1 to 64"},
			{"LIIF Upscale", "scale=65", "from 1 to 64"}, {"LIIF Upscale", "scale=big", "from 1 to 64"},
			{"LIIF Upscale", "width=0", "from 1"}, {"LIIF Upscale", "width=-5", "from 1"},
			{"LIIF Upscale", "height=2.5", "whole number"}, {"LIIF Upscale", "tile=-1", "from 0"},
			{"LIIF Upscale", "scale=2 width=100", "Both scale and width"},
			{"LIIF Upscale", "scale_y=2 height=100", "Both scale_y and height"},
			{"LIIF Transform", "rotate=left", "a number"}, {"LIIF Profile", "step=x", "a number"},
			{"LIIF Derivatives", "derivative=slope", "gradient or laplacian"},
			{"LIIF Derivatives", "sigma=0", "from 0.5"}, {"LIIF Train", "output=/a components=0", "from 1 to 1024"},
			{"LIIF Train", "images=/a", "output is missing"},
			{"LIIF Train", "output=a preset=huge", "light or light-heat or photo or"},
			{"LIIF Train", "output=a patch=5", "from 8 to 1024"},
			{"LIIF Train", "output=a degradation=blur", "bicubic or"}, {"LIIF Train", "output=a hidden=8,", "commas"},
			{"LIIF Train", "output=a threads=-1", "from 0"},
			{"LIIF Train", "output=a images=/a inputs=/b", "Both images and inputs"},
			{"LIIF Evaluate", "protocol=mine", "benchmark or rgb"}, {"LIIF Models", "format=onnx", "savedmodel or"},
			{"LIIF Models", "model=a export=/b delete", "Both export and delete"},
			{"LIIF Export Model", "model=a", "output is missing"}};

	private static final Pattern MACRO_CALL = Pattern.compile("run\\(\"(LIIF [\\w ]+)\"(?:, \"([^\"]*)\")?\\)");

	private Context context;

	@Before
	public void open() {
		context = new Context(CommandService.class, ModuleService.class);
	}

	@After
	public void close() {
		context.dispose();
	}

	@Test
	public void theSameOptionsGiveTheSameValuesBehindEveryDoor() {
		for (final String[] call : RIGHT) {
			final Declaration declaration = Commands.of(call[0]);
			final Map<String, String> macro = values(read(declaration, call[1]));
			assertEquals(Arrays.toString(call), macro, values(scripted(declaration, call[1])));
			if (declaration.shellName().isPresent())
				assertEquals(Arrays.toString(call), macro, values(shell(declaration, call[1])));
		}
	}

	@Test
	public void theSameMistakesGiveTheSameSentences() {
		for (final String[] call : WRONG) {
			final Declaration declaration = Commands.of(call[0]);
			final String macro = sentence(() -> read(declaration, call[1]).module(), call);
			assertTrue(macro, macro.contains(call[2]));
			assertEquals(macro, sentence(() -> scripted(declaration, call[1]), call));
			if (declaration.shellName().isPresent() && !macro.contains("is missing"))
				assertEquals(macro, sentence(() -> shell(declaration, call[1]), call));
		}
	}

	@Test
	public void everyCommandIsInTheMenuAndDeclaredInFull() throws IOException {
		final List<String> menu = Files.readAllLines(Paths.get("plugins.config")).stream()
				.filter(line -> !line.startsWith("#")).collect(Collectors.toList());
		final List<String> wanted = new ArrayList<>();
		for (final Declaration command : Commands.all()) {
			wanted.add("Plugins>LIIF, \"" + command.name() + "\", sc.fiji.liif.menu.LIIF_(\"" + command.name() + "\")");
			assertTrue(command.name(), command.description().endsWith(".") && command.menuLabel() != null);
			for (final Option option : command.options()) {
				final String where = command.name() + " " + option.key();
				assertTrue(where, option.key().matches("[a-z]+(_[a-z]+)*"));
				assertFalse(where, option.description().isEmpty());
				for (final String other : option.attributes().insteadOf())
					assertTrue(where, command.option(other).isPresent());
				final String condition = option.attributes().onlyWith();
				assertTrue(where, condition.isEmpty() || command.option(Setting.condition(condition).getKey()).get()
						.choices().containsAll(Setting.condition(condition).getValue()));
			}
		}
		assertEquals(wanted, menu);
	}

	/** An image that is not the only thing that can be worked on is not filled in by Fiji with whatever is open. */
	@Test
	public void openImagesDoNotJoinUnasked() {
		for (final Declaration command : Commands.all()) {
			if (command.image().isPresent() && !command.image().get().isRequired())
				assertFalse(command.name(), context.service(CommandService.class)
						.getCommand(module(command).getDelegateObject().getClass().asSubclass(LiifCommand.class))
						.getInput(command.image().get().key()).isAutoFill());
		}
	}

	/** What the documentation and the examples tell people to write does what they say. */
	@Test
	public void macrosInTheDocumentationAreRight() throws IOException {
		int calls = 0;
		for (final Path file : documents()) {
			final Matcher call = MACRO_CALL.matcher(new String(Files.readAllBytes(file), "UTF-8"));
			while (call.find()) {
				final Declaration declaration = Commands.of(call.group(1));
				final String text = call.group(2) == null ? "" : call.group(2);
				if (!text.equals("..."))
					read(declaration, text).module();
				calls++;
			}
		}
		assertTrue(calls + " calls", calls > 10);
	}

	// -- Helper methods --

	private static List<Path> documents() throws IOException {
		final List<Path> documents = new ArrayList<>(Collections.singletonList(Paths.get("README.md")));
		for (final String folder : new String[]{"docs", "examples", "models"}) {
			try (Stream<Path> files = Files.walk(Paths.get(folder))) {
				files.filter(file -> file.toString().matches(".*\\.(md|ijm|groovy|py)")).forEach(documents::add);
			}
		}
		return documents;
	}

	private static ImagePlus image() {
		return IJ.createImage("image", "8-bit ramp", 20, 10, 1);
	}

	private static Given read(final Declaration declaration, final String text) {
		return MacroText.read(declaration, text).image(declaration.image().isPresent() ? image() : null);
	}

	private static Given shell(final Declaration declaration, final String text) {
		final List<String> words = new ArrayList<>();
		if (declaration.image().filter(Option::isRequired).isPresent())
			words.add("in.tif");
		if (declaration.isOfImages())
			words.add("out.tif");
		final List<String> named = new ArrayList<>();
		final Given given = MacroText.read(declaration, text);
		for (final Option option : declaration.options()) {
			final String value = given.text(option.key());
			if (!option.attributes().shellArgument().isEmpty())
				words.add(value);
			else if (!value.isEmpty())
				named.addAll(option.kind() == OptionKind.SWITCH
						? Collections.singletonList(option.shellName())
						: Arrays.asList(option.shellName(), value));
		}
		words.addAll(named);
		return ShellCommand.read(declaration, words.toArray(new String[0]))
				.image(declaration.image().isPresent() ? image() : null).check();
	}

	/** As scripts give options: as objects of the fields' types, through SciJava's preprocessor. */
	private Module scripted(final Declaration declaration, final String text) {
		final Module module = module(declaration);
		final Given given = MacroText.read(declaration, text);
		final List<String> settings = new ArrayList<>();
		for (final Option option : declaration.options()) {
			final String value = given.text(option.key());
			if (option.kind() == OptionKind.IMAGE)
				give(module, option.key(), image());
			else if (!value.isEmpty() && module.getInfo().getInput(option.key()) == null)
				settings.add(option.key() + "=" + value);
			else if (!value.isEmpty())
				give(module, option.key(), object(option, value));
		}
		if (!settings.isEmpty())
			give(module, "settings", String.join(" ", settings));
		final ScriptPreprocessor preprocessor = new ScriptPreprocessor();
		preprocessor.process(module);
		if (preprocessor.isCanceled())
			throw new LiifException(preprocessor.getCancelReason());
		return module;
	}

	private static void give(final Module module, final String key, final Object value) {
		module.setInput(key, value);
		module.resolveInput(key);
	}

	/** A number where the text is one that a script could give; else the text, which is judged likewise. */
	private static Object object(final Option option, final String text) {
		final double number = Numbers.parse(text);
		if (option.kind() == OptionKind.NUMBER && !Double.isNaN(number))
			return number;
		if (option.kind() == OptionKind.WHOLE && number == Math.rint(number))
			return (int) number;
		if (option.kind() == OptionKind.SWITCH)
			return Boolean.valueOf(text);
		if (option.kind() == OptionKind.FILE || option.kind() == OptionKind.FOLDER)
			return new File(text);
		if (option.kind() == OptionKind.NUMBER || option.kind() == OptionKind.WHOLE)
			throw new LiifException(
					"\"" + text + "\" is not possible for " + option.key() + ": give " + option.range() + ".");
		return text;
	}

	private static Module module(final Declaration declaration) {
		return declaration.module();
	}

	private static Map<String, String> values(final Given given) {
		return values(given.module());
	}

	private static Map<String, String> values(final Module module) {
		final Map<String, String> values = new LinkedHashMap<>();
		module.getInputs().forEach((key, value) -> {
			if (value != null && !(value instanceof ImagePlus) && !module.getInfo().getInput(key).isPersisted()
					&& !value.getClass().getName().startsWith("org.scijava"))
				values.put(key, value.toString());
		});
		return values;
	}

	private static String sentence(final Runnable mistake, final String... call) {
		try {
			mistake.run();
		}
		catch (final LiifException e) {
			return e.getMessage();
		}
		throw new AssertionError("no error: " + Arrays.toString(call));
	}
}
