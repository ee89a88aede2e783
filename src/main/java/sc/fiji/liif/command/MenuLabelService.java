// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuItem;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.event.EventHandler;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;
import org.scijava.ui.event.UIShownEvent;

import ij.Menus;

import sc.fiji.liif.command.option.Declaration;

/**
 * Gives the menu items of Plugins > LIIF their short labels in Fiji, where an
 * item's label would otherwise have to be the command's name in macros. Where it
 * finds nothing it does nothing: the labels are then the commands' names.
 */
@Plugin(type = Service.class)
public class MenuLabelService extends AbstractService implements SciJavaService {

	@EventHandler
	private void onEvent(final UIShownEvent event) {
		EventQueue.invokeLater(MenuLabelService::relabel);
	}

	static void relabel() {
		final Menu plugins = Menus.getMenuBar() == null ? null : Menus.getImageJMenu("Plugins");
		for (int i = 0; plugins != null && i < plugins.getItemCount(); i++) {
			final MenuItem item = plugins.getItem(i);
			if (item instanceof Menu && item.getLabel().equals("LIIF"))
				relabel((Menu) item);
		}
	}

	private static void relabel(final Menu menu) {
		final Map<String, String> labels = Commands.all().stream()
				.collect(Collectors.toMap(Declaration::name, Declaration::menuLabel));
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
