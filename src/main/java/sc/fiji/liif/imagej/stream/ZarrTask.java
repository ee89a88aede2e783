// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.sampling.GridSampling;
import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.Store;
import sc.fiji.liif.zarr.ZarrNode;

/**
 * What is written of an upscaled image: begun once, and gone on with by whoever wants the same. That is written down beside the
 * image, under {@code liif}; which blocks are whole can be seen from their chunks.
 */
final class ZarrTask {

	private static final String KEY = "liif";

	private ZarrTask() {}

	/**
	 * Begins, or goes on.
	 *
	 * @throws LiifException in one sentence, if there is something else
	 */
	static OmeImage begin(final ImageBoxes source, final Store target, final StreamOptions options, final String model,
			final GridSampling grid) {
		final OmeShape from = source.shape();
		final long[] sizes = {from.size("t"), from.size("c"), from.size("z"), grid.height(), grid.width()};
		final double[] scales = {from.scale("t"), from.scale("c"), from.scale("z"), from.scale("y") / grid.scaleY(),
				from.scale("x") / grid.scaleX()};
		final double[] translations = {from.translation("t"), from.translation("c"), from.translation("z"),
				from.translation("y") + from.scale("y") * (1 / grid.scaleY() - 1) / 2,
				from.translation("x") + from.scale("x") * (1 / grid.scaleX() - 1) / 2};
		final OmeShape shape = new OmeShape(from.axes(), sizes, scales, translations, from.lengthUnit(),
				from.timeUnit());
		final String what = "model " + model + options.quality() + ", noise " + options.noise() + ", scale "
				+ options.scale() + ", of \"" + source.name() + "\" " + from.size("x") + " x " + from.size("y");
		if (ZarrNode.exists(target)) {
			final JsonObject attributes = ZarrNode.attributes(target);
			if (!attributes.has(KEY) || !attributes.get(KEY).getAsString().equals(what))
				throw new LiifException("At " + target + " there is another image"
						+ (attributes.has(KEY) ? " (" + attributes.get(KEY).getAsString() + ")" : "")
						+ ": choose another name, or delete it.");
			return OmeImage.open(target);
		}
		final ElementType type = source.bits() == 16
				? ElementType.UINT16
				: source.bits() == 32 ? ElementType.FLOAT32 : ElementType.UINT8;
		final OmeImage image = OmeImage.create(target, options.version(), source.name(), type, shape, source.channels(),
				new int[]{1, 1, 1, options.chunk(), options.chunk()}, options.compression());
		final JsonObject attributes = ZarrNode.attributes(target);
		attributes.addProperty(KEY, what);
		ZarrNode.writeGroup(target, options.version(), attributes);
		return image;
	}

	/** Whether all chunks of a block are there, of some channels. @param block {t, z, y, x, height, width} */
	static boolean isWritten(final OmeImage image, final int[] block, final int first, final int count) {
		for (int c = first; c < first + count; c++) {
			if (!image.isWritten(0, block[0], c, block[1], block[2], block[3], block[4], block[5]))
				return false;
		}
		return true;
	}
}
