// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.liif.train;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import sc.fiji.liif.Failures;
import sc.fiji.liif.imagej.Installation;
import sc.fiji.liif.imagej.models.ModelLibrary;
import sc.fiji.liif.model.Model;
import sc.fiji.liif.network.NetworkOptions;
import sc.fiji.liif.raster.Raster;
import sc.fiji.liif.raster.RasterStack;
import sc.fiji.liif.raster.TestPictures;
import sc.fiji.liif.train.data.TrainingData;
import sc.fiji.liif.train.data.ValidationResult;
import sc.fiji.liif.train.degradation.Degradations;
import sc.fiji.liif.train.drawing.Drawing;
import sc.fiji.liif.train.files.Checkpoint;
import sc.fiji.liif.train.settings.TrainingOptions;
import sc.fiji.liif.train.settings.TrainingSettings;

/** Trainings end, go on, and fail as they should. */
public class TrainerTest {

	private static final TrainingOptions TINY = TrainingOptions.preset("light").with("features", 4).with("blocks", 1)
			.with("hidden", "8").with(TrainingSettings.PATCH, 8).with(TrainingSettings.BATCH, 2)
			.with(TrainingSettings.SAMPLES, 16).with(TrainingSettings.STEPS, 12)
			.with(TrainingSettings.VALIDATE_EVERY, 6).with(TrainingSettings.CHECKPOINT_EVERY, 4)
			.with(TrainingSettings.WARM_UP, 2);

	@Rule
	public TemporaryFolder temporary = new TemporaryFolder();

	@Test
	public void aStoppedTrainingGoesOnAsIfItHadNot() throws IOException {
		final Path whole = folder("whole");
		final Path parts = folder("parts");
		final Model expected = trainer(whole, TrainingListener.NONE).run();
		trainer(parts, stopAfter(5)).run();
		assertEquals("five", 5, Checkpoint.read(parts.resolve("training/checkpoint.safetensors")).progress().step);
		trainer(parts, stopAfter(6)).resume().run();
		assertSame(expected, trainer(parts, TrainingListener.NONE).resume().run());
		assertSame(expected, Model.read(parts));
		final List<String> log = Files.readAllLines(parts.resolve("training/log.csv"));
		assertEquals("step,seconds,learning_rate,loss,psnr,bicubic_psnr", log.get(0));
		assertTrue(log.toString(), log.get(log.size() - 1).startsWith("12,"));
	}

	@Test
	public void theModelImprovesAndItsCardSaysHow() {
		final List<ValidationResult> results = new ArrayList<>();
		final Path folder = folder("learned");
		final Model model = new Trainer(data(),
				TINY.with(TrainingSettings.STEPS, 150).with(TrainingSettings.LEARNING_RATE, 0.005), folder,
				new TrainingListener() {

					@Override
					public void validated(final ValidationResult result) {
						results.add(result);
					}
				}).run();
		final ValidationResult first = results.get(0);
		final ValidationResult last = results.get(results.size() - 1);
		assertTrue(first.psnr() + " to " + last.psnr(), last.psnr() > first.psnr() + 2);
		assertEquals(last.truth().width(), last.answer().width());
		final String card = model.json();
		assertTrue(card, card.contains("\"steps_done\": 150") && card.contains("\"bicubic x2\"")
				&& card.contains("\"seed\": 0") && card.contains("anti-aliased bicubic"));
		assertTrue(Model.isModel(folder.resolve("best")));
	}

