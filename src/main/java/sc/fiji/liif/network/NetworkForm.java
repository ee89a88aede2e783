// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.network;

import java.util.Objects;

import sc.fiji.liif.LiifException;

/**
 * In which of several equal ways a network computes; which is fastest hangs on the machine.
 * All give the same numbers to 1e-6 of the range, and what one gives does not hang on how a
 * picture is cut. Immutable; each method returns a changed copy. As text, for records and
 * users: {@code encode=fused decode=plain callers=2 block=8192}.
 */
public final class NetworkForm {

	private static final int MOST_CALLERS = 64;
	private static final int MOST_BLOCK = 1 << 20;
	private static final String FUSED = "fused";
	private static final String PLAIN = "plain";

	/** What did best on most machines. */
	public static final NetworkForm DEFAULT = new NetworkForm(true, true,
			Math.min(2, Runtime.getRuntime().availableProcessors()), 8192);

	private final boolean encodesFused;
	private final boolean decodesFused;
	private final int callers;
	private final int block;

	private NetworkForm(final boolean encodesFused, final boolean decodesFused, final int callers, final int block) {
		this.encodesFused = encodesFused;
		this.decodesFused = decodesFused;
		this.callers = callers;
		this.block = block;
	}

	/**
	 * @param text words such as {@code decode=plain}; what is not named is as in {@link #DEFAULT}
	 * @throws LiifException in one sentence, if that is no form
	 */
	public static NetworkForm of(final String text) {
		NetworkForm form = DEFAULT;
		for (final String word : text.trim().split("\\s+")) {
			if (!word.isEmpty())
				form = form.with(word);
		}
		return form;
	}

	/** Whether a product, its bias and what cuts it off are one operation in the encoder. */
	public boolean encodesFused() {
		return encodesFused;
	}

	/** Likewise in the decoder. */
	public boolean decodesFused() {
		return decodesFused;
	}

	/** How many threads decode side by side, each with the threads of the engine. */
	public int callers() {
		return callers;
	}

	/** How many positions each of them decodes at once. */
	public int block() {
		return block;
	}

	public NetworkForm encodesFused(final boolean isFused) {
		return new NetworkForm(isFused, decodesFused, callers, block);
	}

	public NetworkForm decodesFused(final boolean isFused) {
		return new NetworkForm(encodesFused, isFused, callers, block);
	}

	public NetworkForm callers(final int number) {
		return new NetworkForm(encodesFused, decodesFused, number, block);
	}

	public NetworkForm block(final int positions) {
		return new NetworkForm(encodesFused, decodesFused, callers, positions);
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof NetworkForm && other.toString().equals(toString());
	}

	@Override
	public int hashCode() {
		return Objects.hash(encodesFused, decodesFused, callers, block);
	}

	@Override
	public String toString() {
		return "encode=" + name(encodesFused) + " decode=" + name(decodesFused) + " callers=" + callers + " block="
				+ block;
	}

	// -- Helper methods --

	private NetworkForm with(final String word) {
		final int equals = word.indexOf('=');
		final String value = word.substring(equals + 1);
		switch (equals < 0 ? "" : word.substring(0, equals)) {
		case "encode" :
			return encodesFused(isFused(word, value));
		case "decode" :
			return decodesFused(isFused(word, value));
		case "callers" :
			return callers(number(word, value, MOST_CALLERS));
		case "block" :
			return block(number(word, value, MOST_BLOCK));
		default :
			throw wrong(word);
		}
	}

	private static boolean isFused(final String word, final String value) {
		if (!value.equals(FUSED) && !value.equals(PLAIN))
			throw wrong(word);
		return value.equals(FUSED);
	}

	private static int number(final String word, final String value, final int most) {
		if (!value.matches("[1-9]\\d{0,6}") || Integer.parseInt(value) > most)
			throw wrong(word);
		return Integer.parseInt(value);
	}

	private static LiifException wrong(final String word) {
		return new LiifException("\"" + word
				+ "\" is no way of computing: write words such as encode=fused decode=plain callers=2 block=8192.");
	}

	private static String name(final boolean isFused) {
		return isFused ? FUSED : PLAIN;
	}
}
