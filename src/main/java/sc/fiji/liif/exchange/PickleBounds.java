// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;

/**
 * Reads through a pickle without doing what it says, and refuses what {@code
 * torch.save} never writes: other operations, lengths beyond the file's end, deep
 * nesting, memories of things that were never stored. The unpickler trusts all that.
 */
final class PickleBounds {

	private static final int MOST_OPERATIONS = 20_000_000;
	private static final int MOST_DEPTH = 100;
	private static final int MOST_DIGITS = 16;
	private static final int LONGEST_LINE = 1000;

	private final byte[] pickle;
	private final int length;
	private int at;
	private int operations;
	private int marks;

	private PickleBounds(final byte[] pickle, final int from, final int length) {
		this.pickle = pickle;
		this.length = length;
		at = from;
	}

	/**
	 * @param from where the pickle begins
	 * @return where it ends, behind its STOP
	 * @throws PickleException that says in a few words what is wrong
	 */
	static int check(final byte[] pickle, final int from, final int length) {
		return new PickleBounds(pickle, from, length).check();
	}

	// -- Helper methods --

	private int check() {
		while (true) {
			final int opcode = next();
			if (++operations > MOST_OPERATIONS)
				throw new PickleException("its pickle has too many operations");
			if (opcode == Opcodes.STOP)
				return at;
			check(opcode);
		}
	}

	private void check(final int opcode) {
		switch (opcode) {
		case Opcodes.MARK :
			if (++marks > MOST_DEPTH)
				throw new PickleException("its pickle is nested too deeply");
			break;
		case Opcodes.TUPLE :
		case Opcodes.APPENDS :
		case Opcodes.SETITEMS :
			if (--marks < 0)
				throw new PickleException("its pickle ends what it did not begin");
			break;
		case Opcodes.GLOBAL :
			line();
			line();
			break;
		case Opcodes.PROTO & 255 :
		case Opcodes.BININT1 :
			skip(1);
			break;
		case Opcodes.BININT2 :
			skip(2);
			break;
		case Opcodes.BININT :
			skip(4);
			break;
		case Opcodes.BINFLOAT :
		case Opcodes.FRAME & 255 :
			skip(8);
			break;
		case Opcodes.LONG1 & 255 :
			number(next());
			break;
		case Opcodes.BINPUT :
		case Opcodes.BINGET :
			memory(next());
			break;
		case Opcodes.LONG_BINPUT :
		case Opcodes.LONG_BINGET :
			memory(size(4));
			break;
		case Opcodes.SHORT_BINSTRING :
		case Opcodes.SHORT_BINBYTES :
		case Opcodes.SHORT_BINUNICODE & 255 :
			skip(next());
			break;
		case Opcodes.BINUNICODE :
		case Opcodes.BINSTRING :
		case Opcodes.BINBYTES :
			skip(size(4));
			break;
		case Opcodes.NONE :
		case Opcodes.NEWTRUE & 255 :
		case Opcodes.NEWFALSE & 255 :
		case Opcodes.EMPTY_TUPLE :
		case Opcodes.EMPTY_LIST :
		case Opcodes.EMPTY_DICT :
		case Opcodes.TUPLE1 & 255 :
		case Opcodes.TUPLE2 & 255 :
		case Opcodes.TUPLE3 & 255 :
		case Opcodes.APPEND :
		case Opcodes.SETITEM :
		case Opcodes.REDUCE :
		case Opcodes.BUILD :
		case Opcodes.BINPERSID :
		case Opcodes.MEMOIZE & 255 :
		case Opcodes.STACK_GLOBAL & 255 :
			break;
		default :
			throw new PickleException("its pickle has operations that torch.save does not write");
		}
	}

	private int next() {
		if (at >= length)
			throw new PickleException("its pickle ends too early");
		return pickle[at++] & 255;
	}

	private void skip(final long bytes) {
		if (bytes > length - at)
			throw new PickleException("its pickle ends too early");
		at += (int) bytes;
	}

	/** Little endian. */
	private long size(final int bytes) {
		long size = 0;
		for (int i = 0; i < bytes; i++)
			size |= (long) next() << 8 * i;
		return size;
	}

	private void number(final int bytes) {
		if (bytes > MOST_DIGITS)
			throw new PickleException("its pickle has a number of " + bytes + " bytes");
		skip(bytes);
	}

	private void memory(final long index) {
		if (index > operations)
			throw new PickleException("its pickle remembers things that it never stored");
	}

	private void line() {
		final int from = at;
		while (next() != '\n') {
			if (at - from > LONGEST_LINE)
				throw new PickleException("its pickle has an endless name");
		}
	}
}
