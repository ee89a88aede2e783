// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;

import javax.swing.JTextField;

/** A text field that shows, in grey, what nothing comes to: while it is empty, or of no account. */
final class HintField extends JTextField {

	private static final long serialVersionUID = 1L;
	private static final Color GREY = new Color(0x707070);

	private String hint = "";

	HintField(final int columns) {
		super(columns);
	}

	/** Empty for none. */
	void setHint(final String newHint) {
		hint = newHint;
		getAccessibleContext().setAccessibleDescription(newHint.isEmpty() ? null : "comes to " + newHint);
		repaint();
	}

	String hint() {
		return hint;
	}

	@Override
	protected void paintComponent(final Graphics g) {
		if (hint.isEmpty() || !getText().isEmpty() && isEnabled()) {
			super.paintComponent(g);
			return;
		}
		final Insets insets = getInsets();
		final Graphics2D g2 = (Graphics2D) g.create();
		g2.setColor(isEnabled() ? getBackground() : getParent().getBackground());
		g2.fillRect(0, 0, getWidth(), getHeight());
		g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g2.setFont(getFont());
		g2.setColor(GREY);
		g2.drawString(hint, insets.left, getBaseline(getWidth(), getHeight()));
		g2.dispose();
		if (hasFocus())
			getCaret().paint(g);
	}
}
