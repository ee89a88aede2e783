// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

import javax.swing.SwingUtilities;

import ij.IJ;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.ImageJModels;
import sc.fiji.liif.imagej.TrainingJob;
import sc.fiji.liif.train.DivergedException;
import sc.fiji.liif.train.TrainingListener;

/**
 * Plugins > LIIF > Train: trains a model on folders of pictures or on open
 * images. In macros {@code run("LIIF Train", "images=/data/photos preset=light
 * steps=20000 output=/models/mine")}; every setting is an option, too.
 */
public class LIIF_Train implements PlugIn {

	static final String NAME = "LIIF Train";

	@Override
	public void run(final String arg) {
		ImageJErrors.guard(NAME, () -> {
			final TrainForm form = new TrainForm();
			final TrainingJob job = form.ask();
			if (job == null)
				return;
			if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode())
				IJ.log(NAME + ": " + train(job, new TrainingLines()));
			else
				inWindow(job, form.output());
			IJ.showProgress(1.0);
		});
	}

	private static String train(final TrainingJob job, final TrainingListener listener) {
		job.train(listener);
		final Path folder = job.output().toAbsolutePath();
		final String end = "The model \"" + ImageJModels.registry().name(folder) + "\" is in the models list and in "
				+ folder + ".";
		IJ.showStatus(NAME + ": " + end);
		return end;
	}

	private static void inWindow(final TrainingJob job, final String name) {
		final TrainingWindow window = open(name);
		try {
			window.over(train(job, window));
		}
		catch (final DivergedException e) {
			window.over(e.getMessage());
			throw e;
		}
		catch (final CancellationException | LiifException e) {
			window.close();
			throw e;
		}
		catch (final RuntimeException | Error e) {
			window.over("The training ended with an error: " + e);
			throw e;
		}
	}

	private static TrainingWindow open(final String name) {
		final TrainingWindow[] window = new TrainingWindow[1];
		try {
			SwingUtilities.invokeAndWait(() -> window[0] = new TrainingWindow(name));
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
		return window[0];
	}
}
