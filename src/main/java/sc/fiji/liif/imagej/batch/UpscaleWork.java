// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import java.util.HashMap;
import java.util.Map;

import ij.ImagePlus;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.ImagePlusUpscaler;
import sc.fiji.liif.imagej.UpscaleOptions;
import sc.fiji.liif.imagej.UpscalePlan;
import sc.fiji.liif.imagej.values.ModelChoice;
import sc.fiji.liif.imagej.values.PixelMeaning;
import sc.fiji.liif.network.Networks;

/** Upscaling with the same options again and again: each network is loaded once, and given back when this is closed. */
public final class UpscaleWork implements ImageWork, AutoCloseable {

	private static final String NONE = "none (labels)";

	private final UpscaleOptions options;
	private final Networks networks;
	private final ImagePlusUpscaler upscaler;
	private final Map<String, Networks.Lease> leases = new HashMap<>();

	public UpscaleWork(final UpscaleOptions options, final Networks networks, final Progress progress) {
		this.options = options;
		this.networks = networks;
		upscaler = new ImagePlusUpscaler(networks, progress);
	}

	@Override
	public int[] size(final ImagePlus image) {
		return UpscalePlan.of(image, options).size();
	}

	/** The model's name. */
	@Override
	public String manner(final ImagePlus image) {
		final ImagePlus chosen = options.planes().of(image);
		final PixelMeaning meaning = PixelMeaning.of(chosen, options.values());
		return meaning == PixelMeaning.LABELS ? NONE : ModelChoice.of(chosen, meaning, options.model()).model();
	}

	@Override
	public ImagePlus make(final ImagePlus image) {
		final String model = manner(image);
		if (!model.equals(NONE))
			leases.computeIfAbsent(model, name -> networks.lease(name, options.quality()));
		return upscaler.upscale(image, options);
	}

	@Override
	public void close() {
		leases.values().forEach(Networks.Lease::close);
		leases.clear();
	}
}
