// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

/** Checks what is said to the user. */
public final class Failures {

	private Failures() {}

	/** Runs something that must fail with one sentence that contains the given words. */
	public static void assertSentence(final Runnable action, final String... words) {
		try {
			action.run();
		}
		catch (final LiifException e) {
			final String sentence = e.getMessage();
			for (final String word : words)
				assertTrue("\"" + word + "\" is not in: " + sentence, sentence.contains(word));
			assertTrue("one sentence: " + sentence, sentence.endsWith("."));
			assertFalse("one sentence: " + sentence, sentence.contains("\n") || sentence.contains("Exception"));
			return;
		}
		fail("nothing was said");
	}
}