	@Test
	public void everyArchitectureCanBeTrained() {
		for (final String settings : new String[]{"decoder=metasr", "decoder=metasr residual=false",
				"encoder=rdn convolutions=2 growth=4", "cell_decoding=false", "feature_unfolding=false",
				"local_ensemble=false", "hidden=8,8", "channels=1", "loss=l2"}) {
			TrainingOptions options = TINY.with(TrainingSettings.LEARNING_RATE, 0.005).with(TrainingSettings.STEPS, 60);
			for (final String setting : settings.split(" "))
				options = options.with(TrainingSettings.of(setting.split("=")[0]), setting.split("=")[1]);
			final List<Double> psnrs = new ArrayList<>();
			final int channels = options.whole(TrainingSettings.CHANNELS);
			final Model model = new Trainer(TrainingData.pictures(TestPictures.some(4, 60, 50, channels),
					TestPictures.some(2, 40, 50, channels)), options, folder(settings), new TrainingListener() {

						@Override
						public void validated(final ValidationResult result) {
							psnrs.add(result.psnr());
						}
					}).run();
			assertSame(model, Model.read(folder(settings)));
			assertTrue(settings + psnrs, psnrs.get(psnrs.size() - 1) > psnrs.get(0) + 1);
		}
		Failures.assertSentence(() -> TINY.with(TrainingSettings.DECODER, "metasr").with("hidden", "8,8").check(),
				"one layer's width");
		Failures.assertSentence(
				() -> TINY.with(TrainingSettings.DECODER, "metasr").with("cell_decoding", false).check(),
				"leave it out");
	}

	@Test
	public void cancelingLeavesNothing() {
		final Path folder = folder("canceled");
		try {
			trainer(folder, new TrainingListener() {

				private long step;

				@Override
				public void stepped(final long now, final long steps, final double loss) {
					step = now;
				}

				@Override
				public boolean isCanceled() {
					return step == 7;
				}
			}).run();
			fail("not canceled");
		}
		catch (final CancellationException e) {
			assertFalse(Files.exists(folder));
		}
	}

	@Test
	public void anInterruptedTrainingCanGoOn() {
		final Path folder = folder("interrupted");
		try {
			trainer(folder, new TrainingListener() {

				@Override
				public void stepped(final long step, final long steps, final double loss) {
					if (step == 7)
						Thread.currentThread().interrupt();
				}
			}).run();
			fail("not interrupted");
		}
		catch (final CancellationException e) {
			assertTrue(Thread.interrupted());
		}
		trainer(folder, TrainingListener.NONE).resume().run();
		assertTrue(Model.isModel(folder));
	}

	@Test
	public void filesOfTheUserStay() throws IOException {
		final Path folder = folder("mine");
		final Path best = Files.createDirectories(folder.resolve("best")).resolve("photograph.png");
		final Path training = Files.createDirectories(folder.resolve("training")).resolve("notes.txt");
		Files.write(best, new byte[]{1});
		Files.write(training, new byte[]{2});
		final TrainingData small = TrainingData.pictures(TestPictures.some(2, 5, 5, 3), TestPictures.some(2, 5, 5, 3));
		Failures.assertSentence(() -> new Trainer(small, TINY, folder, TrainingListener.NONE).run(), "8 x 8");
		trainer(folder, stopAfter(2)).run();
		Trainer.delete(folder);
		assertTrue(Files.exists(best) && Files.exists(training));
		assertFalse(Model.isModel(folder) || Files.exists(folder.resolve("training/log.csv")));
		Failures.assertSentence(() -> new ModelLibrary(Installation.current()).delete(folder.toString()), "no model");
		Failures.assertSentence(() -> new ModelLibrary(Installation.current()).delete("heat-light"), "came with LIIF");
	}

	@Test
	public void whatWasKilledBeforeItsFirstStepCanStartAgain() throws IOException {
		final Path folder = folder("early");
		Files.createDirectories(folder.resolve("training"));
		Files.write(folder.resolve("training/log.csv"), new byte[0]);
		Files.write(folder.resolve("training/checkpoint.safetensors.part"), new byte[]{1});
		trainer(folder, stopAfter(1)).run();
		assertEquals(1, Checkpoint.read(folder.resolve("training/checkpoint.safetensors")).progress().step);
	}

	@Test
	public void resumingAFinishedTrainingChangesNothing() throws IOException {
		final Path folder = folder("finished");
		trainer(folder, TrainingListener.NONE).run();
		final Model before = Model.read(folder);
		trainer(folder, TrainingListener.NONE).resume().run();
		assertSame(before, Model.read(folder));
		assertEquals(before.card().get("psnr"), Model.read(folder).card().get("psnr"));
	}

