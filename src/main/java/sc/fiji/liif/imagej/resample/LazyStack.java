// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.resample;

import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ij.ImageListener;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import sc.fiji.liif.imagej.planes.LabelledStack;
import sc.fiji.liif.Progress;

/**
 * A stack whose planes are made when they are looked at. Some of those that were looked at last are kept; what is changed
 * in a plane is not, as in all of ImageJ's virtual stacks. Holds what its planes are made with until it is closed, which
 * happens with the image that shows it. Safe for use by several threads, one at a time.
 */
public final class LazyStack extends LabelledStack implements AutoCloseable {

	/** Of Java's memory, for planes that are kept. */
	private static final int SHARE = 8;
	/** For those that nobody closes. */
	private static final Cleaner CLEANER = Cleaner.create();

	private final PlaneMaker maker;
	private final Progress progress;
	private final Cleaner.Cleanable resources;
	private final Map<Integer, int[]> groups = new HashMap<>();
	private final Map<Integer, ImageProcessor> kept = new LinkedHashMap<>(16, 0.75f, true);
	private final int most;
	private boolean isClosed;

	/**
	 * @param source   whose planes are made larger; its type and its labels are taken over
	 * @param progress told while a plane is made, with an empty phrase in the end
	 * @param onClose  gives back what planes are made with, also if this is forgotten: it must not know this
	 */
	public LazyStack(final ImagePlus source, final PlaneMaker maker, final Progress progress, final Runnable onClose) {
		super(maker.sampling().width(), maker.sampling().height(), source.getStackSize());
		this.maker = maker;
		this.progress = progress;
		resources = CLEANER.register(this, onClose);
		setBitDepth(source.getBitDepth());
		int largest = 1;
		for (final int[] group : maker.groups()) {
			largest = Math.max(largest, group.length);
			for (final int plane : group)
				groups.put(plane, group);
		}
		for (int n = 1; n <= size(); n++)
			setSliceLabel(source.getStack().getSliceLabel(n), n);
		final long bytes = (long) getWidth() * getHeight() * source.getBytesPerPixel();
		most = (int) Math.max(largest, Runtime.getRuntime().maxMemory() / SHARE / bytes);
	}

	/** Closes it with the image that shows it. */
	public void closeWith(final ImagePlus image) {
		ImagePlus.addImageListener(new Closer(image, this));
	}

	/** A plane, from 1 on, of its own: changing it changes nothing else. */
	@Override
	public synchronized ImageProcessor getProcessor(final int n) {
		check(n);
		if (!kept.containsKey(n))
			make(n);
		final ImageProcessor plane = kept.get(n).duplicate();
		plane.setSliceNumber(n);
		return plane;
	}

	/** Gives back what its planes are made with; those that are kept can still be looked at, others are black. */
	@Override
	public synchronized void close() {
		isClosed = true;
		resources.clean();
	}

	private void make(final int n) {
		final int[] group = groups.get(n);
		if (isClosed) {
			kept.put(n, blank());
			return;
		}
		final List<ImageProcessor> planes = maker.make(group,
				progress.part(n - 1, size(), what -> what + " plane " + n + " of " + size()));
		for (int i = 0; i < group.length; i++)
			kept.put(group[i], planes.get(i));
		while (kept.size() > most)
			kept.remove(kept.keySet().iterator().next());
		progress.report(n, size(), "");
	}

	private ImageProcessor blank() {
		return ImageStack.create(getWidth(), getHeight(), 1, getBitDepth()).getProcessor(1);
	}

	/** Keeps neither the image nor the stack. */
	private static final class Closer implements ImageListener {

		private final WeakReference<ImagePlus> image;
		private final WeakReference<LazyStack> stack;

		private Closer(final ImagePlus image, final LazyStack stack) {
			this.image = new WeakReference<>(image);
			this.stack = new WeakReference<>(stack);
		}

		@Override
		public void imageClosed(final ImagePlus closed) {
			final LazyStack open = stack.get();
			if (open != null && closed == image.get())
				open.close();
			if (open == null || closed == image.get())
				ImagePlus.removeImageListener(this);
		}

		@Override
		public void imageOpened(final ImagePlus opened) {
			// of no interest
		}

		@Override
		public void imageUpdated(final ImagePlus updated) {
			// of no interest
		}
	}
}
