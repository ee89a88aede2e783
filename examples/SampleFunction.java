// Looks at an image between its pixels, as a program: an ImgLib2 function backed by a LIIF.
// java -cp "lib/*" examples/SampleFunction.java examples/cell.png, with lib the folder of the shell's package.
import java.nio.file.Paths;

import ij.ImagePlus;
import ij.process.ByteProcessor;

import net.imglib2.RealRandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

import sc.fiji.liif.image.LiifInterpolatorFactory;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.io.ImageFiles;
import sc.fiji.liif.network.Networks;
import sc.fiji.liif.sampling.Footprint;
import sc.fiji.liif.sampling.IntensityRange;

public class SampleFunction {

	public static void main(final String... args) {
		final ImagePlus image = ImageFiles.open(Paths.get(args[0]));
		final ByteProcessor plane = image.getProcessor().convertToByteProcessor();
		final Img<UnsignedByteType> img = ArrayImgs.unsignedBytes((byte[]) plane.getPixels(), plane.getWidth(),
				plane.getHeight());
		try (Networks.Lease lease = Installation.current().networks().lease("photo");
				LiifInterpolatorFactory<UnsignedByteType> liif = new LiifInterpolatorFactory<>(lease.network(),
						new IntensityRange(0, 255), Footprint.ofScale(10))) {
			final RealRandomAccess<UnsignedByteType> function = Views.interpolate(img, liif).realRandomAccess();
			for (int i = 0; i <= 10; i++) {
				final double x = 489 + i / 10.0;
				function.setPosition(new double[]{x, 387.5});
				System.out.printf("f(%.1f, 387.5) = %.1f%n", x, function.get().getRealDouble());
			}
		}
	}
}
