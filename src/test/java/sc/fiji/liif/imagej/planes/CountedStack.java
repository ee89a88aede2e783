// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.imagej.planes;

import java.util.concurrent.atomic.AtomicIntegerArray;

import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ImageProcessor;

/** A virtual stack of the planes of another one, that counts how often each is read. */
public final class CountedStack extends VirtualStack {

	private final ImageStack planes;
	private final AtomicIntegerArray reads;

	public CountedStack(final ImageStack planes) {
		super(planes.getWidth(), planes.getHeight(), planes.getSize());
		setBitDepth(planes.getBitDepth());
		this.planes = planes;
		reads = new AtomicIntegerArray(planes.getSize() + 1);
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		reads.incrementAndGet(n);
		return planes.getProcessor(n).duplicate();
	}

	/** Of a plane, from 1 on, since the beginning. */
	public int reads(final int n) {
		return reads.get(n);
	}

	/** Of all planes. */
	public int reads() {
		int sum = 0;
		for (int n = 1; n < reads.length(); n++)
			sum += reads.get(n);
		return sum;
	}
}
