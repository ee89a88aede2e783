// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.architecture.Architectures;
import sc.fiji.liif.architecture.Decoder;
import sc.fiji.liif.architecture.Encoder;
import sc.fiji.liif.architecture.ReferenceCheckpoint;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.model.ModelSpec;
import sc.fiji.liif.model.Normalisation;
import sc.fiji.liif.weights.StateDict;

/**
 * Makes a model of a checkpoint of the reference implementation, whose
 * architecture follows from the names and shapes of its weights and from the
 * arguments that it was made with. Tensors that the network never uses, and the
 * optimiser's, are left out.
 */
public final class TorchImport implements ReferenceCheckpoint {

	/** The published checkpoints by their SHA-256. */
	private static final Map<String, String> OFFICIAL = new HashMap<>();
	static {
		OFFICIAL.put("1cf77e16f33ee17bd04049f497eaea1e06f25585dbb1919e4c7cd1d9d4d23d57",
				"the paper's EDSR-baseline-LIIF");
		OFFICIAL.put("7bf835bc969b85ead12ef3bd8e4bca7349777ae1fdbea6021f1b62608f4a323a", "the paper's RDN-LIIF");
	}

	private static final int COPY_BYTES = 1 << 20;

	private final Path file;
	private Map<?, ?> model;
	private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();

	private TorchImport(final Path file) {
		this.file = file;
	}

	/**
	 * @param name what the model is to be called
	 * @throws LiifException in one sentence, if the file is no checkpoint of a LIIF
	 *                       or MetaSR, or is damaged, or asks for more than data
	 */
	public static Model read(final Path file, final String name) {
		return new TorchImport(file).read(name);
	}

	// -- Helper methods --

	private Model read(final String name) {
		final TorchFile checkpoint = TorchFile.read(file, this::stateDict);
		final Encoder encoder = Architectures.recognise(Architectures.encoders(), this).orElseThrow(
				() -> unsuited("its encoder is none of " + String.join(", ", Architectures.encoders().keySet())));
		final Decoder decoder = Architectures.recognise(Architectures.decoders(), this)
				.orElseThrow(() -> unsuited("it has no decoder, so it works at one scale only"));
		final ModelSpec spec = new ModelSpec(name, channels(encoder), encoder, decoder, Normalisation.REFERENCE,
				new double[]{1, 4});
		final StateDict weights = new StateDict();
		for (final String wanted : spec.tensors().keySet()) {
			final TorchTensor tensor = tensors.get(wanted);
			if (tensor != null)
				weights.put(wanted, tensor.shape, checkpoint.values(tensor));
		}
		final Model imported = Model.of(spec, weights, card((Map<?, ?>) checkpoint.root()), file.toString());
		// What could not be read again must not be written.
		return Model.of(imported.json(), weights, file.toString());
	}

	/** The state_dict's tensors but for those that no architecture needs. */
	private Collection<TorchTensor> stateDict(final Object root) {
		model = map(map(root, "it holds no model").get("model"), "it holds no model");
		for (final Map.Entry<?, ?> entry : map(model.get("sd"), "its model has no weights").entrySet()) {
			if (entry.getValue() instanceof TorchTensor)
				tensors.put(entry.getKey().toString(), (TorchTensor) entry.getValue());
		}
		Architectures.recognise(Architectures.encoders(), this).ifPresent(encoder -> tensors.keySet()
				.removeIf(name -> encoder.ignoredOfReference().stream().anyMatch(name::matches)));
		return new ArrayList<>(tensors.values());
	}

	/** The inputs of the first convolution. */
	private int channels(final Encoder encoder) {
		final int channels = shape(encoder.tensors(1).keySet().iterator().next())[1];
		if (channels != 1 && channels != 3)
			throw unsuited("its pictures have " + channels + " channels instead of 1 or 3");
		return channels;
	}

	// -- ReferenceCheckpoint methods --

	@Override
	public String model() {
		return model.get("name") instanceof String ? (String) model.get("name") : "";
	}

	@Override
	public Set<String> tensors() {
		return tensors.keySet();
	}

	@Override
	public int[] shape(final String name) {
		final TorchTensor tensor = tensors.get(name);
		if (tensor == null)
			throw unsuited("it lacks the tensor " + name);
		if (tensor.shape.length < 1)
			throw unsuited("its tensor " + name + " has no shape");
		return tensor.shape;
	}

	@Override
	public int count(final String pattern) {
		return (int) tensors.keySet().stream().filter(name -> name.matches(pattern))
				.map(name -> name.replaceAll(pattern, "$1")).distinct().count();
	}

	@Override
	public Object argument(final String... names) {
		Object value = model.get("args");
		for (final String name : names)
			value = value instanceof Map ? ((Map<?, ?>) value).get(name) : null;
		return value;
	}

	@Override
	public LiifException unsuited(final String why) {
		return new LiifException("The file " + file + " is not a LIIF or MetaSR checkpoint (" + why
				+ "): import one that the reference implementation saved.");
	}

	// -- Helper methods --

	private JsonObject card(final Map<?, ?> root) {
		final JsonObject origin = new JsonObject();
		origin.addProperty("file", String.valueOf(file.getFileName()));
		final String sum = sha256();
		origin.addProperty("sha256", sum);
		if (root.get("epoch") instanceof Number)
			origin.addProperty("epoch", ((Number) root.get("epoch")).longValue());
		final JsonObject card = new JsonObject();
		final String official = OFFICIAL.get(sum);
		card.addProperty("description",
				official == null
						? "imported from a checkpoint of the reference implementation"
						: official + ", trained on DIV2K by the authors");
		if (official != null)
			card.addProperty("licence", "BSD-3-Clause, (c) 2020 Yinbo Chen");
		card.add("imported", origin);
		return card;
	}

	private String sha256() {
		try (InputStream in = Files.newInputStream(file)) {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			final byte[] buffer = new byte[COPY_BYTES];
			for (int n = in.read(buffer); n > 0; n = in.read(buffer))
				digest.update(buffer, 0, n);
			final StringBuilder hex = new StringBuilder();
			for (final byte b : digest.digest())
				hex.append(String.format("%02x", b));
			return hex.toString();
		}
		catch (final IOException e) {
			throw new LiifException("Can't read " + file + ": " + e.getMessage() + ".", e);
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private Map<?, ?> map(final Object object, final String otherwise) {
		if (!(object instanceof Map))
			throw unsuited(otherwise);
		return (Map<?, ?>) object;
	}
}
