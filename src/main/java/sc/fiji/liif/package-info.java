// SPDX-License-Identifier: BSD-2-Clause
/**
 * LIIF for ImageJ: images as continuous functions.
 * <p>
 * Read the packages like a sentence: an {@code architecture} says what a {@code model}
 * is made of; a {@code network} runs it and turns a raster into an {@code image} that is
 * a function; {@code imagej} shows it and {@code command}s offer it; {@code train} makes
 * models, {@code evaluate} judges them, {@code exchange} speaks to other software.
 * Arrows run only from the end of that sentence to its beginning. This root package
 * holds the words that all of them share: {@link sc.fiji.liif.Progress}, {@link
 * sc.fiji.liif.LiifException} and {@link sc.fiji.liif.Numbers}.
 */
package sc.fiji.liif;
