// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.door;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;

import javax.swing.BorderFactory;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;

/** The fields of a dialog, one below the other; those for few only after a click. Lives on the event thread. */
final class OptionForm extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int GAP = 6;

	/**
	 * @param below  what comes below the fields; may be null
	 * @param onGrow called when more fields are shown, or fewer
	 */
	OptionForm(final OptionFields fields, final JComponent below, final Runnable onGrow) {
		super(new BorderLayout());
		final JPanel grid = new JPanel(new GridBagLayout());
		final GridBagConstraints place = new GridBagConstraints();
		place.insets = new Insets(2, GAP, 2, GAP);
		place.fill = GridBagConstraints.HORIZONTAL;
		fields.all().stream().filter(field -> !field.option().attributes().isForFew())
				.forEach(field -> add(field, grid, place));
		place.gridy++;
		if (fields.hasMore())
			grid.add(more(fields, onGrow), place);
		fields.all().stream().filter(field -> field.option().attributes().isForFew())
				.forEach(field -> add(field, grid, place));
		place.gridy++;
		if (below != null)
			grid.add(below, place);
		add(grid, BorderLayout.NORTH);
	}

	/** With a bar where they are higher than so many pixels. */
	JComponent scrolling(final int most) {
		final JScrollPane pane = new JScrollPane(this, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
				ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER) {

			private static final long serialVersionUID = 1L;

			@Override
			public Dimension getPreferredSize() {
				final Dimension wanted = super.getPreferredSize();
				final boolean hasBar = wanted.height > most;
				return new Dimension(wanted.width + (hasBar ? getVerticalScrollBar().getPreferredSize().width : 0),
						Math.min(most, wanted.height));
			}
		};
		pane.setBorder(BorderFactory.createEmptyBorder());
		pane.getVerticalScrollBar().setUnitIncrement(4 * GAP);
		return pane;
	}

	private static void add(final OptionField field, final JPanel grid, final GridBagConstraints place) {
		place.gridy++;
		place.gridx = 0;
		place.weightx = 0;
		grid.add(field.label(), place);
		place.gridx = 1;
		place.weightx = 1;
		grid.add(field.component(), place);
		place.gridy++;
		grid.add(field.error(), place);
	}

	private static JCheckBox more(final OptionFields fields, final Runnable onGrow) {
		final JCheckBox more = new JCheckBox("More options", fields.isMoreGiven());
		more.setName("more");
		more.setToolTipText("options that few people need");
		fields.showMore(more.isSelected());
		more.addActionListener(event -> {
			fields.showMore(more.isSelected());
			onGrow.run();
		});
		return more;
	}
}
