// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.fields;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;

/** Options of commands that make larger images: how large, of which planes, by which model, how. */
public abstract class UpscaleFields extends QualityFields {

	@Parameter(required = false, persist = false, label = "Scale", min = "1", max = "64", description = "output pixels per input pixel, whole or not")
	private Double scale = 2.0;

	@Parameter(required = false, persist = false, label = "Scale y (if different)", min = "1", max = "64", description = "the same along y, if it differs", attrs = @Attr(name = "dialog", value = "more"))
	private Double scale_y;

	@Parameter(required = false, persist = false, label = "Width (pixels)", min = "1", description = "width of the result in pixels, instead of the scale; the height follows if it is not given", attrs = {
			@Attr(name = "instead of", value = "scale scale_y"), @Attr(name = "remember", value = "never")})
	private Integer width;

	@Parameter(required = false, persist = false, label = "Height (pixels)", min = "1", description = "height of the result likewise", attrs = {
			@Attr(name = "instead of", value = "scale scale_y"), @Attr(name = "remember", value = "never")})
	private Integer height;

	@Parameter(required = false, persist = false, label = "Pixel size", description = "width of the result's pixels in the image's unit of length, instead of the scale; kept exactly", attrs = {
			@Attr(name = "needs", value = "unit"), @Attr(name = "instead of", value = "scale scale_y width height"),
			@Attr(name = "remember", value = "never")})
	private Double pixel_size;

	@Parameter(required = false, persist = false, label = "Pixel height (if different)", description = "height of the result's pixels likewise, if it differs", attrs = {
			@Attr(name = "needs", value = "unit"), @Attr(name = "dialog", value = "more"),
			@Attr(name = "instead of", value = "scale scale_y width height"),
			@Attr(name = "remember", value = "never")})
	private Double pixel_height;

	@Parameter(required = false, persist = false, label = "Pixels as in", style = "title", description = "title of an open image, or its file: the result's pixels become as large as that one's", attrs = {
			@Attr(name = "instead of", value = "scale scale_y width height pixel_size pixel_height"),
			@Attr(name = "remember", value = "never")})
	private String like = "";

	@Parameter(required = false, persist = false, label = "Channels", description = "which channels: all, current, or numbers and ranges with commas between, such as 1,3", attrs = {
			@Attr(name = "needs", value = "channels"), @Attr(name = "remember", value = "never")})
	private String channels = PlaneChoice.ALL;

	@Parameter(required = false, persist = false, label = "Slices", description = "which slices, such as 5-20", attrs = {
			@Attr(name = "needs", value = "slices"), @Attr(name = "remember", value = "never")})
	private String slices = PlaneChoice.ALL;

	@Parameter(required = false, persist = false, label = "Frames", description = "which frames", attrs = {
			@Attr(name = "needs", value = "frames"), @Attr(name = "remember", value = "never")})
	private String frames = PlaneChoice.ALL;

	@Parameter(required = false, persist = false, label = "Model", style = "model", description = "a model's name, the path of its folder, or auto: by the picture", attrs = @Attr(name = "record", value = "always"))
	private String model = ModelChoice.AUTO;

	@Parameter(required = false, persist = false, label = "Tile (pixels)", min = "0", description = "largest side of a tile in input pixels, 0 by the free memory; changes only time and memory", attrs = @Attr(name = "dialog", value = "more"))
	private int tile;

	@Parameter(required = false, persist = false, label = "Values are", choices = {PixelMeaning.AUTO, "intensities",
			"labels",
			"colours"}, description = "what pixel values mean: auto judges by the picture, labels are not interpolated, colours are indices of a palette", attrs = {
					@Attr(name = "dialog", value = "more"), @Attr(name = "remember", value = "never")})
	private String values = PixelMeaning.AUTO;

	@Parameter(required = false, persist = false, label = "Noise", description = "how strong the noise is, for models that take it away: auto measures it, 0 keeps it, or its standard deviation in the image's values; more smooths more", attrs = @Attr(name = "remember", value = "never"))
	private String noise = Exposure.AUTO;

	@Parameter(required = false, persist = false, label = "Consistent with the input", description = "change the result, smoothly, so that the mean over each input pixel's area is what was measured there, or differs by noise alone")
	private boolean consistent;

	@Parameter(required = false, persist = false, label = "Virtual result", description = "make planes of the result when they are looked at or saved, for stacks larger than the memory")
	private boolean virtual;

	/** Which planes. */
	protected final PlaneChoice planes() {
		return PlaneChoice.of(channels, slices, frames);
	}

	private TargetSize size() {
		if (!like.trim().isEmpty())
			return TargetSize.like(ImageFiles.named(like.trim()));
		if (pixel_size != null || pixel_height != null)
			return TargetSize.ofPixelSize(pixel_size == null ? pixel_height : pixel_size,
					pixel_height == null ? pixel_size : pixel_height);
		return width != null || height != null
				? TargetSize.ofPixels(width == null ? 0 : width, height == null ? 0 : height)
				: TargetSize.ofScale(scale, scale_y == null ? scale : scale_y);
	}

	/** All options together. */
	protected final UpscaleOptions options() {
		return UpscaleOptions.of(size()).planes(planes()).model(model).tile(tile).values(values).noise(noise)
				.consistent(consistent).virtual(virtual).quality(quality());
	}

	/** A model's name or folder, or the choice that leaves it to the picture. */
	protected final String model() {
		return model;
	}

	/** The choice of what pixel values mean. */
	protected final String values() {
		return values;
	}
}
