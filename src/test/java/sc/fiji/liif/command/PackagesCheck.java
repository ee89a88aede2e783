// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeNotNull;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.tools.ToolProvider;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;

/**
 * The packages of a release do what they are for, unpacked into empty folders: {@code mvn -Prelease verify} runs this.
 */
public class PackagesCheck {

	private static final Path RELEASE = Paths.get(System.getProperty("liif.release"));
	private static final String VERSION = System.getProperty("liif.version");
	private static final Path CELL = Paths.get("examples", "cell.png").toAbsolutePath();

	private static final int JAVA_8 = 52;
	private static final int JAVA_11 = 55;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	/** No Java needs to be installed for the shell's. */
	@Test
	public void theShellPackageUpscales() throws Exception {
		final Path folder = unpacked("liif");
		final Path result = folder.resolve("result.png");
		final String said = run(folder, Arrays.asList(folder.resolve("liif-" + VERSION + "/bin/liif").toString(),
				"upscale", CELL.toString(), result.toString(), "--scale", "2"));
		final ImagePlus before = IJ.openImage(CELL.toString());
		final ImagePlus after = IJ.openImage(result.toString());
		assertEquals(said, 2 * before.getWidth(), after.getWidth());
		assertTrue(said, said.contains(result.toString()));
	}

	@Test
	public void theShellCompletesCommands() throws Exception {
		final Path folder = unpacked("liif");
		final String said = run(folder, Arrays.asList("bash", "-c", ". liif-" + VERSION
				+ "/completion/liif.bash; COMP_WORDS=(liif up); COMP_CWORD=1; _complete_liif; echo ${COMPREPLY[*]}"));
		assertEquals("upscale", said.trim());
	}

	/** Over an ImageJ that is nothing but its jar. */
	@Test
	public void plainImageJRunsTheMacro() throws Exception {
		try (VirtualDisplay display = VirtualDisplay.open()) {
			assumeNotNull(display);
			final ImageJInstallation imagej = ImageJInstallation.of(unpacked("LIIF"));
			final List<String> said = imagej.runMacro(display, "open(\"" + CELL + "\");",
					"makeRectangle(100, 100, 60, 40);", "run(\"Crop\");",
					"run(\"LIIF Upscale\", \"scale=2.5 model=micro\");",
					"say(getTitle() + \" \" + getWidth() + \" \" + getHeight() + \" \" + bitDepth());",
					"run(\"LIIF Train\", \"images=" + CELL.getParent() + " output=" + imagej.folder()
							+ "/models/mine steps=3 batch=2 features=4 blocks=1 hidden=8\");",
					"say(\"\" + File.exists(\"" + imagej.folder() + "/models/mine/best/model.json\"));");
			assertEquals(imagej.log(), 2, said.size());
			assertEquals("cell-x2.5.png 150 100 " + IJ.openImage(CELL.toString()).getBitDepth(), said.get(0));
			assertEquals("1", said.get(1));
		}
	}

	/** CSBDeep's, StarDist's and N2V's TensorFlow, in either order, with other libraries of other times before ours. */
	@Test
	public void worksInOneProcessWithTensorFlow1() throws Exception {
		final Path others = RELEASE.resolve("beside");
		for (final String[] beside : new String[][]{{"theirs", "protobuf-java-3.21.12.jar"},
				{"ours", "protobuf-java-3.21.12.jar"}, {"theirs", "protobuf-java-3.21.12.jar",
						"protobuf-java-4.28.2.jar", "gson-2.8.0.jar", "picocli-3.9.6.jar", "javacpp-1.5.7.jar"}}) {
			final List<String> first = new ArrayList<>();
			for (final String jar : new String[]{"libtensorflow-1.15.0.jar", "libtensorflow_jni-1.15.0.jar",
					"proto-1.15.0.jar"})
				first.add(others.resolve(jar).toString());
			for (int i = 1; i < beside.length; i++)
				first.add(others.resolve(beside[i]).toString());
			final Path folder = temporary.newFolder().toPath();
			final Path imagej = unpacked("LIIF");
			final List<String> classPath = likeFiji(imagej, first);
			compile(Paths.get("src", "test", "resources", "beside", "Host.java"), classPath, folder);
			classPath.add(folder.toString());
			final String said = run(folder, java(classPath, "Host", CELL.toString(), folder + "/model", beside[0]));
			assertEquals(Arrays.toString(beside) + "\n" + said, 1, lines(said, "done"));
			assertEquals(said, beside[0].equals("theirs") ? 5 : 4, lines(said, "theirs 1.15.0 2 7.0 22.0"));
			assertEquals(said, 2, lines(said, "ours learned true"));
		}
	}

	/** Libraries of other times alone, among them other TensorFlows of the new kind. */
	@Test
	public void worksBesideLibrariesOfOtherTimes() throws Exception {
		final Path others = RELEASE.resolve("beside");
		for (final String jar : new String[]{"protobuf-java-2.6.1.jar", "tensorflow-core-api-0.3.3.jar",
				"tensorflow-core-api-0.5.0.jar", "javacpp-1.5.7.jar", "gson-2.8.0.jar"}) {
			final Path imagej = unpacked("LIIF");
			final Path result = imagej.resolve("result.png");
			final List<String> classPath = likeFiji(imagej, Collections.singletonList(others.resolve(jar).toString()));
			final String said = run(imagej,
					java(classPath, Main.class.getName(), "upscale", CELL.toString(), result.toString()));
			assertTrue(jar + ": " + said, Files.exists(result));
		}
	}

