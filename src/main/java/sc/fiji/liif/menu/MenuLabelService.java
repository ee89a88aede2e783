// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.menu;

import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuItem;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import org.scijava.Priority;
import org.scijava.event.EventHandler;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.plugin.SciJavaPlugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;
import org.scijava.ui.event.UIShownEvent;

import ij.Menus;

import sc.fiji.liif.command.Commands;
import sc.fiji.liif.command.option.Declaration;

/**
 * Gives the menu items of Plugins > LIIF their short labels in Fiji, where an
 * item's label would otherwise have to be the command's name in macros: when ImageJ is shown, and
 * whenever its menus are made anew. Where it finds nothing it does nothing: the labels are then the
 * commands' names. Comes before imagej-legacy, which asks once who wants to hear of new menus. Compiled for
 * Java 8, like {@link LIIF_}.
 */
@Plugin(type = Service.class, priority = Priority.EXTREMELY_HIGH)
public class MenuLabelService extends AbstractService implements SciJavaService {

	/** Of imagej-legacy, which LIIF is not compiled with: plugins that run after Help > Refresh Menus. */
	private static final String AFTER_REFRESH = "net.imagej.legacy.plugin.LegacyPostRefreshMenus";

	@Parameter
	private PluginService plugins;

	@Parameter(required = false)
	private LogService log;

	@Override
	public void initialize() {
		try {
			plugins.addPlugin(new Relabelling(Class.forName(AFTER_REFRESH).asSubclass(SciJavaPlugin.class)));
		}
		catch (final ClassNotFoundException e) {
			return; // Not Fiji.
		}
	}

	@EventHandler
	private void onEvent(final UIShownEvent event) {
		EventQueue.invokeLater(this::relabelOrTell);
	}

	static void relabel() {
		final Menu plugins = Menus.getMenuBar() == null ? null : Menus.getImageJMenu("Plugins");
		for (int i = 0; plugins != null && i < plugins.getItemCount(); i++) {
			final MenuItem item = plugins.getItem(i);
			if (item instanceof Menu && item.getLabel().equals("LIIF"))
				relabel((Menu) item);
		}
	}

	// -- Helper methods --

	/** A plugin of a kind that is known by name alone. */
	private final class Relabelling extends PluginInfo<SciJavaPlugin> {

		private final Class<? extends SciJavaPlugin> type;

		@SuppressWarnings("unchecked")
		private Relabelling(final Class<? extends SciJavaPlugin> type) {
			super(MenuLabelService.class.getName(), (Class<SciJavaPlugin>) type);
			this.type = type;
		}

		@Override
		public SciJavaPlugin createInstance() {
			return type.cast(
					Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, arguments) -> {
						switch (method.getName()) {
						case "run" :
							EventQueue.invokeLater(MenuLabelService.this::relabelOrTell);
							return null;
						case "equals" :
							return proxy == arguments[0];
						case "hashCode" :
							return System.identityHashCode(proxy);
						case "toString" :
							return MenuLabelService.class.getName();
						default :
							return null;
						}
					}));
		}
	}

	private void relabelOrTell() {
		try {
			relabel();
		}
		catch (final UnsupportedClassVersionError e) {
			if (log != null)
				log.error(LIIF_.tooOld().replace('\n', ' '));
		}
	}

	private static void relabel(final Menu menu) {
		final Map<String, String> labels = new HashMap<>();
		for (final Declaration declaration : Commands.all())
			labels.put(declaration.name(), declaration.menuLabel());
		for (int i = 0; i < menu.getItemCount(); i++) {
			final MenuItem item = menu.getItem(i);
			final String label = labels.get(item.getLabel());
			if (label != null) {
				item.setActionCommand(item.getLabel());
				item.setLabel(label);
			}
		}
	}
}
