// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import javax.swing.BoxLayout;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;

/** Names to be checked off. Lives on the event thread. */
final class CheckList extends JScrollPane {

	private static final long serialVersionUID = 1L;
	private static final int MOST_ROWS = 5;

	private final List<JCheckBox> boxes = new ArrayList<>();
	private final JPanel panel = new JPanel();
	private final transient Runnable onChange;

	CheckList(final List<String> names, final Runnable onChange) {
		super(VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
		this.onChange = onChange;
		panel.setLayout(new BoxLayout(panel, BoxLayout.Y_AXIS));
		names.forEach(this::add);
		setViewportView(panel);
		final int row = boxes.isEmpty() ? 0 : boxes.get(0).getPreferredSize().height;
		setPreferredSize(new Dimension(getPreferredSize().width, 4 + row * Math.min(MOST_ROWS, boxes.size())));
		getVerticalScrollBar().setUnitIncrement(Math.max(1, row));
	}

	/** Those that are checked, with commas between. */
	String text() {
		return boxes.stream().filter(JCheckBox::isSelected).map(JCheckBox::getText).collect(Collectors.joining(","));
	}

	/** Checks these alone; what is not in the list, such as a folder, comes into it. */
	void show(final String text) {
		final List<String> wanted = Arrays.stream(text.split(",")).map(String::trim).filter(name -> !name.isEmpty())
				.collect(Collectors.toList());
		wanted.stream().filter(name -> boxes.stream().noneMatch(box -> box.getText().equals(name))).forEach(this::add);
		boxes.forEach(box -> box.setSelected(wanted.contains(box.getText())));
	}

	@Override
	public void setEnabled(final boolean isEnabled) {
		super.setEnabled(isEnabled);
		boxes.forEach(box -> box.setEnabled(isEnabled));
	}

	private void add(final String name) {
		final JCheckBox box = new JCheckBox(name);
		box.addItemListener(event -> onChange.run());
		boxes.add(box);
		panel.add(box);
	}
}
