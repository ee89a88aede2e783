// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import org.junit.rules.TemporaryFolder;

/** A home for LIIF's files in tests that write there, also where no build tool gives one: in an IDE. */
public final class TestHome extends TemporaryFolder {

	private static final String HOME = "liif.home";

	private String before;

	@Override
	protected void before() throws Throwable {
		super.before();
		before = System.getProperty(HOME);
		System.setProperty(HOME, getRoot().getPath());
	}

	@Override
	protected void after() {
		if (before == null)
			System.clearProperty(HOME);
		else
			System.setProperty(HOME, before);
		super.after();
	}
}
