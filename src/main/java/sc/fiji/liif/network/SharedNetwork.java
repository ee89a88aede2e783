// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.HashMap;
import java.util.Map;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.ModelRegistry;

/**
 * A lease on a network that is loaded once and shared by all who use the same
 * model. The network used last stays loaded, so that the next command starts at
 * once; one that nobody uses gives way to the next. Safe for use by several
 * threads.
 *
 * <pre>
 * try (SharedNetwork shared = SharedNetwork.acquire(registry, "edsr-light")) {
 * 	shared.network().encode(...);
 * }
 * </pre>
 */
public final class SharedNetwork implements AutoCloseable {

	private static final Map<String, Loaded> LOADED = new HashMap<>();

	/** A network and how many leases on it there are. */
	private static final class Loaded {

		private final LiifNetwork network;
		private int leases;

		private Loaded(final LiifNetwork network) {
			this.network = network;
		}
	}

	private final Loaded loaded;
	private boolean isClosed;

	private SharedNetwork(final Loaded loaded) {
		this.loaded = loaded;
	}

	/**
	 * @param model a model's name or folder, or an empty string for the default
	 * @throws LiifException in one sentence, if it can't be had
	 */
	public static SharedNetwork acquire(final ModelRegistry registry, final String model) {
		synchronized (LOADED) {
			final String key = registry.fingerprint(model);
			Loaded loaded = LOADED.get(key);
			if (loaded == null) {
				loaded = new Loaded(new LiifNetwork(registry.load(model)));
				LOADED.values().removeIf(SharedNetwork::closeIfIdle);
				LOADED.put(key, loaded);
			}
			loaded.leases++;
			return new SharedNetwork(loaded);
		}
	}

	/** Not to be closed by the caller. */
	public LiifNetwork network() {
		return loaded.network;
	}

	/** Ends the lease; the network itself stays loaded. Closing twice does nothing. */
	@Override
	public void close() {
		synchronized (LOADED) {
			if (!isClosed)
				loaded.leases--;
			isClosed = true;
		}
	}

	private static boolean closeIfIdle(final Loaded loaded) {
		if (loaded.leases > 0)
			return false;
		loaded.network.close();
		return true;
	}
}
