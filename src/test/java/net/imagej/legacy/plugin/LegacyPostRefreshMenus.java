// SPDX-License-Identifier: BSD-2-Clause
package net.imagej.legacy.plugin;

import org.scijava.plugin.SciJavaPlugin;

/** Stands for imagej-legacy's interface of that name, as far as it is known here: such plugins run after the menus were made anew. */
public interface LegacyPostRefreshMenus extends SciJavaPlugin, Runnable {
}
