// Looks at an image between its pixels in the Java shell:
// jshell --class-path "lib/*" examples/sample_function.jsh, with lib the folder of the shell's package.
import net.imglib2.img.array.ArrayImgs
import net.imglib2.view.Views
import sc.fiji.liif.image.LiifInterpolatorFactory
import sc.fiji.liif.imagej.Installation
import sc.fiji.liif.imagej.io.SampleImages
import sc.fiji.liif.network.Networks
import sc.fiji.liif.sampling.Footprint
import sc.fiji.liif.sampling.IntensityRange
import net.imglib2.type.numeric.integer.UnsignedByteType

var plane = SampleImages.open("cell").getProcessor()
var img = ArrayImgs.unsignedBytes((byte[]) plane.getPixels(), plane.getWidth(), plane.getHeight())
var lease = Installation.current().networks().lease("photo")
var liif = new LiifInterpolatorFactory<UnsignedByteType>(lease.network(), new IntensityRange(0, 255), Footprint.ofScale(10))
var function = Views.interpolate(img, liif).realRandomAccess()
for (int i = 0; i <= 10; i++) {
	function.setPosition(new double[]{489 + i / 10.0, 387.5});
	System.out.printf("f(%.1f, 387.5) = %.1f%n", 489 + i / 10.0, function.get().getRealDouble());
}
liif.close()
lease.close()
/exit
