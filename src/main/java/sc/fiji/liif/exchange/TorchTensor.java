// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import sc.fiji.liif.weights.StateDict;

/** A tensor of a PyTorch checkpoint, whose values lie in one of the file's storages. Immutable. */
final class TorchTensor {

	/** The types of storages, and the bytes of one value. */
	enum Type {

		FLOAT(4),
		DOUBLE(8),
		HALF(2),
		BFLOAT16(2),
		LONG(8),
		INT(4),
		SHORT(2),
		CHAR(1),
		BYTE(1),
		BOOL(1);

		final int bytes;

		Type(final int bytes) {
			this.bytes = bytes;
		}
	}

	/** Part of the file that tensors are views of. */
	static final class Storage {

		final String key;
		final Type type;
		final long size;

		/** @param size number of values */
		Storage(final String key, final Type type, final long size) {
			if (size > Integer.MAX_VALUE - 8)
				throw new IllegalArgumentException("a storage that is larger than any can be");
			this.key = key;
			this.type = type;
			this.size = size;
		}

		long bytes() {
			return size * type.bytes;
		}
	}

	final Storage storage;
	final long offset;
	final int[] shape;
	final long[] strides;

	/**
	 * @param offset  of the first value in the storage
	 * @param strides values between neighbours along each axis
	 * @throws IllegalArgumentException if the tensor reaches beyond its storage
	 */
	TorchTensor(final Storage storage, final long offset, final int[] shape, final long[] strides) {
		long last = offset;
		long values = 1;
		for (int i = 0; i < shape.length; i++) {
			if (shape[i] < 1 || strides[i] < 0 || strides[i] > storage.size)
				throw new IllegalArgumentException("a tensor of an impossible shape");
			last = Math.addExact(last, Math.multiplyExact(shape[i] - 1L, strides[i]));
			values = Math.multiplyExact(values, (long) shape[i]);
		}
		if (shape.length != strides.length || offset < 0 || last >= storage.size)
			throw new IllegalArgumentException("a tensor that reaches beyond its storage");
		// With strides of 0 a few values can be many.
		if (values > storage.size)
			throw new IllegalArgumentException("a tensor that is larger than its storage");
		this.storage = storage;
		this.offset = offset;
		this.shape = shape;
		this.strides = strides;
	}

	/** Its values, last axis fastest, out of all of the storage's. */
	float[] pick(final float[] all) {
		final float[] values = new float[(int) StateDict.size(shape)];
		final int[] position = new int[shape.length];
		long from = offset;
		for (int i = 0; i < values.length; i++) {
			values[i] = all[(int) from];
			for (int d = shape.length - 1; d >= 0; d--) {
				from += strides[d];
				if (++position[d] < shape[d])
					break;
				from -= strides[d] * shape[d];
				position[d] = 0;
			}
		}
		return values;
	}
}
