// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Numbers of the reference implementation: a folder of test resources with an
 * index of named tensors, in PyTorch's layouts, and their little-endian bytes.
 */
public final class Fixture {

	private final JsonObject index;
	private final ByteBuffer data;

	public Fixture(final String name) {
		try (InputStream json = open(name + "/index.json"); InputStream bin = open(name + "/data.bin")) {
			index = JsonParser.parseReader(new InputStreamReader(json, StandardCharsets.UTF_8)).getAsJsonObject();
			data = ByteBuffer.wrap(bin.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}

	public Iterable<String> names() {
		return index.getAsJsonObject("tensors").keySet();
	}

	public List<JsonObject> cases() {
		final List<JsonObject> cases = new ArrayList<>();
		for (final JsonElement element : index.getAsJsonArray("cases"))
			cases.add(element.getAsJsonObject());
		return cases;
	}

	public boolean has(final String name) {
		return index.getAsJsonObject("tensors").has(name);
	}

	public int[] shape(final String name) {
		final JsonArray json = tensor(name).getAsJsonArray("shape");
		final int[] shape = new int[json.size()];
		for (int i = 0; i < shape.length; i++)
			shape[i] = json.get(i).getAsInt();
		return shape;
	}

	public float[] floats(final String name) {
		final float[] values = new float[tensor(name).get("bytes").getAsInt() / 4];
		bytes(name).asFloatBuffer().get(values);
		return values;
	}

	/** Numbers by name out of the index's remarks. */
	public Map<String, Double> numbers(final String remark) {
		final Map<String, Double> numbers = new HashMap<>();
		index.getAsJsonObject("meta").getAsJsonObject(remark).entrySet()
				.forEach(entry -> numbers.put(entry.getKey(), entry.getValue().getAsDouble()));
		return numbers;
	}

	public double[] doubles(final String name) {
		final double[] values = new double[tensor(name).get("bytes").getAsInt() / 8];
		bytes(name).asDoubleBuffer().get(values);
		return values;
	}

	/** Unsigned bytes as ints. */
	public int[] bytesOf(final String name) {
		final int[] values = new int[tensor(name).get("bytes").getAsInt()];
		final ByteBuffer bytes = bytes(name);
		for (int i = 0; i < values.length; i++)
			values[i] = bytes.get() & 255;
		return values;
	}

	public int[] ints(final String name) {
		final int[] values = new int[tensor(name).get("bytes").getAsInt() / 4];
		bytes(name).asIntBuffer().get(values);
		return values;
	}

	/** An image or feature map of shape [1, c, h, w] as [h][w][c]. */
	public float[] channelsLast(final String name) {
		final int[] shape = shape(name);
		final int plane = shape[2] * shape[3];
		final float[] nchw = floats(name);
		final float[] nhwc = new float[nchw.length];
		for (int c = 0; c < shape[1]; c++) {
			for (int i = 0; i < plane; i++)
				nhwc[i * shape[1] + c] = nchw[c * plane + i];
		}
		return nhwc;
	}

	private JsonObject tensor(final String name) {
		return index.getAsJsonObject("tensors").getAsJsonObject(name);
	}

	private ByteBuffer bytes(final String name) {
		final ByteBuffer bytes = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
		bytes.position(tensor(name).get("offset").getAsInt());
		return bytes;
	}

	private static InputStream open(final String path) {
		return Fixture.class.getResourceAsStream("/fixtures/" + path);
	}
}
