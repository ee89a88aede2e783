// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

/** That classes don't fit together, in a sentence that says what to do. */
public final class BrokenInstallation extends LiifException {

	private static final long serialVersionUID = 1L;

	public BrokenInstallation(final LinkageError cause) {
		super(sentence(cause), cause);
	}

	private static String sentence(final LinkageError e) {
		if (e instanceof UnsupportedClassVersionError)
			return "This is Java " + System.getProperty("java.specification.version")
					+ ", and a library that LIIF needs is for a newer one (" + e.getMessage()
					+ "): update ImageJ together with its Java.";
		return "A library that LIIF needs is missing or of another time (" + e.getMessage()
				+ "): unpack LIIF's zip over ImageJ again, or copy all the jars that come with it into ImageJ's jars folder.";
	}
}
