// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.io.read.ImageFileReaders;
import sc.fiji.liif.imagej.values.ChannelRanges;
import sc.fiji.liif.imagej.values.ColourChannels;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterSource;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.sampling.IntensityRange;

/**
 * Pictures out of image files and open images: every plane is a picture. For
 * models of one channel an RGB plane is three pictures; for models
 * of three a gray plane has them all equal. Intensities are those that upscaling
 * uses; alpha does not count.
 */
public final class ImageRasters {

	/** Pictures in folders of image files. */
	public static final RasterSource FILES = ImageRasters::inFolder;

	private ImageRasters() {}

	private static List<RasterStack> inFolder(final Path folder, final int channels) {
		return new ImageFolder(folder, true).images().stream()
				.map(file -> new Planes(name(folder, file), ImageFileReaders.planes(file), channels,
						file.toFile().length() + " bytes", () -> ImageFiles.open(file)))
				.collect(Collectors.toList());
	}

	/** With slashes on every system, so that data are recognised everywhere. */
	private static String name(final Path folder, final Path file) {
		final Path root = folder.toAbsolutePath().normalize();
		final Path path = root.getParent() == null
				? file
				: root.getParent().relativize(file.toAbsolutePath().normalize());
		return path.toString().replace(File.separatorChar, '/');
	}

	/** All planes of an open image as they are now, selections aside. */
	public static RasterStack of(final ImagePlus image, final int channels) {
		final List<Raster> pictures = new Planes(image.getTitle(), image.getStackSize(), channels, "", () -> image)
				.read();
		return new RasterStack() {

			@Override
			public String name() {
				return image.getTitle();
			}

			@Override
			public int size() {
				return pictures.size();
			}

			@Override
			public List<Raster> read() {
				return pictures;
			}
		};
	}

	/** The planes of one image. */
	private static final class Planes implements RasterStack {

		private final String name;
		private final int size;
		private final int channels;
		private final String content;
		private final Supplier<ImagePlus> image;

		private Planes(final String name, final int size, final int channels, final String content,
				final Supplier<ImagePlus> image) {
			this.name = name;
			this.size = size;
			this.channels = channels;
			this.content = content;
			this.image = image;
		}

		@Override
		public String name() {
			return name;
		}

		@Override
		public int size() {
			return size;
		}

		@Override
		public String content() {
			return content;
		}

		@Override
		public List<Raster> read() {
			try {
				return read(image.get());
			}
			catch (final OutOfMemoryError e) {
				throw tooLarge(e);
			}
		}

		private LiifException tooLarge(final Throwable cause) {
			return new LiifException(
					name + " does not fit into memory: give Java more (-Xmx), or cut it into smaller pictures.", cause);
		}

		private List<Raster> read(final ImagePlus found) {
			final ImagePlus opened = PixelMeaning.of(found).resolve(found);
			if ((long) opened.getWidth() * opened.getHeight() * 3 > Integer.MAX_VALUE - 8)
				throw tooLarge(null);
			final IntensityRange[] ranges = ChannelRanges.of(opened);
			final List<Raster> pictures = new ArrayList<>();
			for (final int[] together : ColourChannels.together(opened)) {
				final List<ImageProcessor> planes = new ArrayList<>();
				IntensityRange range = IntensityRange.EMPTY;
				for (final int plane : together) {
					planes.add(opened.getStack().getProcessor(plane));
					range = range.with(ranges[(plane - 1) % ranges.length]);
				}
				if (!ColourChannels.isAlpha(opened, together[0]))
					pictures.addAll(pictures(planes, range));
			}
			return pictures;
		}

		private List<Raster> pictures(final List<ImageProcessor> planes, final IntensityRange range) {
			final ImageProcessor first = planes.get(0);
			final int width = first.getWidth();
			final int height = first.getHeight();
			final boolean isColour = first.getBitDepth() == 24 || planes.size() == 3;
			final int n = channels != RasterSource.AS_THEY_ARE ? channels : isColour ? 3 : 1;
			final boolean isEightBit = first.getBitDepth() == 8 || first.getBitDepth() == 24;
			return PlaneIntensities.of(planes, range, n).stream().map(picture -> {
				final float[] values = new float[width * height * n];
				final var access = picture.randomAccess();
				for (int i = 0; i < values.length; i++) {
					access.setPosition(i / n % width, 0);
					access.setPosition(i / n / width, 1);
					access.setPosition(i % n, 2);
					values[i] = access.get().get();
				}
				return isEightBit
						? Raster.ofBytes(width, height, n, bytes(values))
						: Raster.ofFloats(width, height, n, values).withRange(range.min(), range.max());
			}).collect(Collectors.toList());
		}

		private static byte[] bytes(final float[] values) {
			final byte[] bytes = new byte[values.length];
			for (int i = 0; i < bytes.length; i++)
				bytes[i] = (byte) Math.round(values[i] * 255);
			return bytes;
		}
	}
}
