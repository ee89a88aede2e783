// SPDX-License-Identifier: BSD-2-Clause
import java.io.File;
import java.util.concurrent.Future;

import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.TensorFlow;
import org.tensorflow.framework.GraphDef;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.liif.command.Train;
import sc.fiji.liif.command.Upscale;

/** Somebody's ImageJ with TensorFlow 1: it multiplies matrices by that, and upscales and trains by LIIF, in turn. */
public class Host {

	/** Arguments: the picture, a folder for a model, and which of both begins: theirs or ours. */
	public static void main(final String[] args) throws Exception {
		if (args[2].equals("theirs"))
			theirs();
		for (int i = 0; i < 2; i++) {
			try (Context context = new Context()) {
				upscale(context, args[0]);
				theirs();
				train(context, args[0], args[1] + i);
				theirs();
			}
		}
		System.out.println("done");
		System.exit(0);
	}

	private static void theirs() throws Exception {
		try (Graph graph = new Graph();
				Tensor<Float> matrix = Tensor.create(new float[][]{{1, 2}, {3, 4}}, Float.class)) {
			final Output<Float> a = graph.opBuilder("Const", "a").setAttr("dtype", matrix.dataType())
					.setAttr("value", matrix).build().output(0);
			graph.opBuilder("MatMul", "product").addInput(a).addInput(a).build();
			// As CSBDeep does with a model's description.
			final int nodes = GraphDef.parseFrom(graph.toGraphDef()).getNodeCount();
			try (Session session = new Session(graph);
					Tensor<?> result = session.runner().fetch("product").run().get(0)) {
				final float[][] values = new float[2][2];
				result.copyTo(values);
				System.out.println("theirs " + TensorFlow.version() + " " + nodes + " " + values[0][0] + " " + values[1][1]);
			}
		}
	}

	private static void upscale(final Context context, final String picture) throws Exception {
		final ImagePlus image = IJ.openImage(picture);
		final CommandModule module = run(context, Upscale.class, "input", image, "scale", 2.0, "model", "heat-light");
		final ImagePlus result = (ImagePlus) module.getOutput("output");
		System.out.println("ours " + result.getWidth() + " x " + result.getHeight());
	}

	private static void train(final Context context, final String picture, final String folder) throws Exception {
		run(context, Train.class, "images", new File(picture).getParentFile(), "output", new File(folder), "settings",
				"steps=3 batch=2 features=4 blocks=1 hidden=8 validate_every=2");
		System.out.println("ours learned " + new File(folder, "best/weights.safetensors").exists());
	}

	private static CommandModule run(final Context context, final Class<? extends org.scijava.command.Command> command,
			final Object... inputs) throws Exception {
		final Future<CommandModule> future = context.service(CommandService.class).run(command, true, inputs);
		final CommandModule module = future.get();
		if (module.isCanceled())
			throw new IllegalStateException(module.getCancelReason());
		return module;
	}
}
