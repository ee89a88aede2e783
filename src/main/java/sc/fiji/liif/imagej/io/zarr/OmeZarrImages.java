// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.zarr;

import java.awt.Color;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.LUT;

import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.planes.LabelledStack;
import sc.fiji.liif.omezarr.ImageBlock;
import sc.fiji.liif.omezarr.ImageBlocks;
import sc.fiji.liif.omezarr.OmeChannel;
import sc.fiji.liif.omezarr.OmeFormat;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.omezarr.Pyramid;
import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.FolderStore;
import sc.fiji.liif.zarr.Store;

/** Opens OME-Zarr images in ImageJ, and writes ImageJ's images as such. */
public final class OmeZarrImages {

	/** Pixels along x and y that are written at a time, where a chunk has parts of several planes. */
	private static final int TOGETHER = 1024;
	private static final int[] RGB = {0xff0000, 0x00ff00, 0x0000ff};
	private static final String[] RGB_NAMES = {"Red", "Green", "Blue"};

	private OmeZarrImages() {}

	/** Whether a path is that of a Zarr, by its name or by what is in it. */
	public static boolean isZarr(final Path path) {
		return path.getFileName() != null && path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zarr")
				|| Files.exists(path.resolve(".zattrs")) || Files.exists(path.resolve("zarr.json"));
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
		final OmeShape shape = image.shape(level);
		if (!fits(shape))
			throw new LiifException("The planes of " + place + " have " + shape.size("x") + " x " + shape.size("y")
					+ " pixels, more than ImageJ can hold, and there is no coarser resolution: cut it into smaller images.");
		final int channels = Math.toIntExact(shape.size("c"));
		final int slices = Math.toIntExact(shape.size("z"));
		final int frames = Math.toIntExact(shape.size("t"));
		final ImagePlus plain = new ImagePlus(title, new OmeZarrStack(place, image, level,
				Math.multiplyExact(Math.multiplyExact(channels, slices), frames)));
		plain.setDimensions(channels, slices, frames);
		plain.setOpenAsHyperStack(plain.getStackSize() > 1);
		plain.setCalibration(calibration(shape));
		if (level > 0)
			remarks.accept("its planes of " + image.shape(0).size("x") + " x " + image.shape(0).size("y")
					+ " pixels are too large for ImageJ, and a coarser resolution is opened instead, of "
					+ shape.size("x") + " x " + shape.size("y"));
		return shown(plain, image.channels());
	}

	/** Pixels of a plane of a resolution: of 8 and 16 bits as they are, all others as 32-bit floats. */
	public static ImageProcessor plane(final OmeImage image, final int level, final long channel, final long slice,
			final long frame, final int x, final int y, final int width, final int height) {
		return OmeZarrStack.processor(image.level(level).type(),
				image.read(level, channel, new ImageBlock(frame, slice, y, x, 1, height, width)), width, height);
	}

	/**
	 * Writes an image with its coarser resolutions. RGB becomes three channels.
	 *
	 * @param folder that does not exist yet
	 * @throws LiifException         in one sentence, if it can't be written
	 * @throws CancellationException if canceled; what was written stays
	 */
	public static void write(final ImagePlus image, final Path folder, final OmeFormat format,
			final Progress progress) {
		final int colours = image.getBitDepth() == 24 ? 3 : 1;
		final ElementType type = image.getBitDepth() == 16
				? ElementType.UINT16
				: image.getBitDepth() == 32 ? ElementType.FLOAT32 : ElementType.UINT8;
		final OmeImage written = OmeImage.create(new FolderStore(folder), format, image.getTitle(), type, shape(image),
				channels(image), new JsonObject());
		// Planes that have to be read are read once, unless many are wanted at a time.
		final int most = format.depth() > 1 ? TOGETHER : Math.max(image.getWidth(), image.getHeight());
		final int across = (most + format.side() - 1) / format.side();
		final ImageBlocks blocks = new ImageBlocks(written, 0, across, 1);
		for (long n = 0; n < blocks.count(); n++) {
			progress.checkCanceled();
			progress.report(n, blocks.count(), "writing planes");
			final ImageBlock block = blocks.get(n);
			final Rectangle part = new Rectangle((int) block.x(), (int) block.y(), block.width(), block.height());
			for (int c = 0; c < image.getNChannels(); c++) {
				final BlockPixels pixels = new BlockPixels(written, block, c * colours, colours);
				for (int z = 0; z < block.depth(); z++)
					pixels.put(0, z, LabelledStack.part(image.getStack(),
							image.getStackIndex(c + 1, (int) block.z() + z + 1, (int) block.t() + 1), part));
				pixels.write();
			}
		}
		Pyramid.fill(written, progress);
	}

