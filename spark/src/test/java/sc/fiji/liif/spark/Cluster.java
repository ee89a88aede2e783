// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.spark;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A cluster of Spark's own kind on this machine: a master, and workers, in processes of their own. */
final class Cluster implements AutoCloseable {

	private static final long SECONDS = 60;
	private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

	private final Path home = Paths.get(System.getProperty("spark.home"));
	private final Path logs;
	private final String address;
	private final int cores;
	private final boolean isPinned;
	private final List<Process> processes = new ArrayList<>();

	/**
	 * @param logs     a folder for what the processes say
	 * @param cores    that each worker says it has
	 * @param isPinned whether each worker has a processor of its own, by Linux's taskset
	 */
	Cluster(final Path logs, final int workers, final int cores, final boolean isPinned)
			throws IOException, InterruptedException {
		this.logs = logs;
		this.cores = cores;
		this.isPinned = isPinned;
		final int port = freePort();
		address = "spark://127.0.0.1:" + port;
		final Path log = start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port",
				Integer.toString(port), "--webui-port", "0");
		await(log, "New state: ALIVE");
		for (int i = 0; i < workers; i++)
			addWorker();
	}

	/** Another worker, which is there when this returns. */
	void addWorker() throws IOException, InterruptedException {
		final String name = "worker" + processes.size();
		await(start(name, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores",
				Integer.toString(cores), "--memory", "2g", "--webui-port", "0", "--work-dir",
				logs.resolve(name + "-work").toString(), address), "Successfully registered with master");
	}

	/** Where a driver finds it. */
	String address() {
		return address;
	}

	/** Begins to run a command of LIIF's on the cluster. @return the driver */
	Process submit(final String name, final String... arguments) throws IOException {
		final List<String> command = new ArrayList<>(Arrays.asList("org.apache.spark.deploy.SparkSubmit", "--master",
				address, "--class", "sc.fiji.liif.spark.Main", "--conf", "spark.driver.host=127.0.0.1", "--conf",
				"spark.driver.bindAddress=127.0.0.1", "--conf", "spark.ui.enabled=false", "--conf",
				"spark.executor.memory=1g", "--conf",
				"spark.executor.extraJavaOptions=-Dliif.home=" + System.getProperty("liif.home"),
				System.getProperty("liif.jar")));
		command.addAll(Arrays.asList(arguments));
		start(name, command.toArray(new String[0]));
		return processes.remove(processes.size() - 1);
	}

	/** Kills one of the workers as nothing can be prepared for; what it had started ends with it. */
	void killWorker() {
		final Process worker = processes.remove(processes.size() - 1);
		final List<ProcessHandle> children = worker.descendants().toList();
		worker.destroyForcibly();
		children.forEach(ProcessHandle::destroyForcibly);
	}

	/** Likewise one of the executors, if there is one. */
	boolean killExecutor() {
		final Optional<ProcessHandle> executor = processes.stream().flatMap(Process::descendants)
				.filter(process -> process.info().commandLine().orElse("").contains(EXECUTOR)).findAny();
		executor.ifPresent(ProcessHandle::destroyForcibly);
		return executor.isPresent();
	}

	/** What a process said. */
	String log(final String name) throws IOException {
		return Files.readString(logs.resolve(name + ".log"));
	}

	@Override
	public void close() {
		while (!processes.isEmpty())
			killWorker();
	}

	// -- Helper methods --

	private Path start(final String name, final String... arguments) throws IOException {
		final Path log = logs.resolve(name + ".log");
		final List<String> command = new ArrayList<>();
		if (isPinned && name.startsWith("worker"))
			command.addAll(Arrays.asList("taskset", "-c", Integer.toString(processes.size() - 1)));
		command.addAll(Arrays.asList(Paths.get(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
				"-Dliif.home=" + System.getProperty("liif.home"), "-cp", home.resolve("jars") + File.separator + "*"));
		command.addAll(Arrays.asList(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(log.toFile());
		builder.environment().put("SPARK_HOME", home.toString());
		builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
		// Told by the folder of an installation, which this is not.
		builder.environment().put("SPARK_SCALA_VERSION", "2.13");
		processes.add(builder.start());
		return log;
	}

	private static void await(final Path log, final String words) throws IOException, InterruptedException {
		final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
		while (!Files.exists(log) || !Files.readString(log).contains(words)) {
			if (System.nanoTime() > end)
				throw new IOException("No \"" + words + "\" in " + Files.readString(log));
			Thread.sleep(100);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}
}
