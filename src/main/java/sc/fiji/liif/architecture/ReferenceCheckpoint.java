// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.architecture;

import java.util.Set;

import sc.fiji.liif.LiifException;

/** A checkpoint of the reference implementation, as far as an architecture follows from it. */
public interface ReferenceCheckpoint {

	/** The model's name in the reference, such as {@code liif}. */
	String model();

	/** Names of the state_dict's tensors. */
	Set<String> tensors();

	/**
	 * Lengths of a tensor's axes.
	 *
	 * @throws LiifException in one sentence, if there is none of that name
	 */
	int[] shape(String tensor);

	/** How many different numbers the names of tensors have in the pattern's group. */
	int count(String pattern);

	/** An argument that the model was made with, found by its names from the outside in; null if there is none. */
	Object argument(String... names);

	/** What to throw if the architecture is recognised but not supported. */
	LiifException unsuited(String why);
}
