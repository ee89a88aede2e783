// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.zarr;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.LUT;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Numbers;
import sc.fiji.liif.Unit;
import sc.fiji.liif.omezarr.ImageBlock;
import sc.fiji.liif.omezarr.OmeChannel;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.zarr.FolderStore;
import sc.fiji.liif.zarr.Store;

/** Opens OME-Zarr images in ImageJ. */
public final class OmeZarrImages {

	private OmeZarrImages() {}

	/** Whether a path's name is that of a Zarr. */
	public static boolean isCalledZarr(final Path path) {
		return path.getFileName() != null && path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zarr");
	}

	/** Whether a path is that of a Zarr, by its name or by what is in it. */
	public static boolean isZarr(final Path path) {
		return isCalledZarr(path) || Files.exists(path.resolve(".zattrs")) || Files.exists(path.resolve("zarr.json"));
	}

	/** The finest resolution whose planes ImageJ can hold, see {@link #open(Store, String, Consumer)}. */
	public static ImagePlus open(final Path path, final Consumer<String> remarks) {
		return open(new FolderStore(path), String.valueOf(path.getFileName()), remarks);
	}

	/** Where an image is read from plane by plane, which has all of its resolutions; empty if it is no such image. */
	public static Optional<Store> place(final ImagePlus image) {
		return image.getStack() instanceof OmeZarrStack
				? Optional.of(((OmeZarrStack) image.getStack()).place())
				: Optional.empty();
	}

	/** Which resolution an image stands for that is read so: that which was asked for, though a coarser one may be shown. */
	public static int wantedLevel(final ImagePlus image) {
		return ((OmeZarrStack) image.getStack()).wanted();
	}

	/** Whether it is the one that is shown. */
	public static boolean isShown(final ImagePlus image) {
		final OmeZarrStack stack = (OmeZarrStack) image.getStack();
		return stack.wanted() == stack.level();
	}

	/** A resolution that is shown, in the calibration that it has in ImageJ by now. */
	public static OmeShape shape(final ImagePlus image) {
		final OmeShape shape = ((OmeZarrStack) image.getStack()).shape();
		// What has not changed is not rounded, either.
		return numbers(image.getCalibration()).equals(numbers(calibration(shape)))
				? shape
				: shape.calibratedAs(OmeZarrWriter.shape(image));
	}

	/**
	 * The finest resolution whose planes ImageJ can hold, as a virtual stack with calibration, channels and their colours.
	 *
	 * @param remarks told if it is not the finest of all
	 * @throws LiifException in one sentence, if there is none, or it can't be had right
	 */
	public static ImagePlus open(final Store place, final String title, final Consumer<String> remarks) {
		final OmeImage image = OmeImage.open(place);
		int level = 0;
		while (level < image.levels() - 1 && !fits(image.shape(level)))
			level++;
		if (!fits(image.shape(level)))
			throw tooLarge(place, image.shape(level), "there is no coarser resolution: cut it into smaller images");
		if (level > 0)
			remarks.accept("its planes of " + image.shape(0).size("x") + " x " + image.shape(0).size("y")
					+ " pixels are too large for ImageJ, and a coarser resolution is opened instead, of "
					+ image.shape(level).size("x") + " x " + image.shape(level).size("y"));
		return opened(place, image, title, level, 0);
	}

	/**
	 * A resolution, likewise.
	 *
	 * @param level 0 for the finest
	 */
	public static ImagePlus open(final Store place, final String title, final int level) {
		final OmeImage image = OmeImage.open(place);
		if (level >= image.levels())
			throw new LiifException("There is no resolution " + level + " in " + place + ": choose one from 0 to "
					+ (image.levels() - 1) + ".");
		if (!fits(image.shape(level)))
			throw tooLarge(place, image.shape(level), "choose a coarser resolution, or give ImageJ more memory");
		return opened(place, image, title, level, level);
	}

	/** What resolutions there are, a line for each. @throws LiifException in one sentence, if it is no image */
	public static String summary(final Store place) {
		final OmeImage image = OmeImage.open(place);
		final StringBuilder lines = new StringBuilder();
		for (int level = 0; level < image.levels(); level++) {
			final OmeShape shape = image.shape(level);
			lines.append(level == 0 ? "" : "\n").append(level).append(": ");
			for (final String axis : shape.axes())
				lines.append(axis).append(' ').append(shape.size(axis)).append(", ");
			lines.append("pixels of ").append(Numbers.rounded(shape.scale("x"))).append(" x ")
					.append(Numbers.rounded(shape.scale("y")))
					.append(shape.axes().contains("z") ? " x " + Numbers.rounded(shape.scale("z")) : "").append(' ')
					.append(unit(shape.lengthUnit(), "")).append(" of type ")
					.append(image.level(level).type().toString().toLowerCase(Locale.ROOT));
		}
		return lines.toString();
	}

