// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.batch;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;

import ij.ImagePlus;

/**
 * A page for a browser on what became of a batch: a row for each file, with the result, and its liveliest part before and after.
 * All in one file. Keeps nothing of the images but small pictures. For one thread.
 */
public final class BatchPage implements BatchListener {

	/** Of a picture, in pixels. */
	private static final int SIDE = 140;
	/** Between the pixels that are looked at to find the part that is shown. */
	private static final int STEP = 3;

	private final Map<String, List<String>> pictures = new HashMap<>();

	@Override
	public void changed(final int index, final BatchRow row) {
		// The page is written in the end.
	}

	/** As displayed: of stacks the middle plane. */
	@Override
	public void made(final BatchRow row, final ImagePlus before, final ImagePlus after) {
		final int middle = (after.getStackSize() + 1) / 2;
		final int plane = before.getStackSize() == after.getStackSize() ? middle : 1;
		final BufferedImage old = shown(before, plane);
		final BufferedImage result = shown(after, middle);
		final int[] corner = liveliest(result);
		final double x = (double) old.getWidth() / result.getWidth();
		final double y = (double) old.getHeight() / result.getHeight();
		final List<String> three = new ArrayList<>();
		three.add(picture(whole(result)));
		three.add(picture(part(old, corner[0] * x, corner[1] * y, SIDE * x, SIDE * y)));
		three.add(picture(part(result, corner[0], corner[1], SIDE, SIDE)));
		pictures.put(row.file(), three);
	}

	/**
	 * The page's lines.
	 *
	 * @param title   what was done, a line
	 * @param summary how many were made, a line
	 */
	public List<String> lines(final String title, final String summary, final List<BatchRow> rows) {
		final List<String> lines = new ArrayList<>();
		lines.add("<!DOCTYPE html>");
		lines.add("<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(title) + "</title>");
		lines.add("<style>body{font-family:sans-serif;margin:1.5em}table{border-collapse:collapse}"
				+ "td,th{border:1px solid #bbb;padding:.4em;text-align:left;vertical-align:top}"
				+ "th{background:#eee}td.n{text-align:right}td.z{white-space:nowrap}tr.failed td.s,tr.canceled td.s{font-weight:bold}"
				+ "img{display:block}</style></head><body>");
		lines.add("<h1>" + escaped(title) + "</h1><p>" + escaped(summary) + "</p>");
		lines.add("<table><tr><th>File</th><th>Status</th><th>Size</th><th>Model</th><th>Seconds</th>"
				+ "<th>Result</th><th>Part before</th><th>Part after</th></tr>");
		rows.forEach(row -> lines.add(line(row)));
		lines.add("</table></body></html>");
		return lines;
	}

	// -- Helper methods --

	private String line(final BatchRow row) {
		final StringBuilder line = new StringBuilder("<tr class=\"" + row.status() + "\"><td>" + escaped(row.file()))
				.append("<br><small>").append(escaped(row.remark())).append("</small></td><td class=\"s\">")
				.append(row.status()).append("</td><td class=\"z\">").append(escaped(row.size())).append("</td><td>")
				.append(escaped(row.manner())).append("</td><td class=\"n\">")
				.append(row.seconds() == 0 ? "" : String.format(Locale.ROOT, "%.1f", row.seconds())).append("</td>");
		final List<String> three = pictures.get(row.file());
		for (int i = 0; i < 3; i++)
			line.append("<td>").append(three == null ? "" : three.get(i)).append("</td>");
		return line.append("</tr>").toString();
	}

	private static BufferedImage shown(final ImagePlus image, final int plane) {
		image.setSlice(plane);
		return image.getBufferedImage();
	}

	private static BufferedImage whole(final BufferedImage image) {
		final double factor = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
		return drawn(image, 0, 0, image.getWidth(), image.getHeight(), Math.max(1, (int) (factor * image.getWidth())),
				Math.max(1, (int) (factor * image.getHeight())), RenderingHints.VALUE_INTERPOLATION_BILINEAR);
	}

	/** The upper left corner of that part of a picture whose brightness varies most. */
	private static int[] liveliest(final BufferedImage image) {
		final int[] best = new int[2];
		double most = -1;
		for (int y = 0; y == 0 || y + SIDE <= image.getHeight(); y += SIDE / 2) {
			for (int x = 0; x == 0 || x + SIDE <= image.getWidth(); x += SIDE / 2) {
				final double variance = variance(image, x, y);
				if (variance > most) {
					most = variance;
					best[0] = x;
					best[1] = y;
				}
			}
		}
		return best;
	}

	private static double variance(final BufferedImage image, final int left, final int top) {
		double sum = 0;
		double squares = 0;
		int n = 0;
		for (int y = top; y < Math.min(top + SIDE, image.getHeight()); y += STEP) {
			for (int x = left; x < Math.min(left + SIDE, image.getWidth()); x += STEP) {
				final int green = image.getRGB(x, y) >> 8 & 0xff;
				sum += green;
				squares += (double) green * green;
				n++;
			}
		}
		return squares / n - sum / n * sum / n;
	}

	/** Each pixel a square. */
	private static BufferedImage part(final BufferedImage image, final double x, final double y, final double width,
			final double height) {
		final int w = (int) Math.max(1, Math.min(image.getWidth(), Math.round(width)));
		final int h = (int) Math.max(1, Math.min(image.getHeight(), Math.round(height)));
		return drawn(image, (int) Math.min(image.getWidth() - w, Math.round(x)),
				(int) Math.min(image.getHeight() - h, Math.round(y)), w, h,
				Math.min(SIDE, (int) Math.max(1, Math.round(SIDE * w / width))),
				Math.min(SIDE, (int) Math.max(1, Math.round(SIDE * h / height))),
				RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
	}

	private static BufferedImage drawn(final BufferedImage image, final int x, final int y, final int w, final int h,
			final int width, final int height, final Object interpolation) {
		final BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = small.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
		g.drawImage(image, 0, 0, width, height, x, y, x + w, y + h, null);
		g.dispose();
		return small;
	}

	private static String picture(final BufferedImage image) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
		return "<img alt=\"\" width=\"" + image.getWidth() + "\" height=\"" + image.getHeight()
				+ "\" src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\">";
	}

	private static String escaped(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
