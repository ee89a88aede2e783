// SPDX-License-Identifier: BSD-2-Clause
/**
 * LIIF for ImageJ: pictures as continuous functions.
 * <p>
 * Read the packages like a sentence: a {@code model} is run by a
 * {@code network}, which turns a {@code picture} into an {@code image} that is a
 * function, which {@code imagej} shows and {@code command} and {@code cli}
 * offer; {@code train} makes models, {@code evaluate} judges them. Arrows run only from the end of that sentence to its beginning. This
 * root package holds the two words that all of them share:
 * {@link sc.fiji.liif.Progress} and {@link sc.fiji.liif.LiifException}.
 */
package sc.fiji.liif;
