package dev.armature.host.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.provenance.RunProvenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunTest {

  private static final String EXPERIMENT =
      """
      name = tiny
      environment { type = corridor }
      agent { type = walker, stride = 2 }
      network { type = none }
      replay-buffer { type = recent }
      training { steps = 400, warm-up-steps = 50, metrics-every = 40 }
      evaluation { every = 100, episodes = 3, final-episodes = 7 }
      checkpoints { every = 60, keep = 2 }
      """;

  @TempDir private Path folder;
  private int runs;

  private Experiment experiment(String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conf"), EXPERIMENT);
    return new ExperimentReader(TinyPlugins.offers()).read(file, List.of(overrides));
  }

  private RunFolder runFolder() throws IOException {
    return new RunFolder(Files.createDirectory(folder.resolve("run" + runs++)));
  }

  private List<String> train(String... overrides) throws IOException {
    RunFolder run = runFolder();
    new Run(experiment(overrides), run).train(List.of(), () -> false);
    return Files.readAllLines(run.metrics());
  }

  /** The rows of metrics.csv without the columns that come from the wall clock. */
  private static List<String> withoutTime(List<String> rows) {
    List<String> names = List.of(rows.get(0).split(",", -1));
    return rows.stream()
        .map(
            row -> {
              String[] cells = row.split(",", -1);
              StringBuilder kept = new StringBuilder();
              for (int i = 0; i < cells.length; i++) {
                if (!names.get(i).startsWith("time/")) {
                  kept.append(cells[i]).append(',');
                }
              }
              return kept.toString();
            })
        .toList();
  }

  private static List<String> column(List<String> rows, String name) {
    int index = List.of(rows.get(0).split(",", -1)).indexOf(name);
    return rows.stream().skip(1).map(row -> row.split(",", -1)[index]).toList();
  }

  @Test
  void theSameSeedGivesTheSameMetricsAndAnotherSeedOthers() throws IOException {
    List<String> first = withoutTime(train("seed=3"));

    assertThat(withoutTime(train("seed=3"))).isEqualTo(first);
    assertThat(withoutTime(train("seed=4"))).isNotEqualTo(first);
  }

  @Test
  void evaluationDoesNotDisturbTraining() throws IOException {
    List<String> often = train("evaluation.every=40", "evaluation.episodes=5");
    List<String> never = train("evaluation.every=0");

    for (String name : List.of("step", "train/return", "train/length", "losses/walker")) {
      assertThat(column(often, name)).as(name).isEqualTo(column(never, name));
    }
  }

  @Test
  void learningBeginsAfterTheWarmUp() throws IOException {
    List<String> rows = train("training.updates-per-step=2", "evaluation.every=0");

    assertThat(column(rows, "step").get(0)).isEqualTo("40");
    assertThat(column(rows, "updates").get(0)).isEqualTo("0.0");
    assertThat(column(rows, "updates").get(1)).isEqualTo("60.0");
    assertThat(column(rows, "updates").get(9)).isEqualTo("700.0");
  }

  @Test
  void aTimeLimitIsNotATermination() throws IOException {
    List<String> rows = train("environment.length=100", "evaluation.every=0");

    assertThat(column(rows, "values/terminated").subList(2, 10)).containsOnly("0.0");
    assertThat(column(rows, "train/length").subList(2, 10)).containsOnly("8.0");
  }

  @Test
  void theLastEvaluationIsThatOfTheEnd() throws IOException {
    RunFolder run = runFolder();
    Run.Outcome outcome = new Run(experiment(), run).train(List.of(), () -> false);

    assertThat(outcome.steps()).isEqualTo(400);
    assertThat(outcome.evaluation().map(Evaluation::episodes)).contains(7);
    assertThat(outcome.evaluation().orElseThrow().successRate()).hasValue(1);
    assertThat(Files.readString(run.finalState().resolve("evaluation.json")))
        .contains("\"episodes\":7", "\"success_rate\":1.0");
    assertThat(run.finalState().resolve("agent.safetensors")).exists();
  }

  @Test
  void theLatestCheckpointsStayAndLoad() throws IOException {
    RunFolder run = runFolder();
    Experiment experiment = experiment();
    new Run(experiment, run).train(List.of(), () -> false);

    try (var checkpoints = Files.list(run.checkpoints())) {
      assertThat(checkpoints).hasSize(2);
    }
    Checkpoint latest = new CheckpointFolder(run.checkpoints(), 2).latest().orElseThrow();
    latest.verify();
    try (RunParts parts = new RunParts(experiment)) {
      latest.load("agent", parts.agent(parts.environment().spec()));
      latest.load("streams", parts.streams());
    }
  }

  @Test
  void theCheckpointsWithTheBestEvaluationsStayToo() throws IOException {
    RunFolder run = runFolder();
    new Run(experiment("checkpoints.keep=1", "checkpoints.keep-best=2"), run)
        .train(List.of(), () -> false);

    CheckpointFolder folder = run.checkpointFolder();
    List<Checkpoint> best = folder.best();
    assertThat(folder.all()).hasSizeBetween(2, 3).containsAll(best);
    List<Double> returns = new ArrayList<>();
    for (Checkpoint checkpoint : best) {
      checkpoint.verify();
      returns.add(EvaluationReport.read(checkpoint.text(Checkpoint.EVALUATION)).returnMean());
    }
    assertThat(returns).isSortedAccordingTo(Comparator.reverseOrder());
    List<String> evaluated =
        column(Files.readAllLines(run.metrics()), "evaluation/return").stream()
            .filter(it -> !it.isEmpty())
            .toList();
    assertThat(returns.get(0))
        .isEqualTo(
            evaluated.stream().mapToDouble(Double::parseDouble).max().orElseThrow(), within(1e-9));
  }

  @Test
  void stoppingLeavesACheckpoint() throws IOException {
    RunFolder run = runFolder();
    AtomicLong step = new AtomicLong();
    List<Long> checkpoints = new ArrayList<>();
    RunListener watcher =
        new RunListener() {
          @Override
          public void metrics(long now, Map<String, Double> values) {
            step.set(now);
          }

          @Override
          public void checkpointed(long now, Path checkpoint) {
            checkpoints.add(now);
          }
        };
    Run.Outcome outcome =
        new Run(experiment("checkpoints.every=0"), run)
            .train(List.of(watcher), () -> step.get() >= 120);

    assertThat(outcome.evaluation()).isEmpty();
    assertThat(outcome.steps()).isEqualTo(120L);
    assertThat(checkpoints).containsExactly(outcome.steps());
    assertThat(run.finalState()).doesNotExist();
  }

  @Test
  void aResumedRunEndsAtTheSameBits() throws IOException {
    RunFolder whole = runFolder();
    new Run(experiment(), whole).train(List.of(), () -> false);
    RunFolder cut = runFolder();
    for (int part = 0; part < 4; part++) {
      int steps = 31 + 10 * part;
      AtomicLong asked = new AtomicLong();
      Run run = new Run(experiment(), cut);
      BooleanSupplier stop = () -> asked.incrementAndGet() == steps;
      Run.Outcome outcome = part == 0 ? run.train(List.of(), stop) : run.resume(List.of(), stop);
      assertThat(outcome.evaluation()).isEmpty();
    }
    Files.writeString(cut.metrics(), "300,rows,after,the,checkpoint\n", StandardOpenOption.APPEND);
    new Run(experiment(), cut).resume(List.of(), () -> false);

    assertThat(withoutTime(Files.readAllLines(cut.metrics())))
        .isEqualTo(withoutTime(Files.readAllLines(whole.metrics())));
    for (String file : List.of("agent.safetensors", "evaluation.json")) {
      assertThat(cut.finalState().resolve(file))
          .hasSameBinaryContentAs(whole.finalState().resolve(file));
    }
  }

  @Test
  void aBufferAroundAnotherSeesWhatIsAddedSampledAndLearned() throws IOException {
    List<String> alone = train("replay-buffer.capacity=9");
    List<String> within = train("replay-buffer.type=strict", "replay-buffer.buffer.capacity=9");
    assertThat(withoutTime(within)).isEqualTo(withoutTime(alone));

    train(
        "replay-buffer.type=strict",
        "replay-buffer.environments=3",
        "training.environments=3",
        "training.environment-threads=2");
  }

  @Test
  void aBufferKeepsItsFilesInTheRunFolder() throws IOException {
    RunFolder run = runFolder();
    new Run(experiment("replay-buffer.file=true"), run).train(List.of(), () -> false);
    assertThat(run.path().resolve("replay-buffer/made")).exists();
  }

  @Test
  void aBufferInsideAnotherIsRefusedAtItsOwnLine() {
    assertThatThrownBy(() -> train("replay-buffer.type=strict", "replay-buffer.buffer.capacity=13"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            "--set replay-buffer.buffer.capacity=13: replay-buffer.buffer.capacity: 13 brings bad"
                + " luck");
    assertThatThrownBy(() -> train("replay-buffer.type=strict", "training.environments=2"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContainingAll("replay-buffer.environments", "not made for");
  }

  @Test
  void aRefusalAfterLearningIsToldAtItsLineAndLeavesNothingButCheckpoints() throws IOException {
    for (boolean checkpointed : new boolean[] {false, true}) {
      RunFolder run = runFolder();
      Experiment experiment =
          experiment(
              "replay-buffer.capacity=17", "checkpoints.every=" + (checkpointed ? 20 : 100_000));

      assertThatThrownBy(() -> new Run(experiment, run).train(List.of(), () -> false))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessage(
              "--set replay-buffer.capacity=17: replay-buffer.capacity: 17 are soon forgotten");
      assertThat(Files.exists(run.checkpoints())).isEqualTo(checkpointed);
      assertThat(Files.exists(run.path())).isEqualTo(checkpointed);
    }
  }

  @Test
  void aRefusalToRememberIsToldAtTheLineOfTheBufferThatRefuses() {
    assertThatThrownBy(() -> train("replay-buffer.capacity=19"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage("--set replay-buffer.capacity=19: replay-buffer.capacity: 19 is where it ends");
    assertThatThrownBy(() -> train("replay-buffer.type=strict", "replay-buffer.buffer.capacity=19"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            "--set replay-buffer.buffer.capacity=19: replay-buffer.buffer.capacity: 19 is where it"
                + " ends");
  }

  @Test
  void environmentsSideBySideDoNotDependOnThreads() throws IOException {
    List<String> one =
        train("training.environments=5", "training.environment-threads=1", "training.steps=403");
    List<String> three =
        train("training.environments=5", "training.environment-threads=3", "training.steps=403");

    assertThat(withoutTime(three)).isEqualTo(withoutTime(one));
    assertThat(column(one, "step")).startsWith("40", "80").endsWith("405");
  }

  @Test
  void aRunWithoutCheckpointIsNotResumedAndAFinishedOneStaysAsItIs() throws IOException {
    RunFolder run = runFolder();
    assertThatThrownBy(() -> new Run(experiment(), run).resume(List.of(), () -> false))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContaining("no checkpoint");
    RunFolder whole = runFolder();
    Run.Outcome outcome = new Run(experiment(), whole).train(List.of(), () -> false);
    List<String> rows = Files.readAllLines(whole.metrics());
    assertThat(new Run(experiment(), whole).resume(List.of(), () -> false)).isEqualTo(outcome);
    assertThat(Files.readAllLines(whole.metrics())).isEqualTo(rows);
  }

  @Test
  void aRunFolderIsWrittenToByOneAtATime() throws IOException {
    RunFolder run = runFolder();
    try (RunLock lock = new RunLock(run.path())) {
      assertThatThrownBy(() -> new Run(experiment(), run).train(List.of(), () -> false))
          .isInstanceOf(RunFolderException.class)
          .hasMessageContaining("another process");
    }
  }

  @Test
  void theRunFolderTellsWhatRan() throws IOException {
    RunFolder run = runFolder();
    new Run(experiment("seed=5"), run).train(List.of(), () -> false);

    assertThat(RunProvenance.read(run.manifest()).orElseThrow().plain().toString())
        .contains("seed=5", "id=tiny", "version=1.0.0", "sha256=");
    Experiment again =
        new ExperimentReader(TinyPlugins.offers()).read(run.configuration(), List.of());
    assertThat(again.resolved().root()).isEqualTo(experiment("seed=5").resolved().root());
  }

  @Test
  void folderNamesAreCountedUp() throws IOException {
    Path parent = folder.resolve("runs");
    assertThat(RunFolder.create(parent, "a", 1).path().getFileName()).hasToString("a-seed1");
    assertThat(RunFolder.create(parent, "a", 1).path().getFileName()).hasToString("a-seed1-2");
  }

  @Test
  void aPluginsRefusalIsToldAtItsLine() {
    assertThatThrownBy(() -> experiment("agent.stride=13"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContainingAll("--set agent.stride=13", "agent.stride", "bad luck");
  }
}
