// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.command.option;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import sc.fiji.liif.BrokenInstallation;
import sc.fiji.liif.LiifException;
import sc.fiji.liif.imagej.HeapSpace;
import sc.fiji.liif.imagej.preview.Previewed;
import sc.fiji.liif.setting.Setting;

/**
 * A command of LIIF. Its {@code @Parameter} fields, in snake case as in macros, are
 * the one declaration of its options, from which all doors are made (see {@link
 * Declaration} for what they may say); what it gives are its output fields. If it is
 * not possible, it is canceled with one sentence as reason.
 */
public abstract class LiifCommand extends ContextCommand {

	@Parameter(required = false)
	private StatusService statusService;

	@Parameter(required = false)
	private LogService logService;

	private Host host;

	/**
	 * Does the work, once the fields are set.
	 *
	 * @throws LiifException         in one sentence, if it is not possible
	 * @throws CancellationException if the host canceled it
	 */
	protected abstract void execute(Host to);

	/**
	 * What the fields lead to, a line for the dialog; called off the event thread
	 * whenever a field changes.
	 *
	 * @throws LiifException in one sentence, if that is not possible
	 */
	public String summary() {
		return "";
	}

	/**
	 * What options come to that are left to the picture, by their keys: recorded instead of what was said, so that a
	 * macro does the same to it again.
	 */
	public Map<String, String> judged() {
		return Collections.emptyMap();
	}

	/** What options come to that were not given, by their keys: such as a height that follows from a width. */
	public Map<String, String> computed() {
		return Collections.emptyMap();
	}

	/** How long it will take, a phrase such as "about 2 minutes"; empty if that is not known. May take a second to find out. */
	public String time() {
		return "";
	}

	/** What of the fields the dialog can show in advance, if it can: on the command's image, which is not changed. */
	public Optional<Previewed<?>> previewed() {
		return Optional.empty();
	}

	/** Width, height and number of planes of the resulting image, as far as the fields tell; all 0 if there is none. */
	public int[] resultSize() {
		return new int[3];
	}

	/** Settings that are options, too: given to the command in its field {@code settings}, as {@code key=value ...}. */
	protected List<Setting> settings() {
		return Collections.emptyList();
	}

	/** Those of the settings that have fields of their own in the dialog. */
	protected List<Setting> settingsOfDialog() {
		return Collections.emptyList();
	}

	/** As a SciJava command. */
	@Override
	public final void run() {
		try (SciJavaHost scijava = new SciJavaHost(this, statusService, logService)) {
			executeIn(host == null ? scijava : host);
		}
		catch (final LiifException e) {
			cancel(e.getMessage());
		}
		catch (final CancellationException e) {
			if (!isCanceled())
				cancel(null);
		}
	}

	/** Runs for another host, to which it leaves what is thrown. */
	public final void runFor(final Host other) {
		host = other;
		executeIn(other);
	}

	private void executeIn(final Host to) {
		try {
			execute(to);
		}
		catch (final OutOfMemoryError e) {
			throw HeapSpace.exhausted(getClass().getAnnotation(Plugin.class).label(), e);
		}
		catch (final LinkageError e) {
			throw new BrokenInstallation(e);
		}
	}
}
