// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.preview;

import static org.junit.Assert.assertEquals;

import java.awt.image.BufferedImage;

import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;

import org.junit.Test;

/** How pictures of a preview are shown. */
public class PictureGridTest {

	private static final int SIDE = 100;

	/** As large as there is room in whole pixels, and never smaller than they are. */
	@Test
	public void smallOnesHaveLargerPixels() throws Exception {
		assertShown(30, 20, 3);
		assertShown(20, 50, 2);
		assertShown(51, 10, 1);
		assertShown(100, 100, 1);
		assertShown(120, 80, 1);
	}

	private static void assertShown(final int width, final int height, final int zoom) throws Exception {
		SwingUtilities.invokeAndWait(() -> {
			final PictureGrid grid = new PictureGrid(SIDE, (right, down) -> {
			});
			grid.show(0, new PreviewPicture("picture", new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY)));
			final Icon icon = ((JLabel) grid.getComponent(0)).getIcon();
			assertEquals(zoom * width, icon.getIconWidth());
			assertEquals(zoom * height, icon.getIconHeight());
		});
	}
}
