// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.EventQueue;
import java.awt.Menu;
import java.awt.MenuItem;
import java.util.HashMap;
import java.util.Map;

import org.scijava.event.EventHandler;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;
import org.scijava.ui.event.UIShownEvent;

import ij.Menus;

/**
 * Gives the menu items of Plugins > LIIF their short labels in Fiji, where an
 * item's label would otherwise have to be the command's name in macros. Where it
 * finds nothing it does nothing: the labels are then the commands' names.
 */
@Plugin(type = Service.class)
public class MenuLabelService extends AbstractService implements SciJavaService {

	private static final Map<String, String> LABELS = new HashMap<>();
	static {
		LABELS.put(LIIF_Upscale.NAME, "Upscale...");
		LABELS.put(LIIF_Continuous.NAME, "Continuous...");
		LABELS.put(LIIF_Transform.NAME, "Transform...");
		LABELS.put(LIIF_Profile.NAME, "Profile...");
		LABELS.put(LIIF_Zoom.NAME, "Zoom");
		LABELS.put(LIIF_Train.NAME, "Train...");
		LABELS.put(LIIF_Evaluate.NAME, "Evaluate...");
		LABELS.put(LIIF_Models.NAME, "Models");
		LABELS.put(LIIF_Import_Model.NAME, "Import Model...");
	}

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
		for (int i = 0; i < menu.getItemCount(); i++) {
			final MenuItem item = menu.getItem(i);
			final String label = LABELS.get(item.getLabel());
			if (label != null) {
				item.setActionCommand(item.getLabel());
				item.setLabel(label);
			}
		}
	}
}
