// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import javax.tools.ToolProvider;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;

import sc.fiji.liif.TestJava;
import sc.fiji.liif.command.Main;
import sc.fiji.liif.imagej.io.ImageFiles;

/** Machines on which TensorFlow can't be loaded are told why, in one sentence. */
public class NativeRuntimeTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void aMissingNativeLibraryIsNamed() throws Exception {
		final List<String> classPath = classPath();
		assertTrue(classPath.toString(), classPath.removeIf(entry -> entry.contains("tensorflow-core-native")
				&& new File(entry).getName().matches(".*-(linux|macosx|windows).*")));
		final String said = upscale(classPath);
		assertTrue(said, said.contains("TensorFlow's native library for " + System.getProperty("os.name")));
		assertTrue(said,
				said.contains("put the tensorflow-core-native jar of that platform beside LIIF's other jars."));
		assertEquals(said, 1, said.trim().split("\n").length);
	}

	@Test
	public void aTrainingSaysItToo() throws Exception {
		final List<String> classPath = classPath();
		classPath.removeIf(entry -> entry.contains("tensorflow-core-native")
				&& new File(entry).getName().matches(".*-(linux|macosx|windows).*"));
		final String said = run(classPath, "train", "--images", "examples", "--output",
				temporary.getRoot().toPath().resolve("model").toString(), "--steps", "5");
		assertTrue(said, said.contains("TensorFlow's native library for " + System.getProperty("os.name")));
		assertFalse(said, said.contains("UnsatisfiedLinkError:") || said.contains("\tat "));
	}

	@Test
	public void anotherTensorFlowIsNamed() throws Exception {
		final List<String> classPath = classPath();
		classPath.add(0, otherTensorFlow());
		final String said = upscale(classPath);
		assertTrue(said, said.contains("Another plugin's TensorFlow ("));
		assertEquals(said, 1, said.trim().split("\n").length);
	}

	// -- Helper methods --

	/** The old TensorFlow for Java, as far as it matters: classes of the same names without their library. */
	private String otherTensorFlow() throws IOException {
		final Path folder = temporary.newFolder("other").toPath();
		final Path graph = folder.resolve("Graph.java");
		final Path main = folder.resolve("TensorFlow.java");
		Files.write(graph, "package org.tensorflow; public class Graph {}".getBytes());
		Files.write(main, "package org.tensorflow; public class TensorFlow { public static native String version(); }"
				.getBytes());
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d",
				folder.toString(), graph.toString(), main.toString()));
		return folder.toString();
	}

	private static List<String> classPath() {
		return new ArrayList<>(Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)));
	}

	/** What the program says when it upscales an image with a class path. */
	private String upscale(final List<String> classPath) throws Exception {
		final Path image = temporary.getRoot().toPath().resolve("image.tif");
		final Path result = temporary.getRoot().toPath().resolve("result.tif");
		ImageFiles.save(IJ.createImage("image", "8-bit ramp", 20, 10, 1), image, true);
		final String said = run(classPath, "upscale", image.toString(), result.toString(), "--model", "heat-light");
		assertFalse("no result", Files.exists(result));
		return said;
	}

	private String run(final List<String> classPath, final String... args) throws Exception {
		final Path log = temporary.getRoot().toPath().resolve("log.txt");
		final List<String> line = TestJava.line("-Dorg.bytedeco.javacpp.cachedir=" + temporary.newFolder(), "-cp",
				classPath.stream().collect(Collectors.joining(File.pathSeparator)), Main.class.getName());
		line.addAll(Arrays.asList(args));
		final Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertTrue("it ends", process.waitFor(2, TimeUnit.MINUTES));
		final String said = new String(Files.readAllBytes(log));
		assertEquals(said, 1, process.exitValue());
		return said;
	}
}
