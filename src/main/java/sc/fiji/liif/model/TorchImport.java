// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.model;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;

import sc.fiji.liif.LiifException;

/**
 * Makes a model of a checkpoint of the reference implementation, whose
 * architecture follows from the names and shapes of its weights and from the
 * arguments that it was made with. Tensors that the network never uses, and the
 * optimiser's, are left out.
 */
public final class TorchImport {

	/** The published checkpoints by their SHA-256. */
	private static final Map<String, String> OFFICIAL = new HashMap<>();
	static {
		OFFICIAL.put("1cf77e16f33ee17bd04049f497eaea1e06f25585dbb1919e4c7cd1d9d4d23d57",
				"the paper's EDSR-baseline-LIIF");
		OFFICIAL.put("7bf835bc969b85ead12ef3bd8e4bca7349777ae1fdbea6021f1b62608f4a323a", "the paper's RDN-LIIF");
	}

	private static final int COPY_BYTES = 1 << 20;
	private static final double EDSR_FULL_SCALE = 0.1;

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
		final TorchFile checkpoint = TorchFile.read(file, this::used);
		final ModelSpec spec = new ModelSpec(name, channels(), encoder(), decoder(), Normalisation.REFERENCE,
				new double[]{1, 4});
		final StateDict weights = new StateDict();
		for (final String wanted : spec.tensors().keySet()) {
			final TorchTensor tensor = tensors.get(wanted);
			if (tensor != null)
				weights.put(wanted, tensor.shape, checkpoint.values(tensor));
		}
		weights.check(spec, file.toString());
		return new Model(spec, weights, card((Map<?, ?>) checkpoint.root()));
	}

	/** The state_dict's tensors but for those of up-sampling tails and of the unused mean shifts. */
	private Collection<TorchTensor> used(final Object root) {
		model = map(map(root, "it holds no model").get("model"), "it holds no model");
		for (final Map.Entry<?, ?> entry : map(model.get("sd"), "its model has no weights").entrySet()) {
			final String name = String.valueOf(entry.getKey());
			final boolean isUnused = name.contains("_mean.") || name.startsWith("encoder.tail.")
					|| name.startsWith("encoder.UPNet.");
			if (entry.getValue() instanceof TorchTensor && !isUnused)
				tensors.put(name, (TorchTensor) entry.getValue());
		}
		if (!tensors.containsKey(DecoderSpec.layer(0) + ".weight"))
			throw unsuited("it has no decoder, so it works at one scale only");
		return new ArrayList<>(tensors.values());
	}

	private int channels() {
		final TorchTensor head = tensors.containsKey("encoder.head.0.weight")
				? tensors.get("encoder.head.0.weight")
				: tensors.get("encoder.SFENet1.weight");
		if (head == null || head.shape.length != 4)
			throw unsuited("its encoder is neither EDSR nor RDN");
		return head.shape[1];
	}

	private EncoderSpec encoder() {
		if (tensors.containsKey("encoder.SFENet1.weight"))
			return new RdnSpec(count("encoder\\.RDBs\\.(\\d+)\\..*"), count("encoder\\.RDBs\\.0\\.convs\\.(\\d+)\\..*"),
					shape("encoder.RDBs.0.convs.0.conv.0.weight")[0], shape("encoder.SFENet1.weight")[0]);
		if (tensors.keySet().stream().anyMatch(name -> name.matches("encoder\\.body\\.0\\.body\\.[13]\\..*")))
			throw unsuited("its encoder is neither EDSR nor RDN");
		return new EdsrSpec(shape("encoder.head.0.weight")[0], count("encoder\\.body\\.(\\d+)\\.body\\..*"),
				residualScale());
	}

	/** The argument if there is one; else 1, but 0.1 for the full EDSR. */
	private double residualScale() {
		final Map<?, ?> spec = mapOrEmpty(mapOrEmpty(model.get("args")).get("encoder_spec"));
		final Object scale = mapOrEmpty(spec.get("args")).get("res_scale");
		if (scale instanceof Number)
			return ((Number) scale).doubleValue();
		return "edsr".equals(spec.get("name")) ? EDSR_FULL_SCALE : 1;
	}

	private DecoderSpec decoder() {
		final List<Integer> widths = new ArrayList<>();
		for (int i = 0; tensors.containsKey(DecoderSpec.layer(i) + ".weight"); i++)
			widths.add(shape(DecoderSpec.layer(i) + ".weight")[0]);
		final List<Integer> hidden = widths.subList(0, widths.size() - 1);
		if ("metasr".equals(model.get("name"))) {
			if (hidden.size() != 1)
				throw unsuited("its MetaSR has " + hidden.size() + " hidden layers instead of one");
			return new MetaSrSpec(hidden.get(0), false);
		}
		return new LiifSpec(hidden, isOn("feat_unfold"), isOn("local_ensemble"), isOn("cell_decode"), false);
	}

	private boolean isOn(final String argument) {
		return !Boolean.FALSE.equals(mapOrEmpty(model.get("args")).get(argument));
	}

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

	/** How many numbers the names have in the pattern's group. */
	private int count(final String pattern) {
		final List<Integer> numbers = tensors.keySet().stream().filter(name -> name.matches(pattern))
				.map(name -> Integer.valueOf(name.replaceAll(pattern, "$1"))).distinct().collect(Collectors.toList());
		return numbers.size();
	}

	private int[] shape(final String name) {
		final TorchTensor tensor = tensors.get(name);
		if (tensor == null)
			throw unsuited("it lacks the tensor " + name);
		return tensor.shape;
	}

	private Map<?, ?> map(final Object object, final String otherwise) {
		if (!(object instanceof Map))
			throw unsuited(otherwise);
		return (Map<?, ?>) object;
	}

	private static Map<?, ?> mapOrEmpty(final Object object) {
		return object instanceof Map ? (Map<?, ?>) object : new HashMap<>();
	}

	private LiifException unsuited(final String why) {
		return new LiifException("The file " + file + " is not a LIIF or MetaSR checkpoint (" + why
				+ "): import one that the reference implementation saved.");
	}
}
