// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

import sc.fiji.liif.LiifException;
import sc.fiji.liif.zarr.FolderStore;
import sc.fiji.liif.zarr.Store;

/** What is at a place: a path that all machines have, or the address of a file system that Hadoop knows. */
final class Locations {

	private Locations() {}

	/** @throws LiifException in one sentence, if it can't be reached */
	static Store store(final String place) {
		if (isLocal(place))
			return new FolderStore(local(place));
		try {
			return new HadoopStore(place, configuration());
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new LiifException("Can't reach " + place + " (" + e.getMessage()
					+ "): check the address, and that Spark has the file system's jars and keys.", e);
		}
	}

	/** Whether it is a path of this machine. */
	static boolean isLocal(final String place) {
		return !place.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*") || place.startsWith("file:");
	}

	/** Such a path. */
	static Path local(final String place) {
		return place.startsWith("file:") ? Paths.get(URI.create(place)) : Paths.get(place);
	}

	/** Spark's, with what was said on the command line. */
	static Configuration configuration() {
		final SparkEnv env = SparkEnv.get();
		return SparkHadoopUtil.get().newConfiguration(env == null ? new SparkConf() : env.conf());
	}
}
