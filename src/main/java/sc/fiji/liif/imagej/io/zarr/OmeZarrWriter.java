// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.zarr;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;

import com.google.gson.JsonObject;

import sc.fiji.liif.AtomicFolder;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.Unit;
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

/** Writes ImageJ's images as OME-Zarr images. */
public final class OmeZarrWriter {

	/** Pixels along x and y that are written at a time, where a chunk has parts of several planes. */
	private static final int TOGETHER = 1024;
	private static final int[] RGB = {0xff0000, 0x00ff00, 0x0000ff};
	private static final String[] RGB_NAMES = {"Red", "Green", "Blue"};

	private OmeZarrWriter() {}

	/**
	 * Writes an image with its coarser resolutions, which appears when it is whole, in the place of what may be there.
	 *
	 * @throws LiifException         in one sentence, if it can't be written
	 * @throws CancellationException if canceled; nothing has changed then
	 */
	public static void save(final ImagePlus image, final Path folder, final OmeFormat format, final Progress progress) {
		try {
			AtomicFolder.write(folder, part -> write(image, part, format, progress));
		}
		catch (final IOException e) {
			throw new LiifException("Can't write " + folder + " (" + e.getMessage()
					+ "): choose another folder, make room on the disk, or change its permissions.", e);
		}
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
				scales, translations, name(calibration.getUnit(), false),
				calibration.frameInterval > 0 ? name(calibration.getTimeUnit(), true) : null);
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

	// -- Helper methods --

	/** Null if OME has none. */
	private static String name(final String unit, final boolean isTime) {
		return Unit.of(unit).filter(known -> known.isTime() == isTime).map(Unit::toString).orElse(null);
	}
}
