// Looks at an image between its pixels: an ImgLib2 function backed by a LIIF.
// Run it in Fiji's script editor with an image open; without one it takes examples/cell.png.
import ij.IJ
import ij.WindowManager
import net.imglib2.img.array.ArrayImgs
import net.imglib2.view.Views
import sc.fiji.liif.image.LiifInterpolatorFactory
import sc.fiji.liif.imagej.Installation
import sc.fiji.liif.sampling.Footprint
import sc.fiji.liif.sampling.IntensityRange

imp = WindowManager.getCurrentImage() ?: IJ.openImage("examples/cell.png")
plane = imp.getProcessor().convertToByteProcessor()
img = ArrayImgs.unsignedBytes(plane.getPixels(), plane.getWidth(), plane.getHeight())

lease = Installation.current().networks().lease("photo")
liif = new LiifInterpolatorFactory(lease.network(), new IntensityRange(0, 255), Footprint.ofScale(10))
try {
	access = Views.interpolate(img, liif).realRandomAccess()
	values = (0..100).collect { i ->
		access.setPosition([20 + i / 10.0d, 30.5d] as double[])
		access.get().getRealDouble()
	}
	println "from (20, 30.5) to (30, 30.5) in tenths of a pixel: " + values
}
finally {
	liif.close()
	lease.close()
}
return values