	@Test
	public void targetsAreSeenInTheRangeOfTheirInputs() {
		final Raster input = Raster.ofFloats(2, 1, 1, new float[]{0, 1}).withRange(100, 300);
		final Raster target = Raster.ofFloats(2, 1, 1, new float[]{0, 1}).withRange(50, 450);
		assertArrayEquals(new float[]{-0.25f, 1.75f}, target.inRangeOf(input).intensities(), 1e-6f);
	}

	@Test
	public void anOldModelIsNeverOverwritten() throws IOException {
		final Path folder = folder("old");
		trainer(folder, stopAfter(2)).run();
		final byte[] before = Files.readAllBytes(folder.resolve("weights.safetensors"));
		Failures.assertSentence(() -> trainer(folder, TrainingListener.NONE).run(), "resume");
		assertArrayEquals(before, Files.readAllBytes(folder.resolve("weights.safetensors")));
	}

	@Test
	public void aTrainingThatDivergesKeepsTheLastGoodModel() {
		final Path folder = folder("diverged");
		final float[] poison = new float[100 * 100 * 3];
		Arrays.fill(poison, 0.5f);
		poison[15_000] = Float.NaN;
		final List<RasterStack> pictures = new ArrayList<>(TestPictures.some(3, 100, 100, 3));
		pictures.add(TestPictures.stack("poison", () -> Raster.ofFloats(100, 100, 3, poison)));
		final TrainingData data = TrainingData.pictures(pictures, TestPictures.some(1, 40, 40, 3));
		Failures.assertSentence(
				() -> new Trainer(data, TINY.with(TrainingSettings.STEPS, 2000), folder, TrainingListener.NONE).run(),
				"learning_rate");
		for (final String name : Model.read(folder).weights().names()) {
			for (final float value : Model.read(folder).weights().get(name).values())
				assertTrue(name, Float.isFinite(value));
		}
	}

	@Test
	public void aFullDiskIsReportedAndLosesNothing() throws IOException {
		final Path folder = folder("full");
		final List<String> warnings = new ArrayList<>();
		// What can't be replaced can't be written: a folder stands in the file's way.
		final Path obstacle = folder.resolve("training/checkpoint.safetensors");
		final Model model = trainer(folder, new TrainingListener() {

			@Override
			public void stepped(final long step, final long steps, final double loss) {
				try {
					if (step == 3)
						Files.deleteIfExists(obstacle);
					if (step == 3)
						Files.createDirectories(obstacle.resolve("in the way"));
					if (step == 7)
						assertTrue(warnings.toString(), warnings.size() == 2 && warnings.get(0).contains("make room"));
					if (step == 11) {
						Files.delete(obstacle.resolve("in the way"));
						Files.delete(obstacle);
					}
				}
				catch (final IOException e) {
					throw new IllegalStateException(e);
				}
			}

			@Override
			public void warned(final String sentence) {
				warnings.add(sentence);
			}
		}).run();
		assertEquals(warnings.toString(), 3, warnings.size());
		assertSame(model, Model.read(folder));
		assertEquals(12, Checkpoint.read(folder.resolve("training/checkpoint.safetensors")).progress().step);
	}

	/** A model without a checkpoint could be neither resumed nor trained anew. */
	@Test
	public void aDiskThatIsFullFromTheStartLeavesNothingInTheWay() throws IOException {
		final Path folder = folder("narrow");
		final Path obstacle = folder.resolve("training/checkpoint.safetensors");
		final TrainingListener stopped = new TrainingListener() {

			private long now;

			@Override
			public void stepped(final long step, final long steps, final double loss) {
				now = step;
				try {
					Files.deleteIfExists(obstacle);
					Files.createDirectories(obstacle);
				}
				catch (final IOException e) {
					// It is there already.
				}
			}

			@Override
			public boolean isStopped() {
				return now == 9;
			}
		};
		Failures.assertSentence(() -> trainer(folder, stopped).run(), "make room");
		Files.delete(obstacle);
		trainer(folder, TrainingListener.NONE).run();
		assertTrue(Model.isModel(folder));
	}

