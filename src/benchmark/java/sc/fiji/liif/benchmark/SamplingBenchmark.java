// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.benchmark;

import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import net.imglib2.RealRandomAccess;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.liif.image.ContinuousImage;
import sc.fiji.liif.image.ContinuousView;
import sc.fiji.liif.network.LiifNetwork;
import sc.fiji.liif.sampling.Footprint;

/** Samples of the continuous image through ImgLib2's accesses, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SamplingBenchmark {

	private static final int SIDE = 96;
	private static final int FEW = 100;
	private static final int MANY = 3840;
	private static final int COLUMNS = 384;

	@Param({"edsr-light", "heat-light"})
	public String model;

	private LiifNetwork network;
	private ContinuousImage image;
	private ContinuousView<FloatType> view;
	private final Random random = new Random(1);

	@Setup
	public void encode() {
		network = new LiifNetwork(Subjects.models().get(model));
		image = new ContinuousImage(network, Subjects.picture(network.spec().channels(), SIDE, SIDE));
		view = image.mean().footprint(Footprint.ofScale(4));
		line();
	}

	@TearDown
	public void close() {
		image.close();
		network.close();
	}

	/** Neighbours, each asked for by itself. */
	@Benchmark
	@OperationsPerInvocation(FEW)
	public float single() {
		return scan(view.runAhead(false).realRandomAccess(), FEW, 1);
	}

	@Benchmark
	@OperationsPerInvocation(FEW)
	public float random() {
		final RealRandomAccess<FloatType> access = view.realRandomAccess();
		float sum = 0;
		for (int i = 0; i < FEW; i++) {
			access.setPosition((SIDE - 1) * random.nextDouble(), 0);
			access.setPosition((SIDE - 1) * random.nextDouble(), 1);
			sum += access.get().get();
		}
		return sum;
	}

	@Benchmark
	@OperationsPerInvocation(MANY)
	public float line() {
		return scan(view.realRandomAccess(), MANY, 1);
	}

	@Benchmark
	@OperationsPerInvocation(MANY)
	public float raster() {
		return scan(view.realRandomAccess(), COLUMNS, MANY / COLUMNS);
	}

	private static float scan(final RealRandomAccess<FloatType> access, final int columns, final int rows) {
		final double step = (SIDE - 1.0) / columns;
		float sum = 0;
		for (int y = 0; y < rows; y++) {
			for (int x = 0; x < columns; x++) {
				access.setPosition(x * step, 0);
				access.setPosition(y * 0.25, 1);
				sum += access.get().get();
			}
		}
		return sum;
	}
}
