// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.lang.System.Logger.Level;
import java.util.Optional;

import sc.fiji.liif.model.ModelSpec;

/**
 * The form in which one network computes: pinned, on record, or measured; and whether it
 * keeps what its record promises. Safe for use by several threads.
 */
final class Tuning {

	private static final System.Logger LOG = System.getLogger("sc.fiji.liif");
	/** Work that tells something. */
	private static final double ENOUGH_SECONDS = 1;
	/** Of its record: slower is much slower. */
	private static final double MUCH_SLOWER = 0.5;

	private final Optional<FormRecords> records;
	private final String key;
	private final boolean isPinned;
	private volatile NetworkForm form;
	private double promised;
	private double positions;
	private double seconds;

	Tuning(final NetworkOptions options, final ModelSpec spec) {
		isPinned = options.form().isPresent();
		form = options.form().map(NetworkForm::of).orElse(NetworkForm.DEFAULT);
		records = isPinned ? Optional.empty() : options.records().map(FormRecords::new);
		key = FormRecords.machine(options.threads()) + " | " + network(spec) + " | " + options.precision();
	}

	NetworkForm form() {
		return form;
	}

	/** Sets the form: what is on record, or what is measured now. */
	synchronized void choose(final LiifNetwork network) {
		if (!records.isPresent())
			return;
		final Optional<FormRecords.Measured> known = records.get().find(key);
		final FormRecords.Measured measured = known.isPresent() ? known.get() : measure(network);
		form = measured.form();
		promised = measured.rate();
		positions = 0;
		seconds = 0;
	}

	/** Chooses anew, if the network was much slower than was promised. */
	synchronized void chooseAnew(final LiifNetwork network) {
		if (forget())
			choose(network);
	}

	/** Forgets a record that no longer holds; whether there was one. */
	synchronized boolean forget() {
		final boolean isWrong = promised > 0 && seconds > ENOUGH_SECONDS
				&& positions / seconds < MUCH_SLOWER * promised;
		if (isWrong) {
			LOG.log(Level.DEBUG, () -> String.format(
					"LIIF decoded %.2f M positions/s here, %.2f M when it was measured (%s): it will be measured anew.",
					positions / seconds / 1e6, promised / 1e6, form));
			records.get().forget(key);
		}
		return isWrong;
	}

	/** What was done. */
	synchronized void note(final long newPositions, final double newSeconds) {
		positions += newPositions;
		seconds += newSeconds;
	}

	// -- Helper methods --

	private FormRecords.Measured measure(final LiifNetwork network) {
		final FormRecords.Measured measured = new FormTuner(network, tried -> form = tried).fastest();
		LOG.log(Level.DEBUG, () -> "LIIF measured what is fastest on this machine: " + measured.form());
		records.get().put(key, measured);
		return measured;
	}

	/** What its speed hangs on. */
	private static String network(final ModelSpec spec) {
		return spec.encoder().type().name() + spec.encoder().settings().asMap() + " " + spec.decoder().type().name()
				+ spec.decoder().settings().asMap() + " of " + spec.inputs();
	}
}
