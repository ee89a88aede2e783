// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.zoom;

import java.awt.Toolkit;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Turns keys into wanted views: plus and minus zoom about the middle, arrows move; Ctrl+W closes. */
final class ZoomKeys extends KeyAdapter {

	private static final double ZOOM = 1.25;
	/** Of the window, by an arrow. */
	private static final double STEP = 0.1;

	private final Supplier<ZoomView> wanted;
	private final Consumer<ZoomView> onWish;
	private final Runnable onClose;

	ZoomKeys(final Supplier<ZoomView> wanted, final Consumer<ZoomView> onWish, final Runnable onClose) {
		this.wanted = wanted;
		this.onWish = onWish;
		this.onClose = onClose;
	}

	@Override
	public void keyPressed(final KeyEvent event) {
		final boolean isShortcut = (event.getModifiers() & Toolkit.getDefaultToolkit().getMenuShortcutKeyMask()) != 0;
		if (isShortcut && event.getKeyCode() == KeyEvent.VK_W)
			onClose.run();
		else {
			final ZoomView next = next(event.getKeyCode(), wanted.get());
			if (next != null)
				onWish.accept(next);
		}
	}

	/** Null if the key has no meaning. */
	private static ZoomView next(final int key, final ZoomView view) {
		switch (key) {
		case KeyEvent.VK_PLUS :
		case KeyEvent.VK_EQUALS :
		case KeyEvent.VK_ADD :
			return view.zoomed(ZOOM, view.width() / 2.0, view.height() / 2.0);
		case KeyEvent.VK_MINUS :
		case KeyEvent.VK_SUBTRACT :
			return view.zoomed(1 / ZOOM, view.width() / 2.0, view.height() / 2.0);
		case KeyEvent.VK_LEFT :
			return view.dragged(STEP * view.width(), 0);
		case KeyEvent.VK_RIGHT :
			return view.dragged(-STEP * view.width(), 0);
		case KeyEvent.VK_UP :
			return view.dragged(0, STEP * view.height());
		case KeyEvent.VK_DOWN :
			return view.dragged(0, -STEP * view.height());
		default :
			return null;
		}
	}
}
