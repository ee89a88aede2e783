// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import static org.junit.Assert.assertFalse;
import static org.junit.Assume.assumeNotNull;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.plugin.ContrastEnhancer;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.SampleImages;
import sc.fiji.liif.imagej.trust.PlaneTrust;
import sc.fiji.liif.imagej.volume.IsotropicOptions;
import sc.fiji.liif.imagej.volume.IsotropicStack;
import sc.fiji.liif.imagej.volume.StackLearning;
import sc.fiji.liif.imagej.volume.VoxelPlan;
import sc.fiji.liif.train.TrainingLines;

/** Makes the guide's pictures: {@code mvn -Pscreenshots verify} runs this. */
public class GuideScreenshots {

	private static final Path PICTURES = Paths.get("docs", "guide", "pictures").toAbsolutePath();
	private static final int GAP = 6;

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void windows() throws Exception {
		try (VirtualDisplay display = VirtualDisplay.open()) {
			assumeNotNull(display);
			final Path folder = temporary.getRoot().toPath();
			final ImageJInstallation imagej = new ImageJInstallation(folder);
			final Path notes = folder.resolve("notes");
			Files.createDirectories(folder.resolve("work"));
			imagej.runMain(display, GuideRobot.class, notes.toString(), PICTURES.toString(),
					folder.resolve("work").toString());
			final String said = String.join("\n", Files.readAllLines(notes));
			System.out.println(said);
			assertFalse(said + imagej.log(), said.contains("failed"));
		}
	}

	@Test
	public void beforeAndAfter() throws Exception {
		pair("chelsea", new Rectangle(130, 78, 76, 64), 4, "photo", "figure-before-after.png");
		pair("noisy-cells", new Rectangle(105, 60, 76, 64), 4, "micro", "noisy-before-after.png");
	}

	/** An xz plane of a stack whose slices are far apart. */
	@Test
	public void cubic() throws Exception {
		final ImagePlus stack = SampleImages.open("nuclei-stack");
		final VoxelPlan plan = VoxelPlan.of(stack, 0, 0);
		final ImagePlus cubic = new IsotropicStack(Installation.current().networks(), Progress.NONE).of(stack, plan,
				IsotropicOptions.model("axial"));
		final ImageProcessor measured = side(stack);
		final List<ImageProcessor> pictures = new ArrayList<>();
		for (final int method : new int[]{ImageProcessor.NONE, ImageProcessor.BICUBIC}) {
			measured.setInterpolationMethod(method);
			pictures.add(measured.resize(measured.getWidth(), plan.size(2)));
		}
		pictures.add(side(cubic));
		pictures.add(side(learned(stack, plan)));
		final List<ImageProcessor> shown = new ArrayList<>();
		for (final ImageProcessor picture : pictures) {
			picture.setInterpolationMethod(ImageProcessor.NONE);
			shown.add(picture.resize(2 * picture.getWidth(), 2 * picture.getHeight()).convertToRGB());
		}
		save(row(shown, new String[]{"slices", "bicubic", "LIIF Isotropic", "learned from it first"}),
				"cubic-before-after.png");
	}

	/** By a model that learned from the stack before. */
	private static ImagePlus learned(final ImagePlus stack, final VoxelPlan plan) {
		final StackLearning learning = new StackLearning(stack, plan, "axial", 500);
		try {
			return new IsotropicStack(Installation.current().networks(), Progress.NONE).of(stack, plan,
					IsotropicOptions.model(learning.run(new TrainingLines(line -> {
					}, Progress.NONE, () -> false)).toString()));
		}
		finally {
			learning.forget();
		}
	}

	/** The xz plane through the middle. */
	private static ImageProcessor side(final ImagePlus stack) {
		final int y = stack.getHeight() / 2;
		final ImageProcessor side = stack.getProcessor().createProcessor(stack.getWidth(), stack.getNSlices());
		for (int z = 0; z < stack.getNSlices(); z++) {
			for (int x = 0; x < stack.getWidth(); x++)
				side.set(x, z, stack.getStack().getProcessor(z + 1).get(x, y));
		}
		return side;
	}

	@Test
	public void trust() throws Exception {
		final ImagePlus sample = SampleImages.open("noisy-cells");
		sample.setRoi(100, 50, 90, 90);
		final ImagePlus maps = PlaneTrust.of(sample.crop(), TargetSize.ofScale(2, 2), Installation.current().networks(),
				"micro", "auto", Progress.NONE).image();
		final String[] names = {"result", "spread", "local spread", "residual", "detail"};
		final List<ImageProcessor> planes = new ArrayList<>();
		for (int i = 1; i <= maps.getStackSize(); i++) {
			final ImagePlus plane = new ImagePlus("", maps.getStack().getProcessor(i));
			new ContrastEnhancer().stretchHistogram(plane, 0.5);
			planes.add(plane.getProcessor().convertToRGB());
		}
		save(row(planes, names), "trust.png");
	}

	// -- Helper methods --

	/** A detail as pixels, by bicubic interpolation, and by a model. */
	private static void pair(final String name, final Rectangle detail, final int scale, final String model,
			final String file) throws Exception {
		final ImagePlus sample = SampleImages.open(name);
		sample.setRoi(detail);
		final ImagePlus cropped = sample.crop();
		final List<ImageProcessor> pictures = new ArrayList<>();
		for (final int method : new int[]{ImageProcessor.NONE, ImageProcessor.BICUBIC}) {
			final ImageProcessor plane = cropped.getProcessor().duplicate();
			plane.setInterpolationMethod(method);
			pictures.add(plane.resize(scale * detail.width, scale * detail.height));
		}
		// The whole image tells more of its noise.
		sample.deleteRoi();
		final ImagePlus large = new ImagePlusUpscaler(Installation.current().networks(), Progress.NONE).upscale(sample,
				UpscaleOptions.scale(scale).model(model));
		large.setRoi(scale * detail.x, scale * detail.y, scale * detail.width, scale * detail.height);
		pictures.add(large.crop().getProcessor());
		final List<ImageProcessor> rgb = new ArrayList<>();
		for (final ImageProcessor picture : pictures) {
			if (picture.getBitDepth() != 24)
				picture.setMinAndMax(sample.getDisplayRangeMin(), sample.getDisplayRangeMax());
			rgb.add(picture.convertToRGB());
		}
		save(row(rgb, new String[]{"pixels", "bicubic", "LIIF x" + scale}), file);
	}

	private static ImageProcessor row(final List<ImageProcessor> pictures, final String[] names) {
		final int width = pictures.get(0).getWidth();
		final int height = pictures.get(0).getHeight();
		final ColorProcessor row = new ColorProcessor(pictures.size() * (width + GAP) - GAP, height);
		row.setColor(Color.WHITE);
		row.fill();
		row.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
		row.setAntialiasedText(true);
		for (int i = 0; i < pictures.size(); i++) {
			row.insert(pictures.get(i), i * (width + GAP), 0);
			row.setColor(Color.WHITE);
			row.drawString(names[i], i * (width + GAP) + 6, height - 4, new Color(0, 0, 0, 140));
		}
		return row;
	}

	private static void save(final ImageProcessor picture, final String name) throws Exception {
		Files.createDirectories(PICTURES);
		final File file = PICTURES.resolve(name).toFile();
		new FileSaver(new ImagePlus("", picture)).saveAsPng(file.getPath());
		System.out.println(Arrays.asList(name, picture.getWidth(), picture.getHeight()));
	}
}