	/** Nothing that Fiji has is in the way, and nothing of other platforms. */
	@Test
	public void eachPackageHasWhatItNeedsAndNoMore() throws Exception {
		final String[][] platforms = {{"linux-x64", "lib/linux64/liif/", "linux-x86_64"},
				{"linux-arm64", "lib/linux-arm64/liif/", "linux-arm64"},
				{"windows-x64", "lib/win64/liif/", "windows-x86_64"},
				{"macos-x64", "lib/macos64/liif/", "macosx-x86_64"},
				{"macos-arm64", "lib/macos-arm64/liif/", "macosx-arm64"}};
		final List<String> sums = Files.readAllLines(RELEASE.resolve("SHA256SUMS"));
		for (final String[] platform : platforms) {
			final List<String> names = names(zip("LIIF", platform[0]));
			assertEquals(1, names.stream().filter(name -> name.startsWith("plugins/LIIF_-")).count());
			assertEquals(
					Collections.singletonList(platform[1] + "tensorflow-core-native-1.0.0-" + platform[2] + ".jar"),
					names.stream().filter(name -> name.matches(".*-(linux|windows|macosx)-.*\\.jar"))
							.collect(Collectors.toList()));
			for (final String name : names)
				assertTrue(name, name
						.matches("(plugins/LIIF_-|jars/(common-|imageio-|pickle-|pngencoder-)|lib/|licenses/liif/).*"));
			for (final String list : new String[]{"LICENSE", "THIRD-PARTY.txt", "liif.cdx.json", "README.txt"})
				assertTrue(list, names.contains("licenses/liif/" + list));
			assertTrue(names(zip("liif", platform[0])).contains("liif-" + VERSION + "/bin/liif"));
			for (final String kind : new String[]{"LIIF", "liif"})
				assertEquals(1, sums.stream().filter(line -> line.endsWith("*" + zip(kind, platform[0]).getFileName()))
						.count());
		}
	}

	/** Those whose Java is too old must be able to load what tells them so. */
	@Test
	public void anOldJavaCanLoadTheMenuAlone() throws Exception {
		final Path imagej = unpacked("LIIF");
		try (Stream<Path> plugins = Files.list(imagej.resolve("plugins"));
				ZipFile jar = new ZipFile(plugins.findFirst().get().toFile())) {
			for (final ZipEntry entry : Collections.list(jar.entries())) {
				if (!entry.getName().endsWith(".class"))
					continue;
				try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
					in.readInt();
					in.readUnsignedShort();
					assertEquals(entry.getName(), entry.getName().startsWith("sc/fiji/liif/menu/") ? JAVA_8 : JAVA_11,
							in.readUnsignedShort());
				}
			}
		}
	}

	// -- Helper methods --

	private static long lines(final String text, final String line) {
		return Arrays.stream(text.split("\n")).filter(line::equals).count();
	}

	private static List<String> names(final Path zip) throws IOException {
		try (ZipFile file = new ZipFile(zip.toFile())) {
			return file.stream().map(ZipEntry::getName).collect(Collectors.toList());
		}
	}

	private static Path zip(final String kind, final String platform) {
		return RELEASE.resolve(kind + "-" + VERSION + "-" + platform + ".zip");
	}

	/** A package for this machine in a new folder. */
	private Path unpacked(final String kind) throws IOException {
		final String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		final String processor = System.getProperty("os.arch").equals("aarch64") ? "-arm64" : "-x64";
		final Path zip = zip(kind,
				(system.startsWith("win") ? "windows" : system.startsWith("mac") ? "macos" : "linux") + processor);
		final Path folder = temporary.newFolder().toPath();
		try (ZipFile file = new ZipFile(zip.toFile())) {
			for (final ZipEntry entry : Collections.list(file.entries())) {
				final Path to = folder.resolve(entry.getName());
				Files.createDirectories(to.getParent());
				try (InputStream in = file.getInputStream(entry)) {
					Files.copy(in, to);
				}
				if (to.getParent().endsWith("bin") || to.endsWith("jspawnhelper"))
					assertTrue(to.toFile().setExecutable(true));
			}
		}
		return folder;
	}

	/** All jars on one class path, others' first, as Fiji has them; what Fiji has stands for Fiji. */
	private static List<String> likeFiji(final Path imagej, final List<String> first) throws IOException {
		final List<String> classPath = new ArrayList<>(first);
		for (final String folder : new String[]{"lib/liif/imagej", "jars", "plugins"}) {
			try (Stream<Path> jars = Files.list(imagej.resolve(folder))) {
				jars.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().forEach(classPath::add);
			}
		}
		classPath.add(ImageJInstallation.location(IJ.class).toString());
		return classPath;
	}

	private static void compile(final Path source, final List<String> classPath, final Path to) {
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-nowarn", "-d",
				to.toString(), "-cp", String.join(File.pathSeparator, classPath), source.toString()));
	}

	private static List<String> java(final List<String> classPath, final String main, final String... args) {
		final List<String> line = new ArrayList<>(
				Arrays.asList(Paths.get(System.getProperty("java.home"), "bin", "java").toString(),
						"-Djava.awt.headless=true", "-cp", String.join(File.pathSeparator, classPath), main));
		line.addAll(Arrays.asList(args));
		return line;
	}

	private String run(final Path folder, final List<String> line) throws Exception {
		final Path log = temporary.newFile().toPath();
		final ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
				.redirectOutput(log.toFile());
		builder.environment().put("HOME", folder.toString());
		builder.environment().remove("JAVA_HOME");
		final Process process = builder.start();
		assertTrue("it ends", process.waitFor(5, TimeUnit.MINUTES));
		final String said = new String(Files.readAllBytes(log));
		assertFalse(said, process.exitValue() != 0);
		return said;
	}
}
