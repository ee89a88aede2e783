// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej;

import java.util.Collections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import net.imglib2.RealRandomAccess;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.image.ContinuousImage;
import sc.fiji.liif.image.ContinuousView;
import sc.fiji.liif.imagej.values.Exposure;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.imagej.values.PlaneIntensities;
import sc.fiji.liif.imagej.values.PlaneSinks;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.IntensityRange;

/**
 * A plane of an ImageJ image as a function, in the plane's own values: gray
 * values, or red, green and blue from 0 to 255. Positions are ImgLib2's: pixel
 * centres at integers, which is also how ImageJ's processors interpolate.
 * <p>
 * Follows the plane: when its pixels have changed it is encoded anew, at the next
 * sampling; while many samples are taken, it looks for changes now and then.
 * Holds native memory until closed. Safe for use by several threads, one at a
 * time.
 */
public final class PlaneFunction implements AutoCloseable {

	/** Looking for changes may take a twentieth of the time. */
	private static final int CHECK_SHARE = 20;

	private ImageProcessor plane;
	private final Networks.Lease lease;
	private final List<ContinuousImage> images = new ArrayList<>();
	private final List<RealRandomAccess<FloatType>> accesses = new ArrayList<>();
	private Exposure given;
	private IntensityRange range;
	private Footprint footprint = new Footprint(1, 1);
	private ImageProcessor copy;
	private Object encoded;
	private long lastCheck;
	private long checkTime;
	private boolean isStale;
	private final boolean isOfLabels;
	private boolean isFrozen;
	private boolean isClosed;

	/**
	 * @param plane looked at again whenever it changes
	 * @param exposure of the image's values; its range is widened by those of the plane that are beyond
	 * @param model a model's name or folder, or an empty string for the default
	 */
	public PlaneFunction(final ImageProcessor plane, final Exposure exposure, final Networks networks,
			final String model) {
		this(plane, PixelMeaning.INTENSITIES, exposure, networks, model);
	}

	/** @param meaning of the plane's values; of labels, between which there is nothing, the nearest pixel answers */
	public PlaneFunction(final ImageProcessor plane, final PixelMeaning meaning, final Exposure exposure,
			final Networks networks, final String model) {
		this.plane = plane;
		isOfLabels = meaning == PixelMeaning.LABELS;
		given = exposure;
		lease = networks.lease(model);
		try {
			encode();
		}
		catch (final RuntimeException | Error e) {
			lease.close();
			throw e;
		}
	}

	/** From now on follows the pixels of another processor. */
	public synchronized void watch(final ImageProcessor newPlane) {
		plane = newPlane;
	}

	/** From now on is of an image with other values, such as another channel. */
	public synchronized void setExposure(final Exposure newExposure) {
		isStale = true;
		given = newExposure;
	}

	/** Number of values of a sample: 1 for gray, 3 for RGB. */
	public int components() {
		return plane instanceof ColorProcessor ? 3 : 1;
	}

	/** What the user calls the model. */
	public String modelName() {
		return lease.network().spec().name();
	}

	/** The value of a component, not clamped. Beyond the plane it is that of the border. */
	public synchronized double value(final double x, final double y, final int component) {
		follow(false);
		if (isOfLabels)
			return nearest(x, y);
		final double hole = hole(x, y);
		return Double.isFinite(hole) ? range.fromUnit(accesses.get(component).setPositionAndGet(x, y).get()) : hole;
	}

	/** Encodes the plane anew if its pixels have changed. */
	public synchronized void refresh() {
		follow(true);
	}

