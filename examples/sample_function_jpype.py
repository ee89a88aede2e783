"""Looks at an image between its pixels from Python, by JPype (Debian: python3-jpype).

python3 examples/sample_function_jpype.py "lib/*", with lib the folder of the shell's package.
"""
import sys

import jpype
import jpype.imports

# Debian keeps JPype's own jar apart; others have it where it is found.
DEBIAN = "/usr/share/java/org.jpype.jar"
jpype.startJVM("-Djava.awt.headless=true", classpath=[DEBIAN] + sys.argv[1].split(":"))

from net.imglib2.img.array import ArrayImgs  # noqa: E402
from net.imglib2.view import Views  # noqa: E402
from sc.fiji.liif.image import LiifInterpolatorFactory  # noqa: E402
from sc.fiji.liif.imagej import Installation  # noqa: E402
from sc.fiji.liif.imagej.io import SampleImages  # noqa: E402
from sc.fiji.liif.sampling import Footprint, IntensityRange  # noqa: E402

plane = SampleImages.open("cell").getProcessor()
img = ArrayImgs.unsignedBytes(plane.getPixels(), plane.getWidth(), plane.getHeight())
lease = Installation.current().networks().lease("photo")
liif = LiifInterpolatorFactory(lease.network(), IntensityRange(0, 255), Footprint.ofScale(10))
try:
    function = Views.interpolate(img, liif).realRandomAccess()
    for i in range(11):
        function.setPosition(jpype.JArray(jpype.JDouble)([489 + i / 10, 387.5]))
        print(f"f({489 + i / 10:.1f}, 387.5) = {function.get().getRealDouble():.1f}")
finally:
    liif.close()
    lease.close()
