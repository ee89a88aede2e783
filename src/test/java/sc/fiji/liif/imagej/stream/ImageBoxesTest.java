// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.stream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import ij.IJ;
import ij.ImagePlus;

import com.google.gson.JsonObject;

import sc.fiji.liif.Progress;
import sc.fiji.liif.imagej.io.zarr.OmeZarrImages;
import sc.fiji.liif.imagej.io.zarr.OmeZarrWriter;
import sc.fiji.liif.omezarr.OmeFormat;
import sc.fiji.liif.omezarr.OmeImage;
import sc.fiji.liif.omezarr.OmeShape;
import sc.fiji.liif.zarr.ElementType;
import sc.fiji.liif.zarr.FolderStore;

/** What is worked on is what was opened, in the calibration that it has by now. */
public class ImageBoxesTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void theChosenResolution() {
		final ImagePlus image = IJ.createImage("ramp", "16-bit ramp", 90, 70, 3);
		image.getCalibration().pixelWidth = 0.1;
		image.getCalibration().pixelHeight = 0.1;
		final FolderStore place = new FolderStore(folder("ramp.zarr"));
		OmeZarrWriter.write(image, folder("ramp.zarr"), OmeFormat.of("32"), Progress.NONE);
		final ImagePlus coarser = OmeZarrImages.open(place, "coarser", 1);
		final ImageBoxes boxes = ImageBoxes.of(coarser);
		assertEquals(45, boxes.shape().size("x"));
		assertEquals(0.2, boxes.shape().scale("x"), 0);
		assertEquals(coarser.getStack().getProcessor(2).get(30, 20), boxes.read(0, 1, 0, 30, 20, 5, 5).get(0, 0));
		assertSame(coarser, boxes.stack());
		// What is not changed is kept to the last bit, where the first pixel lies, too.
		assertEquals(0.05, boxes.shape().translation("x"), 0);
	}

	/** Image > Properties... */
	@Test
	public void aCorrectedCalibration() {
		final ImagePlus image = IJ.createImage("ramp", "16-bit ramp", 90, 70, 3);
		final FolderStore place = new FolderStore(folder("ramp.zarr"));
		OmeZarrWriter.write(image, folder("ramp.zarr"), OmeFormat.of("32"), Progress.NONE);
		final ImagePlus opened = OmeZarrImages.open(place, "opened", 0);
		opened.getCalibration().pixelWidth = 0.3;
		opened.getCalibration().pixelDepth = 2;
		opened.getCalibration().setUnit("um");
		final OmeShape shape = ImageBoxes.of(opened).shape();
		assertEquals(0.3, shape.scale("x"), 0);
		assertEquals(2, shape.scale("z"), 0);
		assertEquals("micrometer", shape.lengthUnit());
		assertEquals(Arrays.asList("z", "y", "x"), shape.axes());
	}

	/** Opened in a coarser one, since the finest is too large for ImageJ. */
	@Test
	public void theFinestIfThatWasMeant() {
		final OmeShape shape = new OmeShape(Arrays.asList("y", "x"), new long[]{1, 1, 1, 100_000, 100_000},
				new double[]{1, 1, 1, 1, 1}, new double[5], null, null);
		final FolderStore place = new FolderStore(folder("huge.zarr"));
		OmeImage.create(place, OmeFormat.STANDARD, "huge", ElementType.UINT16, shape, new ArrayList<>(),
				new JsonObject());
		final ImagePlus opened = OmeZarrImages.open(place, "huge", remark -> {
			// That it is a coarser one.
		});
		assertEquals(100_000, ImageBoxes.of(opened).shape().size("x"));
		final ImagePlus chosen = OmeZarrImages.open(place, "huge", 5);
		assertEquals(3125, ImageBoxes.of(chosen).shape().size("x"));
	}

	private Path folder(final String name) {
		return temporary.getRoot().toPath().resolve(name);
	}
}
