// The paper's size-varied ground truth, in small: details of differing sizes, all of which are 48 pixels
// wide as inputs. One model learns from the details as they are, one from the same details resized to
// a single size; both are judged by held-out details at their own sizes.
// Run it in Fiji's script editor with examples/ as working folder's child, or set "folder" and "steps".
import ij.IJ
import ij.ImagePlus
import ij.io.FileSaver
import sc.fiji.liif.imagej.Installation
import sc.fiji.liif.imagej.io.ImageRasters
import sc.fiji.liif.train.TrainingJob
import sc.fiji.liif.train.TrainingListener

examples = binding.hasVariable("folder") ? folder : "examples"
length = binding.hasVariable("steps") ? steps : 600
work = java.nio.file.Files.createTempDirectory("varied-targets").toFile()
random = new Random(1)

pictures = ["chelsea", "coffee", "camera", "brick", "colosseum", "city"].collect {
	def picture = IJ.openImage("$examples/${it}.png")
	assert picture != null: "there is no picture ${it}.png in $examples: set folder to LIIF's examples"
	picture.getProcessor().convertToRGB()
}
["inputs", "targets"].each { new File(work, it).mkdirs() }
300.times { n ->
	def picture = pictures[n % pictures.size()]
	def side = 48 + random.nextInt(145)
	picture.setRoi(random.nextInt(picture.getWidth() - side + 1), random.nextInt(picture.getHeight() - side + 1), side, side)
	def target = picture.crop()
	def input = target.duplicate()
	input.setInterpolationMethod(ij.process.ImageProcessor.BILINEAR)
	def name = String.format("%03d.png", n)
	new FileSaver(new ImagePlus("", target)).saveAsPng(new File(work, "targets/$name").path)
	new FileSaver(new ImagePlus("", input.resize(48, 48, true))).saveAsPng(new File(work, "inputs/$name").path)
}

// Trains and returns the PSNR of the model and of bicubic interpolation.
train = { name, targetSize ->
	def last = null
	def listener = [validated: { last = it }] as TrainingListener
	def job = new TrainingJob(Installation.current().models(), ImageRasters.FILES)
			.pairs(new File(work, "inputs").toPath(), new File(work, "targets").toPath())
			.output(new File(work, name).toPath())
	[steps: length, batch: 8, samples: 1024, validate_every: 500, target_size: targetSize].each { key, value ->
		job.set(key, value as String)
	}
	job.train(listener)
	[last.psnr(), last.bicubicPsnr()]
}

varied = train("varied", 0)
resized = train("resized", 192)
println String.format(Locale.ROOT, "targets at their own sizes: %.2f dB; all resized to 192 pixels: %.2f dB; bicubic: %.2f dB",
		varied[0], resized[0], varied[1])
work.deleteDir()
return [varied[0], resized[0], varied[1]]
