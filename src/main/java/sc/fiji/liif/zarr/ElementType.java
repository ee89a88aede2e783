// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.zarr;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What an array is of; and what Java's arrays hold its elements, unsigned ones as the signed ones of as many bits. */
public enum ElementType {

	UINT8("u1", 1, byte.class),
	INT8("i1", 1, byte.class),
	UINT16("u2", 2, short.class),
	INT16("i2", 2, short.class),
	UINT32("u4", 4, int.class),
	INT32("i4", 4, int.class),
	FLOAT32("f4", 4, float.class),
	FLOAT64("f8", 8, double.class);

	private final String code;
	private final int bytes;
	private final Class<?> primitive;

	ElementType(final String code, final int bytes, final Class<?> primitive) {
		this.code = code;
		this.bytes = bytes;
		this.primitive = primitive;
	}

	/** Bytes of an element. */
	public int bytes() {
		return bytes;
	}

	/** Such as "u2", as version 2 of Zarr has it after the order of the bytes. */
	String code() {
		return code;
	}

	/** Whether it is of floating point numbers. */
	public boolean isFloat() {
		return primitive == float.class || primitive == double.class;
	}

	/** A Java array of so many elements: of bytes, shorts, ints, floats or doubles. */
	public Object array(final int length) {
		return Array.newInstance(primitive, length);
	}

	/** A Java array of so many elements that all have a value. */
	Object filled(final int length, final double value) {
		final Object array = array(length);
		if (value != 0)
			fill(array, value);
		return array;
	}

	/** Gives all elements of a Java array a value. @param value one that the type has */
	public void fill(final Object array, final double value) {
		final int length = Array.getLength(array);
		if (length == 0)
			return;
		set(array, 0, value);
		for (int done = 1; done < length; done += Math.min(done, length - done))
			System.arraycopy(array, 0, array, done, Math.min(done, length - done));
	}

	/** An element of a Java array as a number. */
	public double number(final Object array, final int i) {
		switch (this) {
		case UINT8 :
			return ((byte[]) array)[i] & 0xff;
		case INT8 :
			return ((byte[]) array)[i];
		case UINT16 :
			return ((short[]) array)[i] & 0xffff;
		case INT16 :
			return ((short[]) array)[i];
		case UINT32 :
			return ((int[]) array)[i] & 0xffffffffL;
		case INT32 :
			return ((int[]) array)[i];
		case FLOAT32 :
			return ((float[]) array)[i];
		default :
			return ((double[]) array)[i];
		}
	}

	/** Sets an element of a Java array. @param value one that the type has */
	public void set(final Object array, final int i, final double value) {
		if (primitive == float.class)
			((float[]) array)[i] = (float) value;
		else if (primitive == double.class)
			((double[]) array)[i] = value;
		else if (primitive == byte.class)
			((byte[]) array)[i] = (byte) (long) value;
		else if (primitive == short.class)
			((short[]) array)[i] = (short) (long) value;
		else
			((int[]) array)[i] = (int) (long) value;
	}

	/** Whether a Java array has one value alone; by its bits, so that values that are no numbers are values, too. */
	public static boolean isFlat(final Object array) {
		final int last = Array.getLength(array) - 1;
		if (last <= 0)
			return true;
		// Each element against the one before: fast where Java has instructions for it.
		if (array instanceof byte[])
			return Arrays.equals((byte[]) array, 0, last, (byte[]) array, 1, last + 1);
		if (array instanceof short[])
			return Arrays.equals((short[]) array, 0, last, (short[]) array, 1, last + 1);
		if (array instanceof int[])
			return Arrays.equals((int[]) array, 0, last, (int[]) array, 1, last + 1);
		if (array instanceof float[])
			return Arrays.equals((float[]) array, 0, last, (float[]) array, 1, last + 1);
		return Arrays.equals((double[]) array, 0, last, (double[]) array, 1, last + 1);
	}

	/** The elements of a buffer, in its order of bytes. */
	Object get(final ByteBuffer buffer, final int length) {
		final Object array = array(length);
		if (primitive == byte.class)
			buffer.get((byte[]) array);
		else if (primitive == short.class)
			buffer.asShortBuffer().get((short[]) array);
		else if (primitive == int.class)
			buffer.asIntBuffer().get((int[]) array);
		else if (primitive == float.class)
			buffer.asFloatBuffer().get((float[]) array);
		else
			buffer.asDoubleBuffer().get((double[]) array);
		return array;
	}

	/** Puts all elements of a Java array into a buffer. */
	void put(final Object array, final ByteBuffer buffer) {
		if (primitive == byte.class)
			buffer.put((byte[]) array);
		else if (primitive == short.class)
			buffer.asShortBuffer().put((short[]) array);
		else if (primitive == int.class)
			buffer.asIntBuffer().put((int[]) array);
		else if (primitive == float.class)
			buffer.asFloatBuffer().put((float[]) array);
		else
			buffer.asDoubleBuffer().put((double[]) array);
	}
}
