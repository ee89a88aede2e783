// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.model.Model;

/**
 * What computes: models that run, models that learn, products of matrices. There is one in a process, {@link
 * Engines#current}. It is all that is known of the library behind it, which so can be loaded apart from
 * everybody else's. Safe for use by several threads.
 */
public interface Engine {

	/** The library's version. */
	String version();

	/** Does in advance what the first one to use it would wait for. */
	void warmUp();

	/**
	 * A model ready to run, to be closed by the caller.
	 *
	 * @param form how; fused or not is said anew at each run
	 * @throws LiifException in one sentence, if there are another number of threads already
	 */
	RunningModel run(Model model, SessionForm form);

	/**
	 * A model ready to learn, to be closed by the caller.
	 *
	 * @param learns    which tensors of the state_dict learn, by name; the others stay as they are
	 * @param isSquared whether the loss is the mean squared error instead of the mean absolute one
	 * @param averages  whether a running mean of the weights is kept
	 * @throws LiifException in one sentence, if there are another number of threads already
	 */
	LearningModel learn(Model model, Predicate<String> learns, boolean isSquared, boolean averages, SessionForm form);

	/** Products with tables, to be closed by the caller. */
	TableProduct tables(SessionForm form);

	/**
	 * Measures the matrix product: the best of some runs.
	 *
	 * @param size    of the matrices
	 * @param seconds that it may take, beside two runs
	 * @return multiplications and additions per second
	 */
	double multiplyAddsPerSecond(int size, double seconds, SessionForm form);

	/**
	 * Writes a model as the library's own kind of file, a TensorFlow SavedModel with two signatures, normalisation
	 * included:
	 * <ul>
	 * <li>{@code encode}: {@code image [n, height, width, channels]} with intensities
	 * in [0,1] to {@code features [n, height, width, features]};</li>
	 * <li>{@code decode}: {@code features [1, height, width, features]},
	 * {@code coordinates [queries, 2]} and {@code cells [queries, 2]}, and for
	 * residual models the {@code image}, to {@code values [queries, channels]}.</li>
	 * </ul>
	 * Coordinates and cells are the reference's: (y, x), the image reaching from -1
	 * to 1 along both axes; a pixel of a raster of h rows is 2 / h high.
	 *
	 * @throws IOException if the folder can't be written
	 */
	void export(Model model, Path folder) throws IOException;
}
