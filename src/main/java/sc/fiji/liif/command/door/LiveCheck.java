// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import sc.fiji.liif.command.option.Given;
import sc.fiji.liif.command.option.OptionException;
import sc.fiji.liif.command.option.LiifCommand;
import java.awt.EventQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import sc.fiji.liif.LiifException;

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

		private Outcome(final Given given, final String key, final String sentence) {
			this.given = given;
			this.key = key;
			this.sentence = sentence;
		}

		Given given() {
			return given;
		}

		/** The option that is wrong; empty if it is none in particular; null if all is right. */
		String key() {
			return key;
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
	private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
		final Thread thread = new Thread(task, "LIIF options");
		thread.setDaemon(true);
		return thread;
	});
	private volatile int generation;

	/** @param listener called on the event thread */
	LiveCheck(final Consumer<Outcome> listener) {
		this.listener = listener;
	}

	/** Begins to judge; to be called on the event thread. */
	void start(final Given given) {
		final int mine = ++generation;
		worker.execute(() -> {
			if (mine != generation)
				return;
			final Outcome outcome = judge(given);
			EventQueue.invokeLater(() -> {
				if (mine == generation)
					listener.accept(outcome);
			});
		});
	}

	@Override
	public void close() {
		generation++;
		worker.shutdown();
	}

	private static Outcome judge(final Given given) {
		try {
			return new Outcome(given, null, ((LiifCommand) given.module().getCommand()).summary());
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