	@Test
	public void aSecondTrainingInTheFolderIsRefused() {
		final Path folder = folder("shared");
		trainer(folder, new TrainingListener() {

			@Override
			public void stepped(final long step, final long steps, final double loss) {
				if (step == 3)
					Failures.assertSentence(() -> trainer(folder, TrainingListener.NONE).resume().run(),
							"Another process");
				if (step == 4)
					Failures.assertSentence(() -> Trainer.delete(folder), "Another process");
			}
		}).run();
		assertTrue(Model.isModel(folder));
	}

	@Test
	public void aFinishedTrainingSaysSoAndCanBeExtended() {
		final Path folder = folder("longer");
		trainer(folder, TrainingListener.NONE).run();
		final List<String> phases = new ArrayList<>();
		final TrainingListener listener = new TrainingListener() {

			@Override
			public void phase(final String what) {
				phases.add(what);
			}
		};
		trainer(folder, listener).resume().run();
		assertTrue(phases.toString(), phases.get(0).contains("has done all of its 12 steps"));
		new Trainer(data(), TINY.with(TrainingSettings.STEPS, 15), folder, TrainingListener.NONE)
				.network(NetworkOptions.defaults().threads(1)).resume().run();
		assertEquals(15, Checkpoint.read(folder.resolve("training/checkpoint.safetensors")).progress().step);
	}

	@Test
	public void deletingSparesWhatLinksLeadTo() throws IOException {
		final Path folder = folder("original");
		trainer(folder, TrainingListener.NONE).run();
		final Path link = Files.createSymbolicLink(folder("link"), folder);
		Trainer.delete(link);
		assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
		assertTrue(Model.isModel(folder));
		final Path notes = Files.write(folder.resolve("notes.txt"), new byte[]{1});
		final Path elsewhere = Files.createDirectory(folder("elsewhere"));
		final Path log = Files.write(elsewhere.resolve("log.csv"), new byte[]{1});
		Files.move(folder.resolve("training"), folder("moved"));
		Files.createSymbolicLink(folder.resolve("training"), elsewhere);
		Trainer.delete(folder);
		assertTrue(Files.exists(notes) && Files.exists(log));
		assertFalse(Model.isModel(folder) || Files.exists(folder.resolve("training"), LinkOption.NOFOLLOW_LINKS));
	}

	@Test
	public void networksBeyondTheMemoryAreRefusedBeforehand() {
		final Path folder = folder("giant");
		Failures.assertSentence(() -> new Trainer(data(),
				TINY.with(TrainingSettings.of("features"), 4096).with(TrainingSettings.of("blocks"), 200), folder,
				TrainingListener.NONE).run(), "fewer features or blocks");
		assertFalse(Files.exists(folder));
	}

	@Test
	public void resumingNeedsATrainingAndItsPictures() {
		Failures.assertSentence(() -> trainer(folder("nothing"), TrainingListener.NONE).resume().run(),
				"no checkpoint");
		final Path folder = folder("others");
		trainer(folder, stopAfter(2)).run();
		Failures.assertSentence(() -> new Trainer(
				TrainingData.pictures(TestPictures.some(9, 50, 50, 3), TestPictures.some(1, 50, 50, 3)), TINY, folder,
				TrainingListener.NONE).resume().run(), "other pictures");
	}

	@Test
	public void fineTuningStartsFromTheModelAndCanFreezeAPart() {
		final Model start = trainer(folder("start"), TrainingListener.NONE).run();
		final Model tuned = new Trainer(data(), TINY.with(TrainingSettings.FREEZE, "encoder"), folder("tuned"),
				TrainingListener.NONE).from(start).run();
		assertEquals("tuned", tuned.spec().name());
		assertTrue(tuned.json(), tuned.json().contains("\"started_from\": \"start\""));
		for (final String name : start.weights().names()) {
			final boolean isEqual = Arrays.equals(start.weights().get(name).values(),
					tuned.weights().get(name).values());
			assertEquals(name, name.startsWith("encoder."), isEqual);
		}
	}

