// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.menu;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.awt.EventQueue;
import java.util.List;

import org.junit.Test;
import org.scijava.Context;
import org.scijava.plugin.PluginService;
import org.scijava.service.Service;

import net.imagej.legacy.plugin.LegacyPostRefreshMenus;

/** Fiji finds the one who gives menu items their labels again after Help > Refresh Menus. */
public class MenuLabelServiceTest {

	@Test
	public void isAskedAfterMenusWereMadeAnew() throws Exception {
		try (Context context = new Context()) {
			// What imagej-legacy does when it starts.
			final List<LegacyPostRefreshMenus> all = context.service(PluginService.class)
					.createInstancesOfType(LegacyPostRefreshMenus.class);
			assertEquals(1, all.size());
			assertTrue(all.get(0).toString(), all.get(0).toString().contains("MenuLabelService"));
			all.get(0).run();
			EventQueue.invokeAndWait(() -> {
			});
		}
	}

	/** It must have told before imagej-legacy asks. */
	@Test
	public void startsBeforeServicesOfUsualPriority() {
		try (Context context = new Context()) {
			final List<Service> all = context.getServiceIndex().getAll();
			final int own = all.indexOf(context.service(MenuLabelService.class));
			for (final Service service : all.subList(0, own))
				assertTrue(service + " before it", service.getInfo() == null || service.getInfo().getPriority() > 100);
		}
	}
}
