// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.menu;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URI;

import ij.IJ;
import ij.io.PluginClassLoader;
import ij.plugin.PlugIn;

import sc.fiji.liif.command.Commands;
import sc.fiji.liif.command.door.ImageJDoor;

/**
 * ImageJ's entry to all commands: {@code plugins.config} names it once for each of
 * them, with the command's name as argument. The underscore keeps plain ImageJ from
 * swallowing errors while it loads it. It is compiled for Java 8, so that those who have
 * that can be told that they need a newer one.
 */
public class LIIF_ implements PlugIn {

	/** A class of what Fiji has and plain ImageJ has not. */
	private static final String FIJIS = "org.scijava.command.Command";

	@Override
	public void run(final String command) {
		try {
			addWhatFijiHas(getClass().getClassLoader());
			ImageJDoor.run(Commands.of(command));
		}
		catch (final UnsupportedClassVersionError e) {
			IJ.error(command, tooOld());
		}
		catch (final LinkageError e) {
			IJ.error(command, "The parts of LIIF don't fit together (" + e.getMessage()
					+ "):\nunpack its zip over ImageJ again.");
		}
	}

	/** A sentence for those whose Java is too old. */
	static String tooOld() {
		return "LIIF needs Java 11 or newer, and this is Java " + System.getProperty("java.specification.version")
				+ ":\nget an ImageJ or Fiji of today, which brings its own Java.";
	}

	/**
	 * Plain ImageJ's loader looks into {@code plugins} and {@code jars} only. Libraries that lay there would be there twice in
	 * Fiji; so they lie in {@code lib/liif/imagej}, and the loader is shown that folder where they are missing.
	 */
	private static void addWhatFijiHas(final ClassLoader loader) {
		try {
			loader.loadClass(FIJIS);
		}
		catch (final ClassNotFoundException missing) {
			try {
				final URI jar = LIIF_.class.getProtectionDomain().getCodeSource().getLocation().toURI();
				final File folder = new File(new File(jar).getParentFile().getParentFile(), "lib/liif/imagej");
				final Method init = PluginClassLoader.class.getDeclaredMethod("init", String.class);
				init.setAccessible(true);
				init.invoke(loader, folder.getPath());
			}
			catch (final Exception e) {
				throw new NoClassDefFoundError(FIJIS);
			}
		}
	}
}
