// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

/** An encoded image in native memory, as a {@link RunningModel} made it. Closing twice does nothing. */
public interface NativeFeatures extends AutoCloseable {

	/** Native memory it takes. */
	long bytes();

	@Override
	void close();
}
