// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import sc.fiji.liif.command.option.Declaration;
import sc.fiji.liif.command.option.LiifCommand;
import sc.fiji.liif.command.volume.Isotropic;
import sc.fiji.liif.command.volume.Reslice;
import sc.fiji.liif.command.zarr.OpenZarr;
import sc.fiji.liif.command.zarr.SaveZarr;

/** All commands, in the order of the menu: a new one is registered here and in {@code plugins.config}. */
public final class Commands {

	private static final List<Class<? extends LiifCommand>> ALL = Collections.unmodifiableList(
			Arrays.asList(Upscale.class, Batch.class, Isotropic.class, Reslice.class, Continuous.class, Transform.class,
					Profile.class, Derivatives.class, Zoom.class, TrustMap.class, Train.class, Evaluate.class,
					Models.class, Import.class, Export.class, OpenZarr.class, SaveZarr.class, Sample.class));

	private Commands() {}

	/** Their declarations. */
	public static List<Declaration> all() {
		return ALL.stream().map(Declaration::of).collect(Collectors.toList());
	}

	/** Those that the shell offers under this name, or all if none is called so. */
	static List<Declaration> inShell(final String name) {
		final List<Declaration> called = ALL.stream().filter(type -> name.equals(Declaration.shellName(type)))
				.map(Declaration::of).collect(Collectors.toList());
		return called.isEmpty() ? all() : called;
	}

	/** The command of this name, as macros call it. */
	public static Declaration of(final String name) {
		return all().stream().filter(command -> command.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("No command \"" + name + "\"."));
	}
}
