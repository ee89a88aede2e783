// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.raster.Stack;

/**
 * Keeps the stacks that were read last, within a limit of memory. What can't be
 * read is told once and is empty from then on. Safe for use by several threads;
 * a stack is read by one of them while the others wait.
 */
final class StackCache<T> {

	private final List<? extends Stack<T>> stacks;
	private final ToLongFunction<T> bytes;
	private final long limit;
	private final Consumer<String> skipped;
	private final Map<Integer, CompletableFuture<List<T>>> loaded = new LinkedHashMap<>(16, 0.75f, true);
	private final Map<Integer, Boolean> unreadable = Collections.synchronizedMap(new LinkedHashMap<>());

	/**
	 * @param bytes memory that a thing takes
	 * @param limit bytes that are kept, at least the stack read last
	 */
	StackCache(final List<? extends Stack<T>> stacks, final ToLongFunction<T> bytes, final long limit,
			final Consumer<String> skipped) {
		this.stacks = stacks;
		this.bytes = bytes;
		this.limit = limit;
		this.skipped = skipped;
	}

	/** The things of the i-th stack; none if it can't be read. */
	List<T> get(final int i) {
		if (unreadable.containsKey(i))
			return Collections.emptyList();
		final CompletableFuture<List<T>> mine = new CompletableFuture<>();
		final CompletableFuture<List<T>> others;
		synchronized (loaded) {
			others = loaded.get(i);
			if (others == null)
				loaded.put(i, mine);
		}
		if (others != null)
			return join(others);
		try {
			mine.complete(stacks.get(i).read());
			evict();
		}
		catch (final LiifException e) {
			if (unreadable.put(i, true) == null)
				skipped.accept(e.getMessage());
			synchronized (loaded) {
				loaded.remove(i);
			}
			mine.complete(Collections.emptyList());
		}
		catch (final RuntimeException | Error e) {
			synchronized (loaded) {
				loaded.remove(i);
			}
			mine.completeExceptionally(e);
		}
		return join(mine);
	}

	private List<T> join(final CompletableFuture<List<T>> things) {
		try {
			return things.join();
		}
		catch (final CompletionException e) {
			throw e.getCause() instanceof RuntimeException ? (RuntimeException) e.getCause() : e;
		}
	}

	/** Forgets the stacks that were not asked for the longest time. */
	private void evict() {
		synchronized (loaded) {
			long sum = 0;
			for (final CompletableFuture<List<T>> things : loaded.values())
				sum += bytes(things);
			final Iterator<CompletableFuture<List<T>>> oldest = loaded.values().iterator();
			for (int left = loaded.size(); sum > limit && left > 1; left--) {
				final long freed = bytes(oldest.next());
				if (freed > 0) {
					oldest.remove();
					sum -= freed;
				}
			}
		}
	}

	private long bytes(final CompletableFuture<List<T>> things) {
		if (!things.isDone() || things.isCompletedExceptionally())
			return 0;
		return things.join().stream().mapToLong(bytes).sum();
	}
}
