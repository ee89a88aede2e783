// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import javax.tools.ToolProvider;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.TestJava;
import sc.fiji.liif.command.Main;
import sc.fiji.liif.imagej.io.ImageFiles;

import ij.IJ;
import ij.ImagePlus;

/** An engine in a folder of its own works, whatever others have on the class path, and others don't see it. */
public class EngineClassLoaderTest {

	private static final String ENGINE = "tensorflow-core|ndarray|javacpp|protobuf-java";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	/** Old TensorFlow, JavaCPP and protobuf stand on the class path: they stay what they are, and so does the result. */
	@Test
	public void worksBesideAnotherTensorFlow() throws Exception {
		final Path picture = temporary.getRoot().toPath().resolve("picture.tif");
		final Path alone = temporary.getRoot().toPath().resolve("alone.tif");
		final Path beside = temporary.getRoot().toPath().resolve("beside.tif");
		ImageFiles.save(IJ.createImage("picture", "8-bit ramp", 20, 10, 1), picture, true);
		assertEquals("", run(classPath(), "upscale", picture.toString(), alone.toString()));

		final Path others = others();
		final List<String> classPath = classPath();
		classPath.removeIf(EngineClassLoaderTest::isOfEngine);
		classPath.add(0, others.toString());
		assertEquals("their TensorFlow is of yesterday",
				run(classPath, "-Dliif.engine=" + engine(), "upscale", picture.toString(), beside.toString()));
		final ImagePlus expected = IJ.openImage(alone.toString());
		final ImagePlus found = IJ.openImage(beside.toString());
		assertEquals(40, found.getWidth());
		for (int i = 0; i < 40 * 20; i++)
			assertEquals(expected.getProcessor().get(i), found.getProcessor().get(i));
	}

	/** As it is installed: LIIF's jar in plugins, the engine in lib. */
	@Test
	public void isFoundBesideTheJar() throws Exception {
		final Path root = temporary.newFolder("ImageJ").toPath();
		final Path lib = Files.createDirectories(root.resolve("lib")).resolve("liif");
		Files.move(engine(), lib);
		final Path ofPlatform = Files.createDirectories(root.resolve("lib/some-platform/liif"));
		for (final File jar : lib.toFile().listFiles((folder, name) -> name.contains("core-native")))
			Files.move(jar.toPath(), ofPlatform.resolve(jar.getName()));
		final Path jar = Files.createDirectories(root.resolve("plugins")).resolve("LIIF_-test.jar");
		final List<String> classPath = classPath();
		classPath.removeIf(EngineClassLoaderTest::isOfEngine);
		final String classes = classPath.stream().filter(entry -> Files.exists(Paths.get(entry, "plugins.config")))
				.findFirst().get();
		pack(Paths.get(classes), jar);
		classPath.remove(classes);
		classPath.add(jar.toString());

		final Path picture = root.resolve("picture.tif");
		ImageFiles.save(IJ.createImage("picture", "8-bit ramp", 20, 10, 1), picture, true);
		final Path result = root.resolve("result.tif");
		assertEquals("", run(classPath, "upscale", picture.toString(), result.toString()));
		assertTrue(Files.exists(result));
	}

	/** A half-copied folder is a sentence. */
	@Test
	public void whatIsMissingIsSaid() throws Exception {
		final Path engine = engine();
		for (final File jar : engine.toFile().listFiles((folder, name) -> name.startsWith("tensorflow-core-api")))
			Files.delete(jar.toPath());
		final List<String> classPath = classPath();
		classPath.removeIf(EngineClassLoaderTest::isOfEngine);
		final Path picture = temporary.getRoot().toPath().resolve("picture.tif");
		ImageFiles.save(IJ.createImage("picture", "8-bit ramp", 20, 10, 1), picture, true);
		final String said = run(classPath, "-Dliif.engine=" + engine, "upscale", picture.toString(), "result.tif");
		assertTrue(said, said.contains("A part of TensorFlow is missing") && said.contains("from its zip again"));
		assertEquals(said, 1, said.split("\n").length);
	}

