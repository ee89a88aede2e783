// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.trust;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.imagej.planes.PlaneChoice;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.Progress;
import sc.fiji.liif.image.Upscaler;
import sc.fiji.liif.imagej.TargetSize;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.imagej.result.ResultImage;
import sc.fiji.liif.imagej.result.RoiMap;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.sampling.IntensityRange;
import sc.fiji.liif.trust.TrustMaps;

/** How far an enlarged plane can be trusted, as maps and as numbers, in the image's values. Immutable. */
public final class PlaneTrust {

	/** Of the spread, what so much of the picture stays below. */
	private static final double MOST = 0.99;

	private final ImagePlus image;
	private final UpscalePlan plan;
	private final String model;
	private final TrustMaps maps;
	private final IntensityRange range;

	private PlaneTrust(final ImagePlus image, final UpscalePlan plan, final String model, final TrustMaps maps,
			final IntensityRange range) {
		this.image = image;
		this.plan = plan;
		this.model = model;
		this.maps = maps;
		this.range = range;
	}

	/**
	 * Of the current plane; colours are looked at together, and told as their mean.
	 *
	 * @param noise as {@link Exposure} has it
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if canceled
	 */
	public static PlaneTrust of(final ImagePlus image, final TargetSize size, final Networks networks,
			final String model, final String noise, final Progress progress) {
		if (image == null || image.getProcessor() == null)
			throw new LiifException("There is no image: open one first.");
		final PixelMeaning meaning = PixelMeaning.of(image);
		if (meaning == PixelMeaning.LABELS)
			throw new LiifException("The values of \"" + image.getTitle()
					+ "\" are labels, which are not interpolated: open the image that they belong to.");
		final UpscalePlan plan = new UpscalePlan(image, size);
		try (Networks.Lease lease = networks.lease(ModelChoice.of(image, meaning, model).model())) {
			final LiifNetwork network = lease.network();
			final ModelSpec spec = network.spec();
			ImageProcessor plane = meaning.resolve(image.getProcessor());
			if (plane.getBitDepth() == 24 && spec.channels() == 1)
				plane = plane.convertToByteProcessor();
			final Exposure exposure = plane.getBitDepth() == image.getBitDepth()
					? Exposure.of(image, noise, progress)[PlaneChoice.position(image)[0] - 1]
					: Exposure.of(plane);
			final List<RandomAccessibleInterval<FloatType>> pictures = PlaneIntensities
					.of(Collections.singletonList(plane), exposure, spec);
			return new PlaneTrust(image, plan, network.spec().name(),
					TrustMaps.of(new Upscaler(network), spec, pictures.get(0), plan.grid(), progress),
					exposure.range(spec));
		}
	}

	/** Four planes of the size of the result, spread, local spread, residual and detail; the result itself before them. */
	public ImagePlus image() {
		final int width = plan.grid().width();
		final int height = plan.grid().height();
		final ImageStack stack = new ImageStack(width, height);
		stack.addSlice("result", plane(maps.result(), range.min()));
		stack.addSlice("spread: standard deviation of the answers to the image turned in eight ways",
				plane(maps.spread(), 0));
		stack.addSlice("local spread: standard deviation of the answers of the four latents around each pixel",
				plane(maps.localSpread(), 0));
		final ImageProcessor residual = plane(maps.residual(), 0);
		residual.setInterpolationMethod(ImageProcessor.NONE);
		stack.addSlice("residual: measured minus the result's mean over each pixel", residual.resize(width, height));
		stack.addSlice("detail: what the input's pixels could not carry, root mean square around each pixel",
				plane(maps.detail(), 0));
		final ImagePlus result = new ImagePlus(ResultImage.title(image, "trust"), stack);
		result.setCalibration(plan.calibration());
		result.getCalibration().disableDensityCalibration();
		result.setPosition(2);
		result.resetDisplayRange();
		new RoiMap(plan.map()).copy(image, result);
		result.deleteRoi();
		result.setProperty("Info", "LIIF: trust map of \"" + image.getTitle() + "\", model " + model + ", scale "
				+ plan.grid().scaleX() + " x " + plan.grid().scaleY());
		return result;
	}

	/** The numbers, in one row. */
	public ResultsTable table() {
		final double unit = range.max() - range.min();
		final ResultsTable table = new ResultsTable();
		table.setPrecision(4);
		table.incrementCounter();
		table.addValue("Image", image.getTitle());
		table.addValue("Model", model);
		table.addValue("Residual RMS", unit * maps.residualRms());
		table.addValue("Noise", unit * maps.noise());
		table.addValue("Residual/noise", maps.noise() > 0 ? maps.residualRms() / maps.noise() : Double.NaN);
		table.addValue("Residual's correlation", maps.correlation());
		table.addValue("Mean residual", unit * mean(maps.residual()));
		table.addValue("Mean spread", unit * mean(maps.spread()));
		table.addValue("Spread of 99 %", unit * quantile(maps.spread()));
		table.addValue("Mean local spread", unit * mean(maps.localSpread()));
		table.addValue("Local spread of 99 %", unit * quantile(maps.localSpread()));
		table.addValue("Detail (% of variance)", 100 * maps.detailShare());
		return table;
	}

	// -- Helper methods --

	private FloatProcessor plane(final Raster raster, final double offset) {
		final float[] values = raster.intensities();
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (offset + (range.max() - range.min()) * values[i]);
		return new FloatProcessor(raster.width(), raster.height(), values);
	}

	private static double mean(final Raster raster) {
		double sum = 0;
		for (final float value : raster.intensities())
			sum += value;
		return sum / (raster.width() * raster.height());
	}

	private static double quantile(final Raster raster) {
		final float[] sorted = raster.intensities();
		Arrays.sort(sorted);
		return sorted[(int) (MOST * (sorted.length - 1))];
	}
}