	@Test
	public void settingsThatAreNotPossibleAreExplained() {
		Failures.assertSentence(() -> TINY.with(TrainingSettings.PATCH, "4.5"), "whole number");
		Failures.assertSentence(() -> TINY.with("degradation", "blur"), "bicubic or binning or microscope");
		Failures.assertSentence(() -> TINY.with("hidden", "a,b"), "commas");
		Failures.assertSentence(() -> TINY.with(TrainingSettings.SCALE_MIN, 5).check(), "exchange");
		Failures.assertSentence(() -> TrainingOptions.preset("huge"), "presets are");
	}

	@Test
	public void learningRatesFollowTheirSchedules() {
		final LearningRate halving = new LearningRate(
				TrainingOptions.preset("paper-edsr").with(TrainingSettings.STEPS, 1_000_000), 0);
		assertEquals(1e-4, halving.at(200_000), 1e-12);
		assertEquals(0.5e-4, halving.at(200_001), 1e-12);
		assertEquals(1e-4 / 16, halving.at(1_000_000), 1e-12);
		final LearningRate cosine = new LearningRate(
				TrainingOptions.preset("light").with(TrainingSettings.STEPS, 10_200), 0);
		assertEquals(0.5e-3, cosine.at(100), 1e-6);
		assertEquals(1e-3, cosine.at(200), 1e-9);
		assertEquals(1e-3 * (0.005 + 0.995 / 2), cosine.at(5_200), 1e-9);
		assertEquals(0.005e-3, cosine.at(10_200), 1e-12);
		final LearningRate second = new LearningRate(
				TrainingOptions.preset("light").with(TrainingSettings.STEPS, 11_200), 1_000);
		assertEquals("a phase has a schedule of its own", cosine.at(5_200), second.at(6_200), 1e-12);
		assertEquals(cosine.at(1), second.at(1_001), 1e-12);
	}

	@Test
	public void changedSettingsBeginAPhase() throws IOException {
		final Path folder = folder("phases");
		trainer(folder, TrainingListener.NONE).run();
		final TrainingOptions changed = TINY.with(TrainingSettings.STEPS, 20).with(TrainingSettings.LOSS, "l2")
				.with(TrainingSettings.AVERAGE, 0.9).with(TrainingSettings.PATCH, 12);
		final TrainingData others = TrainingData.pictures(TestPictures.some(3, 60, 50, 3),
				TestPictures.some(2, 40, 50, 3));
		final Model model = new Trainer(others, changed, folder, TrainingListener.NONE).resume().run();
		final Checkpoint checkpoint = Checkpoint.read(folder.resolve("training/checkpoint.safetensors"));
		assertEquals(20, checkpoint.progress().step);
		assertEquals(12, checkpoint.progress().phaseStart);
		assertEquals("after step 12: patch=12 loss=l2 average=0.9", checkpoint.progress().changes.get(0));
		assertTrue(model.json(), model.json().contains("after step 12: patch=12 loss=l2 average=0.9"));
		final String name = "encoder.head.0.weight";
		assertArrayEquals("the model is the running mean", checkpoint.state().averages().get(name).values(),
				model.weights().get(name).values(), 0);
		assertFalse("and not the weights", java.util.Arrays.equals(checkpoint.state().weights().get(name).values(),
				model.weights().get(name).values()));
	}

	@Test
	public void aTrainingWithARunningMeanGoesOnAsIfItHadNot() {
		final TrainingOptions averaged = TINY.with(TrainingSettings.AVERAGE, 0.9);
		final NetworkOptions one = NetworkOptions.defaults().threads(1);
		final Path whole = folder("whole mean");
		final Path parts = folder("parts of a mean");
		final Model expected = new Trainer(data(), averaged, whole, TrainingListener.NONE).network(one).run();
		new Trainer(data(), averaged, parts, stopAfter(5)).network(one).run();
		assertSame(expected, new Trainer(data(), averaged, parts, TrainingListener.NONE).network(one).resume().run());
	}