	// -- Helper methods --

	/** Whether ImageJ can hold its planes. */
	public static boolean fits(final OmeShape shape) {
		return (double) shape.size("x") * shape.size("y") < Integer.MAX_VALUE
				&& (double) shape.size("x") * shape.size("y") * Float.BYTES < Runtime.getRuntime().maxMemory() / 4.0;
	}

	private static Calibration calibration(final OmeShape shape) {
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = shape.scale("x");
		calibration.pixelHeight = shape.scale("y");
		calibration.pixelDepth = shape.scale("z");
		calibration.frameInterval = shape.axes().contains("t") && shape.timeUnit() != null ? shape.scale("t") : 0;
		calibration.setUnit(OmeUnits.imagej(shape.lengthUnit(), "pixel"));
		if (shape.timeUnit() != null)
			calibration.setTimeUnit(OmeUnits.imagej(shape.timeUnit(), "sec"));
		// Where the unit is zero, in pixels.
		calibration.xOrigin = -shape.translation("x") / shape.scale("x");
		calibration.yOrigin = -shape.translation("y") / shape.scale("y");
		calibration.zOrigin = -shape.translation("z") / shape.scale("z");
		return calibration;
	}

	/** Of an image; red, green and blue of RGB are three channels. */
	public static OmeShape shape(final ImagePlus image) {
		final int channels = image.getNChannels() * (image.getBitDepth() == 24 ? 3 : 1);
		final Calibration calibration = image.getCalibration();
		final List<String> axes = new ArrayList<>(OmeShape.AXES);
		if (image.getNFrames() == 1)
			axes.remove("t");
		if (channels == 1)
			axes.remove("c");
		if (image.getNSlices() == 1)
			axes.remove("z");
		final double[] scales = {calibration.frameInterval > 0 ? calibration.frameInterval : 1, 1,
				calibration.pixelDepth, calibration.pixelHeight, calibration.pixelWidth};
		final double[] translations = {0, 0, -calibration.zOrigin * calibration.pixelDepth,
				-calibration.yOrigin * calibration.pixelHeight, -calibration.xOrigin * calibration.pixelWidth};
		for (int i = 0; i < translations.length; i++)
			translations[i] += 0.0; // No negative zero.
		return new OmeShape(axes,
				new long[]{image.getNFrames(), channels, image.getNSlices(), image.getHeight(), image.getWidth()},
				scales, translations, OmeUnits.ome(calibration.getUnit()),
				calibration.frameInterval > 0 ? OmeUnits.ome(calibration.getTimeUnit()) : null);
	}

	/** How the channels of an image are shown, likewise. */
	public static List<OmeChannel> channels(final ImagePlus image) {
		final List<OmeChannel> channels = new ArrayList<>();
		if (image.getBitDepth() == 24) {
			for (int c = 0; c < RGB.length; c++)
				channels.add(new OmeChannel(RGB_NAMES[c], RGB[c], true, 0, 255));
			return channels;
		}
		for (int c = 0; c < image.getNChannels(); c++) {
			final LUT lut = image.isComposite()
					? ((CompositeImage) image).getChannelLut(c + 1)
					: image.getProcessor().getLut();
			final boolean isActive = !image.isComposite() || ((CompositeImage) image).getActiveChannels()[c];
			final double min = image.isComposite() ? lut.min : image.getDisplayRangeMin();
			final double max = image.isComposite() ? lut.max : image.getDisplayRangeMax();
			final String label = image.getNSlices() * image.getNFrames() == 1
					? image.getStack().getSliceLabel(c + 1)
					: null;
			channels.add(
					new OmeChannel(label == null ? "Channel " + (c + 1) : label, lut.getRGB(255), isActive, min, max));
		}
		return channels;
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
