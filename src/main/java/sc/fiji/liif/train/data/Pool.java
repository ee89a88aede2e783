// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import sc.fiji.liif.raster.Stack;

/**
 * All there is to learn from, each picture or pair as likely as the others.
 * Large collections are streamed: items draw from a window of stacks that slides
 * over the shuffled collection, so that a stack serves many items each time it
 * is read. What an item gets depends on nothing but the seed and the item. Safe
 * for use by several threads.
 */
final class Pool<T> {

	private static final int WINDOW = 128;
	/** Items per stack that the window moves on. */
	private static final int ITEMS = 32;
	/** Shuffled orders that are kept. */
	private static final int ROUNDS = 4;

	private final List<? extends Stack<T>> stacks;
	private final StackCache<T> cache;
	private final Function<T, String> objection;
	private final Consumer<String> skipped;
	private final long seed;
	private final Set<Integer> told = ConcurrentHashMap.newKeySet();
	private final Map<Long, List<Integer>> orders = new LinkedHashMap<>();

	/**
	 * @param objection why a thing can't serve, such as "is too small", or null if
	 *                  it can; the listener is told once for each stack
	 */
	Pool(final List<? extends Stack<T>> stacks, final StackCache<T> cache, final Function<T, String> objection,
			final Consumer<String> skipped, final long seed) {
		this.stacks = stacks;
		this.cache = cache;
		this.objection = objection;
		this.skipped = skipped;
		this.seed = seed;
	}

	/**
	 * Draws a picture or pair. Where one can't serve, its stack and then the next
	 * ones are searched.
	 *
	 * @return null if none can
	 */
	T draw(final long item, final Random random) {
		int stack = stack(item, random);
		for (int i = 0; i < stacks.size(); i++) {
			final List<T> things = cache.get(stack);
			final int first = things.isEmpty() ? 0 : random.nextInt(things.size());
			for (int k = 0; k < things.size(); k++) {
				final T thing = things.get((first + k) % things.size());
				final String why = objection.apply(thing);
				if (why == null)
					return thing;
				if (told.add(stack))
					skipped.accept(stacks.get(stack).name() + " " + why);
			}
			stack = (stack + 1) % stacks.size();
		}
		return null;
	}

	/** A stack of the item's window, large ones as often as they have pictures. */
	private int stack(final long item, final Random random) {
		final int n = stacks.size();
		final int window = Math.min(n, WINDOW);
		final long first = n == window ? 0 : item / ITEMS;
		final int[] candidates = new int[window];
		long total = 0;
		for (int i = 0; i < window; i++) {
			candidates[i] = order((first + i) / n).get((int) ((first + i) % n));
			total += stacks.get(candidates[i]).size();
		}
		long chosen = (long) (random.nextDouble() * total);
		for (final int candidate : candidates) {
			chosen -= stacks.get(candidate).size();
			if (chosen < 0)
				return candidate;
		}
		return candidates[window - 1];
	}

	/** The order of the stacks in a round through the collection. */
	private synchronized List<Integer> order(final long round) {
		if (orders.size() > ROUNDS)
			orders.remove(orders.keySet().iterator().next());
		return orders.computeIfAbsent(round, r -> {
			final List<Integer> order = new ArrayList<>();
			for (int i = 0; i < stacks.size(); i++)
				order.add(i);
			Collections.shuffle(order, Randoms.of(seed, -1 - r));
			return order;
		});
	}
}
