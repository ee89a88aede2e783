// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.fields;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.network.Precision;
import sc.fiji.liif.network.Quality;

/** Options of commands whose answers may cost more or less. */
public abstract class QualityFields extends LiifCommand {

	@Parameter(required = false, persist = false, label = "Precision", choices = {"full",
			"fast"}, description = "full: 32-bit floats; fast: factors rounded to bfloat16, on processors that are faster with it", attrs = @Attr(name = "dialog", value = "more"))
	private String precision = "full";

	@Parameter(required = false, persist = false, label = "Ensemble", choices = {"1",
			"8"}, description = "8: look at the picture turned in eight ways and take the mean, in eight times the time", attrs = @Attr(name = "dialog", value = "more"))
	private String ensemble = "1";

	@Parameter(required = false, persist = false, label = "Local ensemble", description = "let the four latents around a pixel answer, blended; the nearest one alone saves half of the time with perceptrons, nothing with heat fields", attrs = @Attr(name = "dialog", value = "more"))
	private boolean local_ensemble = true;

	@Parameter(required = false, persist = false, label = "Cell", choices = {"exact",
			"trained"}, description = "what the decoder is told of the size of a pixel: exact, or never less than it was trained for, which differs at scales above those of the training", attrs = @Attr(name = "dialog", value = "more"))
	private String cell = "exact";

	/** As the options say it. */
	protected final Quality quality() {
		return Quality.standard().precision(Precision.of(precision)).ensemble(Integer.parseInt(ensemble))
				.localEnsemble(local_ensemble).trainedCells(cell.equals("trained"));
	}

	/** The name of the precision that is wanted. */
	protected final String precision() {
		return precision;
	}
}
