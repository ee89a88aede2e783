// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.tensorflow;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/** The environment of this process as native libraries see it, which Java can but read. */
final class NativeEnvironment {

	private NativeEnvironment() {}

	/**
	 * Sets a variable that is not there, for libraries that have not asked for it yet. Where that is not possible, nothing
	 * happens.
	 */
	static void setIfMissing(final String name, final String value) {
		if (System.getenv(name) != null)
			return;
		try {
			if (Platform.isWindows())
				Function.getFunction("ucrtbase", "_putenv_s").invokeInt(new Object[]{name, value});
			else
				Function.getFunction("c", "setenv").invokeInt(new Object[]{name, value, 0});
		}
		catch (final LinkageError e) {
			return; // Neither the library nor what it is to call has to be there.
		}
	}
}
