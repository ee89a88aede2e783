// Tells where the intensity along a line is steepest, to fractions of a pixel: the zero
// crossings of its second derivative, which a model with a heat field has.
// Run it in Fiji's script editor with a line on an image; without one it takes examples/cell.png.
import ij.IJ
import ij.WindowManager
import ij.gui.Line
import sc.fiji.liif.Progress
import sc.fiji.liif.imagej.Installation
import sc.fiji.liif.imagej.continuous.PathFeature
import sc.fiji.liif.imagej.continuous.PathProfile
import sc.fiji.liif.model.ModelRegistry

image = WindowManager.getCurrentImage() ?: IJ.openImage("examples/cell.png")
if (image.getRoi() == null)
	image.setRoi(new Line(100.0d, 300.0d, 400.0d, 300.0d))
networks = Installation.current().networks()
profile = PathProfile.of(image, 0.25, networks, ModelRegistry.DEFAULT, Progress.NONE)
profile.features().get().features().findAll { it.kind() == PathFeature.Kind.EDGE }.each {
	println String.format(Locale.ROOT, "edge at x = %.2f, %.1f gray values per pixel", it.x(), it.slope())
}