	@Test
	public void pairsTellTheirNoise() {
		final List<RasterStack> inputs = new ArrayList<>();
		final List<RasterStack> targets = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			final Raster good = Drawing.of("cells").draw(80, 1, 2, new Random(i)).picture();
			final Raster poor = Degradations.of("microscope photons=30 psf=0.8").apply(good, 40, 40, new Random(i))
					.input();
			inputs.add(TestPictures.stack("pair " + i, () -> poor));
			targets.add(TestPictures.stack("pair " + i, () -> good));
		}
		final List<ValidationResult> results = new ArrayList<>();
		final Model model = new Trainer(TrainingData.pairs(inputs, targets),
				TINY.with(TrainingSettings.CHANNELS, 1).with(TrainingSettings.NOISE_INPUT, true)
						.with(TrainingSettings.STEPS, 100).with(TrainingSettings.LEARNING_RATE, 0.005),
				folder("noisy pairs"), new TrainingListener() {

					@Override
					public void validated(final ValidationResult result) {
						results.add(result);
					}
				}).run();
		assertTrue(model.spec().isNoiseAware());
		assertTrue(results.toString(), results.get(results.size() - 1).psnr() > results.get(0).psnr() + 1);
	}

	@Test
	public void modelsOfWorldlyDegradationsLearn() {
		for (final String preset : new String[]{"photo", "photo-robust", "micro"}) {
			final TrainingOptions options = TrainingOptions.preset(preset).with("features", 6).with("blocks", 2)
					.with("hidden", "16").with("components", 4).with(TrainingSettings.PATCH, 16)
					.with(TrainingSettings.BATCH, 4).with(TrainingSettings.SAMPLES, 64)
					.with(TrainingSettings.STEPS, 200).with(TrainingSettings.WARM_UP, 10)
					.with(TrainingSettings.AVERAGE, 0.9).with(TrainingSettings.LEARNING_RATE, 0.01);
			final List<ValidationResult> results = new ArrayList<>();
			final Model model = new Trainer(TrainingData.pictures(drawings(4, preset), drawings(2, preset)), options,
					folder(preset), new TrainingListener() {

						@Override
						public void validated(final ValidationResult result) {
							results.add(result);
						}
					}).network(NetworkOptions.defaults().threads(1)).run();
			assertSame(model, Model.read(folder(preset)));
			assertEquals(preset.equals("micro"), model.spec().isNoiseAware());
			final ValidationResult last = results.get(results.size() - 1);
			assertTrue(preset + " " + results, last.psnr() > results.get(0).psnr() + 0.05);
			assertEquals(preset + " " + last.psnrByCase().keySet(),
					preset.equals("photo") ? 3 : preset.equals("micro") ? 6 : 9, last.psnrByCase().size());
		}
	}

	// -- Helper methods --

	private static List<RasterStack> drawings(final int count, final String preset) {
		final List<RasterStack> stacks = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final boolean isGray = preset.equals("micro");
			final Raster picture = Drawing.of(isGray ? "cells" : "graphics")
					.draw(90, isGray ? 1 : 3, 3, new Random(count * 10 + i)).picture();
			stacks.add(TestPictures.stack("drawing " + i, () -> picture));
		}
		return stacks;
	}

	private Path folder(final String name) {
		return temporary.getRoot().toPath().resolve(name);
	}

	private static TrainingData data() {
		return TrainingData.pictures(TestPictures.some(4, 60, 50, 3), TestPictures.some(2, 40, 50, 3));
	}

	private static Trainer trainer(final Path folder, final TrainingListener listener) {
		return new Trainer(data(), TINY, folder, listener).network(NetworkOptions.defaults().threads(1));
	}

	private static TrainingListener stopAfter(final long steps) {
		return new TrainingListener() {

			private long now;

			@Override
			public void stepped(final long step, final long all, final double loss) {
				now++;
			}

			@Override
			public boolean isStopped() {
				return now >= steps;
			}
		};
	}

	private static void assertSame(final Model expected, final Model model) {
		for (final String name : expected.weights().names())
			assertArrayEquals(name, expected.weights().get(name).values(), model.weights().get(name).values(), 0);
	}
}
