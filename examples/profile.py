# Jython: the intensity along a line, between the pixels, beside bicubic interpolation.
# Run it in Fiji's script editor; with an image and a line selection open it takes those.
from ij import IJ, WindowManager
from ij.gui import Line
from sc.fiji.liif import Progress
from sc.fiji.liif.imagej import Installation
from sc.fiji.liif.imagej.continuous import PathProfile

imp = WindowManager.getCurrentImage()
if imp is None:
    imp = IJ.openImage("examples/cell.png")
if imp.getRoi() is None:
    imp.setRoi(Line(390.5, 270.0, 440.5, 290.0))

profile = PathProfile.of(imp, 0.1, Installation.current().networks(), "auto", Progress.NONE)
difference = [abs(a - b) for a, b in zip(profile.decoded(), profile.bicubic())]
print("%d samples; LIIF and bicubic differ by %.2f at most" % (len(difference), max(difference)))
