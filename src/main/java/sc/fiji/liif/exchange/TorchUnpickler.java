// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads PyTorch's pickles into plain objects. Knows tensors, their storages and
 * ordered dictionaries; every other class is refused, and nothing is executed.
 */
final class TorchUnpickler extends Unpickler {

	private static final String ORDERED_DICT = "collections.OrderedDict";
	private static final String TENSOR = "torch._utils._rebuild_tensor_v2";
	private static final String PARAMETER = "torch._utils._rebuild_parameter";

	private final Map<String, TorchTensor.Storage> storages = new HashMap<>();

	/** The storages that were mentioned, by their keys. */
	Map<String, TorchTensor.Storage> storages() {
		return storages;
	}

	/** @throws PickleException if the pickle asks for anything but data */
	@Override
	protected Object dispatch(final short opcode) throws PickleException, IOException {
		switch (opcode) {
		case Opcodes.GLOBAL :
			stack.add(known(PickleUtils.readline(input), PickleUtils.readline(input)));
			return NO_RETURN_VALUE;
		case Opcodes.STACK_GLOBAL :
			final Object name = stack.pop();
			stack.add(known(text(stack.pop()), text(name)));
			return NO_RETURN_VALUE;
		case Opcodes.SETITEM :
			final Object value = stack.pop();
			put(stack.pop(), value, stack.peek());
			return NO_RETURN_VALUE;
		case Opcodes.SETITEMS :
			final List<Object> items = stack.pop_all_since_marker();
			for (int i = 0; i < items.size(); i += 2)
				put(items.get(i), items.get(i + 1), stack.peek());
			return NO_RETURN_VALUE;
		case Opcodes.BUILD :
			// Attributes of a dictionary, such as PyTorch's version numbers of modules.
			stack.pop();
			return NO_RETURN_VALUE;
		case Opcodes.INST :
		case Opcodes.OBJ :
		case Opcodes.NEWOBJ :
		case Opcodes.NEWOBJ_EX :
		case Opcodes.EXT1 :
		case Opcodes.EXT2 :
		case Opcodes.EXT4 :
			throw new PickleException("it makes objects of other kinds than tensors");
		default :
			return super.dispatch(opcode);
		}
	}

	/** ('storage', type, key, device, size), and in the legacy format whether it is a view. */
	@Override
	protected Object persistentLoad(final Object id) {
		final Object[] parts = id instanceof Object[] ? (Object[]) id : new Object[0];
		if (parts.length < 5 || !"storage".equals(parts[0]) || !(parts[1] instanceof StorageType)
				|| parts.length > 5 && parts[5] != null)
			throw new PickleException("it refers to something that is no storage");
		final TorchTensor.Storage storage = new TorchTensor.Storage(text(parts[2]), ((StorageType) parts[1]).type,
				number(parts[4]));
		final TorchTensor.Storage before = storages.putIfAbsent(storage.key, storage);
		if (before != null && (before.type != storage.type || before.size != storage.size))
			throw new PickleException("it has two storages of the same name");
		return before == null ? storage : before;
	}

	// -- Helper methods --

	/** A class by its full name; as a constructor it is of no use. */
	private static final class StorageType implements IObjectConstructor {

		private final TorchTensor.Type type;

		private StorageType(final TorchTensor.Type type) {
			this.type = type;
		}

		@Override
		public Object construct(final Object[] arguments) {
			throw new PickleException("it makes a storage of its own");
		}
	}

	private static IObjectConstructor known(final String module, final String name) {
		final String full = module + "." + name;
		if (full.equals(ORDERED_DICT))
			return TorchUnpickler::dictionary;
		if (full.equals(TENSOR))
			return TorchUnpickler::tensor;
		if (full.equals(PARAMETER))
			return arguments -> arguments[0];
		if (module.equals("torch") && name.endsWith("Storage")) {
			final String type = name.substring(0, name.length() - "Storage".length()).toUpperCase(Locale.ROOT);
			for (final TorchTensor.Type known : TorchTensor.Type.values()) {
				if (known.name().equals(type))
					return new StorageType(known);
			}
		}
		throw new PickleException("it asks for \"" + full + "\"");
	}

	/** Keys are hashed, which takes for ever for lists that contain themselves, or each other twice. */
	@SuppressWarnings("unchecked")
	private static void put(final Object key, final Object value, final Object dictionary) {
		if (!(key instanceof String || key instanceof Number || key instanceof Boolean) || !(dictionary instanceof Map))
			throw new PickleException("it has a dictionary whose keys are no words");
		((Map<Object, Object>) dictionary).put(key, value);
	}

	/** Only what is a text: to make one of a list may take for ever. */
	private static String text(final Object value) {
		if (!(value instanceof String || value instanceof Number))
			throw new PickleException("it has something else where a word should be");
		return value.toString();
	}

	private static Object dictionary(final Object[] arguments) {
		final Map<Object, Object> dictionary = new LinkedHashMap<>();
		if (arguments.length > 0) {
			for (final Object pair : (List<?>) arguments[0]) {
				final Object[] entry = pair instanceof Object[] ? (Object[]) pair : ((List<?>) pair).toArray();
				put(entry[0], entry[1], dictionary);
			}
		}
		return dictionary;
	}

	/** (storage, offset, shape, strides, ...) */
	private static Object tensor(final Object[] arguments) {
		final Object[] shape = (Object[]) arguments[2];
		final Object[] strides = (Object[]) arguments[3];
		final int[] lengths = new int[shape.length];
		final long[] steps = new long[strides.length];
		for (int i = 0; i < shape.length; i++)
			lengths[i] = Math.toIntExact(number(shape[i]));
		for (int i = 0; i < strides.length; i++)
			steps[i] = number(strides[i]);
		return new TorchTensor((TorchTensor.Storage) arguments[0], number(arguments[1]), lengths, steps);
	}

	private static long number(final Object value) {
		if (!(value instanceof Integer || value instanceof Long) || ((Number) value).longValue() < 0)
			throw new PickleException("it has a size that is none");
		return ((Number) value).longValue();
	}
}
