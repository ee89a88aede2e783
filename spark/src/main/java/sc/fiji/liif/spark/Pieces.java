// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.PrintStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;

import sc.fiji.liif.LiifException;

/**
 * Has numbered pieces of work done by Spark's executors, which need nothing of each other. What fails is tried again, by whoever
 * comes, then listed. For one thread.
 */
final class Pieces {

	/** Tasks of one round: more make the driver the bottleneck. */
	private static final int MOST_TASKS = 10_000;
	private static final int LISTED = 10;
	private static final long SECONDS_BETWEEN_REPORTS = 10;

	/** Does one piece; sent to the executors. */
	interface Work extends Serializable {

		void make(long number) throws Exception;
	}

	private final JavaSparkContext context;
	private final int tries;
	private final PrintStream out;

	/** @param tries of each piece, from 1 on */
	Pieces(final JavaSparkContext context, final int tries, final PrintStream out) {
		this.context = context;
		this.tries = tries;
		this.out = out;
	}

	/**
	 * @param what  the pieces are, such as "blocks"
	 * @throws LiifException in one sentence, if some could not be done, after all others were
	 */
	void run(final String what, final long count, final Work work) {
		List<Long> numbers = LongStream.range(0, count).boxed().collect(Collectors.toList());
		for (int round = 1; !numbers.isEmpty(); round++) {
			final List<BlockFailure> failures = round(what, numbers, work);
			if (!failures.isEmpty() && round == tries)
				throw new LiifException(failures.size() + " of " + count + " " + what + " could not be made: "
						+ failures.stream().limit(LISTED).map(one -> one.number() + " (" + one.reason() + ")")
								.collect(Collectors.joining(", "))
						+ (failures.size() > LISTED ? ", ..." : "") + "; mend that, and go on with --resume.");
			if (!failures.isEmpty())
				out.println(failures.size() + " " + what + " failed and are tried again, such as "
						+ failures.get(0).number() + ": " + failures.get(0).reason());
			numbers = failures.stream().map(BlockFailure::number).collect(Collectors.toList());
		}
	}

	private List<BlockFailure> round(final String what, final List<Long> numbers, final Work work) {
		final LongAccumulator done = context.sc().longAccumulator(what);
		final JavaFutureAction<List<BlockFailure>> running = context
				.parallelize(numbers, Math.min(MOST_TASKS, numbers.size())).mapPartitions(some -> {
					final List<BlockFailure> failures = new ArrayList<>();
					while (some.hasNext()) {
						final long number = some.next();
						try {
							work.make(number);
							done.add(1);
						}
						catch (final Exception | OutOfMemoryError e) {
							failures.add(new BlockFailure(number, e));
						}
					}
					return failures.iterator();
				}).collectAsync();
		while (true) {
			try {
				return running.get(SECONDS_BETWEEN_REPORTS, TimeUnit.SECONDS);
			}
			catch (final TimeoutException e) {
				out.println(done.value() + " of " + numbers.size() + " " + what);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new LiifException("Interrupted; go on with --resume.", e);
			}
			catch (final ExecutionException e) {
				throw new LiifException("Spark gave up (" + e.getCause().getMessage() + "): go on with --resume.", e);
			}
		}
	}
}
