// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import sc.fiji.liif.model.Model;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.engine.Engines;
import sc.fiji.liif.model.ModelRegistry;

/**
 * The networks of some models, each loaded once and shared by all who use it. The
 * network used last stays loaded, so that the next command starts at once; one
 * that nobody uses gives way to the next. Safe for use by several threads; those
 * that want the same model wait for one of them to load it, others do not.
 *
 * <pre>
 * try (Networks.Lease lease = networks.lease("photo")) {
 * 	lease.network().encode(...);
 * }
 * </pre>
 */
public final class Networks implements AutoCloseable {

	private final ModelRegistry models;
	private final NetworkOptions options;
	private final Map<String, Shared> loaded = new HashMap<>();
	/** Of networks that are loaded, and of those that were. */
	private final Map<String, Pace> paces = new ConcurrentHashMap<>();
	/** By their form. */
	private final Map<String, Networks> pinned = new ConcurrentHashMap<>();

	/** A network, once it is loaded, and how many leases on it there are. */
	private final class Shared {

		private LiifNetwork network;
		private int leases;

		private synchronized LiifNetwork load(final String name, final Quality quality) {
			if (network == null) {
				final Model model = models.load(name);
				network = new LiifNetwork(quality.hasLocalEnsemble() ? model : model.withoutLocalEnsemble(),
						options.precision(quality.precision()));
			}
			else if (leases == 1)
				network.tune();
			return network;
		}

		private synchronized void close() {
			if (network != null)
				network.close();
		}
	}

	/** The right to use a network until it is closed. */
	public final class Lease implements AutoCloseable {

		private final String key;
		private final Shared shared;
		private final LiifNetwork network;
		private boolean isClosed;

		private Lease(final String key, final Shared shared, final LiifNetwork network) {
			this.key = key;
			this.shared = shared;
			this.network = network;
		}

		/** Not to be closed by the caller. */
		public LiifNetwork network() {
			return network;
		}

		/** How long it takes here, if somebody has measured that. */
		public Optional<Pace> pace() {
			return Optional.ofNullable(paces.get(key));
		}

		/** The pace, measured now if nobody has done so. */
		public Pace pace(final Function<LiifNetwork, Pace> measuring) {
			return paces.computeIfAbsent(key, none -> measuring.apply(network));
		}

		/** Ends the lease; the network itself stays loaded. Closing twice does nothing. */
		@Override
		public void close() {
			synchronized (loaded) {
				if (!isClosed)
					shared.leases--;
				isClosed = true;
			}
		}
	}

	public Networks(final ModelRegistry models, final NetworkOptions options) {
		this.models = models;
		this.options = options;
	}

	/** Begins to load what all networks need, so that the first one need not wait for it. Returns at once. */
	public static void prepare() {
		Engines.prepare();
	}

	/**
	 * @param model a model's name or folder, or an empty string for the default
	 * @throws LiifException in one sentence, if it can't be had
	 */
	public Lease lease(final String model) {
		return lease(model, Quality.standard().precision(options.precision()));
	}

	/** As above, as good as is wanted. */
	public Lease lease(final String model, final Quality quality) {
		// A name that is wrong must not cost a network that is loaded.
		models.spec(model);
		final String key = models.fingerprint(model) + quality.precision() + quality.hasLocalEnsemble();
		final Shared shared;
		synchronized (loaded) {
			final Shared known = loaded.get(key);
			// Room first: two large networks may not fit into memory.
			if (known == null)
				closeIdle();
			shared = known == null ? new Shared() : known;
			loaded.put(key, shared);
			shared.leases++;
		}
		try {
			return new Lease(key, shared, shared.load(model, quality));
		}
		catch (final RuntimeException | Error e) {
			synchronized (loaded) {
				if (--shared.leases == 0)
					loaded.remove(key, shared);
			}
			throw e;
		}
	}

	/** Networks of the same models that compute in a certain {@link NetworkForm}, as text; closed with these. */
	public Networks pinned(final String form) {
		return pinned.computeIfAbsent(form, text -> new Networks(models, options.form(text)));
	}

	/** What tells a model from all others, wherever it lies. @throws LiifException in one sentence, if it can't be had */
	public String digest(final String model) {
		return models.load(model).digest();
	}

	/** Frees the memory of networks that nobody uses. */
	@Override
	public void close() {
		synchronized (loaded) {
			closeIdle();
		}
	}

	private void closeIdle() {
		loaded.values().removeIf(shared -> {
			if (shared.leases == 0)
				shared.close();
			return shared.leases == 0;
		});
		pinned.values().forEach(Networks::close);
	}
}
