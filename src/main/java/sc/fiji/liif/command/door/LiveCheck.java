// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.OptionException;
import sc.fiji.liif.command.option.LiifCommand;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.preview.Previewed;
import sc.fiji.liif.imagej.ui.LatestWork;

/**
 * Judges options while somebody types them, off the event thread, where models are
 * read; of several changes in a row only the last one counts.
 */
final class LiveCheck implements AutoCloseable {

	/** What is to be said about some options. */
	static final class Outcome {

		private final Given given;
		private final String key;
		private final String sentence;
		private final Map<String, String> computed;
		private final Previewed<?> previewed;

		private Outcome(final Given given, final LiifCommand command) {
			this.given = given;
			key = null;
			sentence = command.summary();
			computed = command.computed();
			previewed = command.previewed().orElse(null);
		}

		private Outcome(final Given given, final String key, final String sentence) {
			this.given = given;
			this.key = key;
			this.sentence = sentence;
			computed = Collections.emptyMap();
			previewed = null;
		}

		Given given() {
			return given;
		}

		/** The option that is wrong; empty if it is none in particular; null if all is right. */
		String key() {
			return key;
		}

		/** What options come to that were not given, by their keys. */
		Map<String, String> computed() {
			return computed;
		}

		/** What can be shown in advance; null if nothing. */
		Previewed<?> previewed() {
			return previewed;
		}

		boolean isRight() {
			return key == null;
		}

		/** What is wrong, or what the options lead to. */
		String sentence() {
			return sentence;
		}
	}

	private final Consumer<Outcome> listener;
	private final Consumer<String> onTime;
	private final LatestWork timing = new LatestWork("LIIF time", failure -> {
		// Nothing hangs on it.
	});
	private final LatestWork work = new LatestWork("LIIF options", failure -> {
		// Every failure is an outcome.
	});

	/**
	 * @param listener called on the event thread
	 * @param onTime   told there, a moment later, how long it will take if all is right
	 */
	LiveCheck(final Consumer<Outcome> listener, final Consumer<String> onTime) {
		this.listener = listener;
		this.onTime = onTime;
	}

	/** Begins to judge; to be called on the event thread. */
	void start(final Given given) {
		timing.drop();
		work.begin(job -> {
			final Outcome outcome = judge(given);
			job.show(() -> {
				listener.accept(outcome);
				if (outcome.isRight())
					timing.begin(later -> {
						final String time = ((LiifCommand) given.module().getCommand()).time();
						later.show(() -> onTime.accept(time));
					});
			});
		});
	}

	@Override
	public void close() {
		work.close();
		timing.close();
	}

	private static Outcome judge(final Given given) {
		try {
			return new Outcome(given, (LiifCommand) given.module().getCommand());
		}
		catch (final OptionException e) {
			return new Outcome(given, e.key(), e.getMessage());
		}
		catch (final LiifException e) {
			return new Outcome(given, "", e.getMessage());
		}
		catch (final RuntimeException | Error e) {
			return new Outcome(given, "", "These options can't be judged (" + e + "): please report it.");
		}
	}
}