	/** Pixels of a plane of a resolution: of 8 and 16 bits as they are, all others as 32-bit floats. */
	public static ImageProcessor plane(final OmeImage image, final int level, final long channel, final long slice,
			final long frame, final int x, final int y, final int width, final int height) {
		return OmeZarrStack.processor(image.level(level).type(),
				image.read(level, channel, new ImageBlock(frame, slice, y, x, 1, height, width)), width, height);
	}

	// -- Helper methods --

	/** Whether ImageJ can hold its planes. */
	public static boolean fits(final OmeShape shape) {
		return (double) shape.size("x") * shape.size("y") < Integer.MAX_VALUE
				&& (double) shape.size("x") * shape.size("y") * Float.BYTES < Runtime.getRuntime().maxMemory() / 4.0;
	}

	private static LiifException tooLarge(final Store place, final OmeShape shape, final String wayOut) {
		return new LiifException("The planes of " + place + " have " + shape.size("x") + " x " + shape.size("y")
				+ " pixels, more than ImageJ can hold; " + wayOut + ".");
	}

	private static ImagePlus opened(final Store place, final OmeImage image, final String title, final int level,
			final int wanted) {
		final OmeShape shape = image.shape(level);
		if ((double) shape.size("c") * shape.size("z") * shape.size("t") > Integer.MAX_VALUE)
			throw new LiifException(
					"There are more planes in " + place + " than ImageJ can count: cut it into smaller images.");
		final int channels = (int) shape.size("c");
		final int slices = (int) shape.size("z");
		final int frames = (int) shape.size("t");
		final ImagePlus plain = new ImagePlus(title,
				new OmeZarrStack(place, image, level, wanted, channels * slices * frames));
		plain.setDimensions(channels, slices, frames);
		plain.setOpenAsHyperStack(plain.getStackSize() > 1);
		plain.setCalibration(calibration(shape));
		return shown(plain, image.channels());
	}

	private static Calibration calibration(final OmeShape shape) {
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = shape.scale("x");
		calibration.pixelHeight = shape.scale("y");
		calibration.pixelDepth = shape.scale("z");
		calibration.frameInterval = shape.axes().contains("t") && shape.timeUnit() != null ? shape.scale("t") : 0;
		calibration.setUnit(unit(shape.lengthUnit(), "pixel"));
		if (shape.timeUnit() != null)
			calibration.setTimeUnit(unit(shape.timeUnit(), "sec"));
		// Where the unit is zero, in pixels.
		calibration.xOrigin = -shape.translation("x") / shape.scale("x");
		calibration.yOrigin = -shape.translation("y") / shape.scale("y");
		calibration.zOrigin = -shape.translation("z") / shape.scale("z");
		return calibration;
	}

	/** As ImageJ writes it. */
	private static String unit(final String name, final String otherwise) {
		return name == null ? otherwise : Unit.of(name).map(Unit::inImageJ).orElse(name);
	}

	private static List<Object> numbers(final Calibration calibration) {
		return Arrays.asList(calibration.pixelWidth, calibration.pixelHeight, calibration.pixelDepth,
				calibration.frameInterval, calibration.xOrigin, calibration.yOrigin, calibration.zOrigin,
				calibration.getUnit(), calibration.getTimeUnit());
	}

	private static ImagePlus shown(final ImagePlus plain, final List<OmeChannel> channels) {
		if (channels.size() != plain.getNChannels())
			return plain.getNChannels() > 1 ? new CompositeImage(plain, IJ.COMPOSITE) : plain;
		if (plain.getNChannels() == 1) {
			final OmeChannel only = channels.get(0);
			if (only.colour() != 0xffffff && only.colour() != 0)
				plain.setLut(LUT.createLutFromColor(new Color(only.colour())));
			if (only.end() > only.start())
				plain.setDisplayRange(only.start(), only.end());
			return plain;
		}
		if (plain.getNSlices() * plain.getNFrames() == 1) {
			for (int c = 0; c < channels.size(); c++)
				plain.getStack().setSliceLabel(channels.get(c).label(), c + 1);
		}
		final CompositeImage composite = new CompositeImage(plain, IJ.COMPOSITE);
		final LUT[] luts = composite.getLuts();
		for (int c = 0; c < luts.length; c++) {
			final OmeChannel channel = channels.get(c);
			luts[c] = LUT.createLutFromColor(new Color(channel.colour()));
			luts[c].min = channel.end() > channel.start() ? channel.start() : 0;
			luts[c].max = channel.end() > channel.start() ? channel.end() : 255;
			composite.getActiveChannels()[c] = channel.isActive();
		}
		composite.setLuts(luts);
		return composite;
	}
}
