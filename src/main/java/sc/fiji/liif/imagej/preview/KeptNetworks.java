// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

import sc.fiji.liif.Progress;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.network.Quality;

/** Networks that need not be loaded again for the next look, as long as a preview is open. Safe for use by several threads. */
public final class KeptNetworks implements AutoCloseable {

	private final Networks networks;
	private final Map<String, Networks.Lease> leases = new HashMap<>();
	private volatile boolean isClosed;

	public KeptNetworks(final Networks networks) {
		this.networks = networks;
	}

	/** @throws CancellationException if this was closed */
	public void keep(final String model, final Quality quality) {
		final String key = model + quality.precision() + quality.hasLocalEnsemble();
		synchronized (leases) {
			if (isClosed)
				throw new CancellationException("The preview was closed.");
			if (leases.containsKey(key))
				return;
		}
		final Networks.Lease lease = networks.lease(model, quality);
		synchronized (leases) {
			if (isClosed)
				lease.close();
			else
				leases.put(key, lease);
		}
	}

	/** A progress that is canceled by closing this, too. */
	public Progress whileOpen(final Progress progress) {
		return new Progress() {

			@Override
			public void report(final double done, final double total, final String what) {
				progress.report(done, total, what);
			}

			@Override
			public boolean isCanceled() {
				return isClosed || progress.isCanceled();
			}
		};
	}

	@Override
	public void close() {
		synchronized (leases) {
			isClosed = true;
			leases.values().forEach(Networks.Lease::close);
			leases.clear();
		}
	}
}