	/**
	 * Values at many positions at once, which must lie within the area of the
	 * pixels.
	 *
	 * @param positions x and y of each position in turn
	 * @param at        footprint of all of them
	 * @param values    receives {@code [position][component]}, not clamped
	 */
	public synchronized void values(final double[] positions, final int count, final Footprint at,
			final double[] values) {
		follow(false);
		if (isOfLabels) {
			for (int i = 0; i < count; i++)
				values[i] = nearest(positions[2 * i], positions[2 * i + 1]);
			return;
		}
		final int components = components();
		final int channels = images.get(0).channels();
		final float[] colours = new float[count * channels];
		for (int k = 0; k < images.size(); k++) {
			images.get(k).decode(positions, count, at, colours);
			for (int i = 0; i < count; i++) {
				if (images.size() == 1 && components == 3) {
					for (int c = 0; c < 3; c++)
						values[3 * i + c] = range.fromUnit(colours[3 * i + c]);
				}
				else {
					double sum = 0;
					for (int c = 0; c < channels; c++)
						sum += colours[channels * i + c];
					final double hole = hole(positions[2 * i], positions[2 * i + 1]);
					values[components * i + k] = Double.isFinite(hole) ? range.fromUnit(sum / channels) : hole;
				}
			}
		}
	}

	/** The footprint of later samples, in pixels; at the beginning one pixel. */
	public synchronized void setFootprint(final Footprint newFootprint) {
		footprint = newFootprint;
		makeAccesses();
	}

	/**
	 * Does something that may write to the plane's pixels while it samples them:
	 * the function stays that of the pixels before.
	 */
	public synchronized void frozen(final Runnable action) {
		follow(true);
		isFrozen = true;
		try {
			action.run();
		}
		finally {
			isFrozen = false;
		}
	}

	/** Frees the native memory; later sampling fails. Closing twice does nothing. */
	@Override
	public synchronized void close() {
		isClosed = true;
		images.forEach(ContinuousImage::close);
		lease.close();
	}

	// -- Helper methods --

	private double nearest(final double x, final double y) {
		return copy.getf(PlaneSinks.nearest(x, plane.getWidth()), PlaneSinks.nearest(y, plane.getHeight()));
	}

	/** The nearest pixel of a 32-bit plane where that is NaN or infinite; else something finite. */
	private double hole(final double x, final double y) {
		if (!(encoded instanceof float[]))
			return 0;
		final double nearest = nearest(x, y);
		return Double.isFinite(nearest) ? 0 : nearest;
	}

	private void follow(final boolean atOnce) {
		if (isClosed)
			throw new IllegalStateException("This continuous image is closed: make a new one.");
		final long now = System.nanoTime();
		if (isFrozen || !atOnce && now - lastCheck < CHECK_SHARE * checkTime)
			return;
		final boolean isSame = !isStale && isEqual(encoded, plane.getPixels());
		checkTime = System.nanoTime() - now;
		lastCheck = System.nanoTime();
		if (!isSame) {
			images.forEach(ContinuousImage::close);
			encode();
		}
	}

	private void encode() {
		final LiifNetwork network = lease.network();
		copy = plane.duplicate();
		encoded = copy.getPixels();
		isStale = false;
		final Exposure exposure = given.widenedBy(copy);
		range = exposure.range(network.spec());
		images.clear();
		lastCheck = System.nanoTime();
		if (isOfLabels)
			return;
		PlaneIntensities.of(Collections.singletonList(copy), exposure, network.spec())
				.forEach(picture -> images.add(new ContinuousImage(network, picture)));
		makeAccesses();
	}

	private void makeAccesses() {
		accesses.clear();
		for (int c = 0; c < components() && !isOfLabels; c++) {
			final ContinuousImage image = images.get(Math.min(c, images.size() - 1));
			final ContinuousView<FloatType> view = images.size() < components() ? image.channel(c) : image.mean();
			accesses.add(view.footprint(footprint).realRandomAccess());
		}
	}

	private static boolean isEqual(final Object a, final Object b) {
		if (a.getClass() != b.getClass())
			return false;
		if (a instanceof byte[])
			return Arrays.equals((byte[]) a, (byte[]) b);
		if (a instanceof short[])
			return Arrays.equals((short[]) a, (short[]) b);
		if (a instanceof float[])
			return Arrays.equals((float[]) a, (float[]) b);
		return Arrays.equals((int[]) a, (int[]) b);
	}
}
