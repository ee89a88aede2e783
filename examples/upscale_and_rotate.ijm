// An ImageJ macro: upscales a picture, rotates it once, and makes a continuous copy.
// Run it with the path of a picture as argument, or with an image open.
if (getArgument() != "")
	open(getArgument());
source = getTitle();
run("LIIF Upscale", "scale=2.5");
print(source + " upscaled: " + getWidth() + " x " + getHeight());
close();
selectImage(source);
run("LIIF Transform", "rotate=12.5 x=0.3 y=-0.7 enlarge");
print("rotated in one resampling: " + getWidth() + " x " + getHeight());
close();
selectImage(source);
run("LIIF Continuous", "model=micro");
setOption("InterpolateLines", true);
makeLine(20, 15, 60, 33);
profile = getProfile();
print("decoded profile of " + profile.length + " values, the first " + d2s(profile[0], 3));
close();
selectImage(source);
run("LIIF Zoom", "magnification=20 x=40 y=24 width=200 height=150 export");
print("a view of 10 x 7.5 pixels: " + getWidth() + " x " + getHeight());
close();