	// -- Helper methods --

	/** Classes that LIIF's engine needs, too, of another time; and a program that uses them, and LIIF between. */
	private Path others() throws IOException {
		final Path folder = temporary.newFolder("others").toPath();
		final String[][] sources = {{"org/tensorflow/Graph", "public class Graph {}"},
				{"org/tensorflow/TensorFlow",
						"public class TensorFlow { public static String version() { return \"yesterday\"; } }"},
				{"org/bytedeco/javacpp/Loader", "public class Loader {}"},
				{"com/google/protobuf/Message", "public interface Message {}"}};
		final List<String> arguments = new ArrayList<>(Arrays.asList("-proc:none", "-d", folder.toString()));
		for (final String[] source : sources) {
			final Path file = folder.resolve(source[0] + ".java");
			Files.createDirectories(file.getParent());
			Files.write(file,
					("package " + source[0].replaceAll("/[^/]*$", "").replace('/', '.') + "; " + source[1]).getBytes());
			arguments.add(file.toString());
		}
		final Path program = folder.resolve("Program.java");
		Files.write(program,
				("public class Program { public static void main(String[] args) { " + Main.class.getName()
						+ ".main(args); System.out.println(\"their TensorFlow is of \" + "
						+ "org.tensorflow.TensorFlow.version()); } }").getBytes());
		arguments.addAll(Arrays.asList("-cp", System.getProperty("java.class.path")));
		arguments.add(program.toString());
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(new ByteArrayInputStream(new byte[0]), null, null,
				arguments.toArray(new String[0])));
		return folder;
	}

	/** A folder of the engine's jars. */
	private Path engine() throws IOException {
		final Path folder = temporary.newFolder("engine").toPath();
		for (final String entry : classPath()) {
			if (isOfEngine(entry))
				link(Paths.get(entry), folder.resolve(Paths.get(entry).getFileName()));
		}
		return folder;
	}

	private static void link(final Path file, final Path link) throws IOException {
		try {
			Files.createSymbolicLink(link, file);
		}
		catch (final IOException | UnsupportedOperationException e) {
			Files.copy(file, link);
		}
	}

	private static boolean isOfEngine(final String entry) {
		return Paths.get(entry).getFileName().toString().matches("(" + ENGINE + ").*\\.jar");
	}

	private static void pack(final Path classes, final Path jar) throws IOException {
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
			for (final Path file : (Iterable<Path>) Files.walk(classes).filter(Files::isRegularFile)::iterator) {
				out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
				Files.copy(file, out);
			}
		}
	}

	private static List<String> classPath() {
		return new ArrayList<>(Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)));
	}

	/** What the program says, with the other's program if that is there; arguments may begin with some for Java. */
	private String run(final List<String> classPath, final String... args) throws Exception {
		final Path log = temporary.getRoot().toPath().resolve("log.txt");
		final List<String> line = TestJava.line();
		final int options = args[0].startsWith("-D") ? 1 : 0;
		line.addAll(Arrays.asList(args).subList(0, options));
		line.addAll(Arrays.asList("-Dliif.home=" + System.getProperty("liif.home", ""), "-cp",
				String.join(File.pathSeparator, classPath),
				Files.exists(Paths.get(classPath.get(0), "Program.class")) ? "Program" : Main.class.getName()));
		line.addAll(Arrays.asList(args).subList(options, args.length));
		line.addAll(Arrays.asList("--model", "heat-light"));
		final ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
		final Process process = builder.start();
		assertTrue("it ends", process.waitFor(2, TimeUnit.MINUTES));
		return new String(Files.readAllBytes(log)).replaceAll("(?m)^(.* pixels|WARNING:.*)\\R", "").trim();
	}
}
