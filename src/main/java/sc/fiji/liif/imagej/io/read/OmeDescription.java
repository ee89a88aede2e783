// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.io.read;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;

/**
 * What the OME-XML in a TIFF file's description says of its pages: which are channels,
 * slices and frames, and how large a voxel is. Immutable.
 */
final class OmeDescription {

	private final Element pixels;

	private OmeDescription(final Element pixels) {
		this.pixels = pixels;
	}

	/** Empty if the description is another one, is damaged, or tells of several images. */
	static Optional<OmeDescription> of(final String description) {
		if (!description.contains("<OME"))
			return Optional.empty();
		try {
			final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			// Nothing from outside, and no entities that grow.
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setNamespaceAware(true);
			final var builder = factory.newDocumentBuilder();
			builder.setErrorHandler(null);
			final NodeList found = builder.parse(new InputSource(new StringReader(description.trim())))
					.getElementsByTagNameNS("*", "Pixels");
			return found.getLength() == 1 ? Optional.of(new OmeDescription((Element) found.item(0))) : Optional.empty();
		}
		catch (final ParserConfigurationException | SAXException | IOException | RuntimeException e) {
			return Optional.empty();
		}
	}

	/** Puts the pages into ImageJ's order and calibrates, unless the description is of other pages. */
	void apply(final ImagePlus image) {
		final int c = size("SizeC");
		final int z = size("SizeZ");
		final int t = size("SizeT");
		final String order = pixels.getAttribute("DimensionOrder");
		if (image.getNChannels() > 1 || (long) c * z * t != image.getStackSize()
				|| !order.matches("XY(CZT|CTZ|ZCT|ZTC|TCZ|TZC)"))
			return;
		final int[] sizes = {c, z, t};
		final ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
		for (int i = 0; i < image.getStackSize(); i++) {
			final int[] position = {i % c, i / c % z, i / c / z};
			int page = 0;
			for (int axis = order.length() - 1; axis >= 2; axis--) {
				final int which = "CZT".indexOf(order.charAt(axis));
				page = page * sizes[which] + position[which];
			}
			stack.addSlice(image.getStack().getSliceLabel(page + 1), image.getStack().getProcessor(page + 1));
		}
		image.setStack(stack);
		image.setDimensions(c, z, t);
		image.setOpenAsHyperStack(image.getStackSize() > 1);
		calibrate(image.getCalibration());
	}

	// -- Helper methods --

	private void calibrate(final Calibration calibration) {
		final double x = length("PhysicalSizeX");
		if (!(x > 0))
			return;
		calibration.pixelWidth = x;
		calibration.pixelHeight = length("PhysicalSizeY") > 0 ? length("PhysicalSizeY") : x;
		if (length("PhysicalSizeZ") > 0)
			calibration.pixelDepth = length("PhysicalSizeZ");
		final String unit = pixels.getAttribute("PhysicalSizeXUnit");
		calibration.setUnit(unit.isEmpty() ? "\u00b5m" : unit);
	}

	private int size(final String attribute) {
		final String text = pixels.getAttribute(attribute);
		return text.matches("[1-9]\\d{0,8}") ? Integer.parseInt(text) : 0;
	}

	private double length(final String attribute) {
		try {
			return Double.parseDouble(pixels.getAttribute(attribute));
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}
}
