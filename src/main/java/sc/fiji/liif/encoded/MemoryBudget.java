// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.encoded;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.MachineMemory;
import sc.fiji.liif.model.ModelSpec;

/**
 * How much memory encoding and decoding may take, and what tile size
 * that allows for a model. Immutable.
 */
public final class MemoryBudget {

	/** Beyond this the halo costs little, and smaller pieces can be stopped sooner. */
	private static final int MAX_TILE = 512;
	private static final int MIN_TILE = 8;
	private static final long MIN_BYTES = 256L << 20;
	private static final long MAX_BYTES = 8L << 30;
	/** The share of Java's memory that a tile may take whose decoder is a formula. */
	private static final int HEAP_SHARE = 6;
	/** What the native runtime takes besides the tensors, as measured. */
	private static final double OVERHEAD = 1.5;

	private final long bytes;
	private final long most;

	public MemoryBudget(final long bytes) {
		this(bytes, Long.MAX_VALUE);
	}

	/** @param most bytes that may be taken where nothing smaller works */
	public MemoryBudget(final long bytes, final long most) {
		this.bytes = bytes;
		this.most = most;
	}

	/** A quarter of what this process may still take, within reason; three quarters where nothing smaller works. */
	public static MemoryBudget ofThisMachine() {
		final long available = MachineMemory.ofThisMachine().available();
		return new MemoryBudget(Math.max(MIN_BYTES, Math.min(MAX_BYTES, available / 4)),
				Math.max(MIN_BYTES, available / 4 * 3));
	}

	/** This budget, or less. */
	public MemoryBudget atMost(final long limit) {
		return new MemoryBudget(Math.min(limit, bytes), most);
	}

	/** What each of several may take. */
	public MemoryBudget share(final int parts) {
		return new MemoryBudget(bytes / parts, most / parts);
	}

	public long bytes() {
		return bytes;
	}

	/** Bytes that encoding so many pixels, and keeping what it gives, takes at most. */
	public static long bytesToEncode(final ModelSpec spec, final long pixels) {
		final long floats = spec.encoder().liveFloatsPerPixel() + spec.decoder().projectedWidth(spec.channels())
				+ 4L * spec.channels();
		return (long) (4 * OVERHEAD * floats * pixels);
	}

	/** Bytes that decoding so many queries at once takes at most. */
	public static long bytesToDecode(final ModelSpec spec, final long queries) {
		return 4 * queries * spec.decoder().members() * (spec.decoder().liveFloatsPerMember(spec.channels()) + 8L);
	}

	/**
	 * The largest side of a tile, without its halo, whose encoding stays within the
	 * budget; but not less than the halo's width, where there is memory for that, since
	 * still smaller tiles would encode little else.
	 *
	 * @throws LiifException in one sentence, if there is no memory for any tile
	 */
	public int tileSize(final ModelSpec spec) {
		if (spec.reach().isGlobal())
			return Integer.MAX_VALUE;
		final int halo = spec.reach().halo();
		final double largest = side(spec, most);
		if (largest < MIN_TILE)
			throw new LiifException("The model " + spec.name() + " needs "
					+ (bytesToEncode(spec, (long) (MIN_TILE + 2 * halo) * (MIN_TILE + 2 * halo)) >> 20)
					+ " MB of memory to encode anything, but only " + (most >> 20)
					+ " MB can be had: close other programs, give the container more, lower Java's -Xmx, "
					+ "or choose a smaller model.");
		final double wanted = Math.min(MAX_TILE, Math.min(side(spec, bytes), sideInHeap(spec)));
		return (int) Math.max(Math.min(Math.max(MIN_TILE, halo), largest), wanted);
	}

	/** Side of the tile whose formula has room in Java's memory. */
	private static double sideInHeap(final ModelSpec spec) {
		if (!spec.decoder().isFormula())
			return MAX_TILE;
		final long perPixel = 4L * (spec.decoder().projectedWidth(spec.channels()) + 2L * spec.channels());
		return Math.floor(Math.sqrt((double) Runtime.getRuntime().maxMemory() / HEAP_SHARE / perPixel));
	}

	/** Side of the tile whose encoding takes so many bytes. */
	private static double side(final ModelSpec spec, final long bytes) {
		return Math.floor(Math.sqrt((double) bytes / bytesToEncode(spec, 1))) - 2 * spec.reach().halo();
	}
}
