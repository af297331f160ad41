package dev.armature.host.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.Agent;
import dev.armature.api.Dataset;
import dev.armature.api.DatasetBuilder;
import dev.armature.api.Environment;
import dev.armature.api.Step;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.datasets.DatasetFile;
import dev.armature.host.recording.DatasetRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training with a dataset that another policy has played: one whose strides are all 2. */
final class DemonstrationsTest {

  private static final String EXPERIMENT =
      """
      name = guided
      environment { type = corridor }
      agent { type = walker, stride = 1, guide = ${variables.guide} }
      network { type = none }
      replay-buffer { type = strict, buffer { type = recent, capacity = 100 } }
      training { steps = 200, warm-up-steps = 50, metrics-every = 40 }
      evaluation { every = 0, final-episodes = 1 }
      checkpoints { every = 0, keep = 1 }
      """;

  @TempDir private Path folder;
  private Path guide = Path.of("");
  private int runs;

  @BeforeEach
  void collect() throws IOException {
    guide = folder.resolve("guide.safetensors");
    DatasetFile.write(guide, play(12, false), Map.of());
  }

  private Experiment experiment(String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("guided.conf"), EXPERIMENT);
    List<String> all = new ArrayList<>(List.of("variables.guide=\"" + guide + "\""));
    all.addAll(List.of(overrides));
    return new ExperimentReader(TinyPlugins.offers()).read(file, all);
  }

  private Dataset play(int episodes, boolean onlySuccesses) throws IOException {
    Experiment walk = experiment("agent.stride=2", "environment.horizon=4");
    try (RunParts parts = new RunParts(walk)) {
      Environment environment = parts.environment();
      Agent agent = parts.agent(environment.spec());
      DatasetRecorder recorder = new DatasetRecorder(environment.spec(), onlySuccesses);
      new Evaluator(agent, environment, parts.streams().stream("seeds"))
          .evaluate(episodes, recorder);
      return recorder.dataset().orElseThrow();
    }
  }

  private RunFolder runFolder() throws IOException {
    return new RunFolder(Files.createDirectory(folder.resolve("run" + runs++)));
  }

  private RunFolder train(String... overrides) throws IOException {
    RunFolder run = runFolder();
    new Run(experiment(overrides), run).train(List.of(), () -> false);
    return run;
  }

  private static List<Double> column(RunFolder run, String name) throws IOException {
    List<String> rows = Files.readAllLines(run.metrics());
    int index = List.of(rows.get(0).split(",", -1)).indexOf(name);
    return rows.stream()
        .skip(1)
        .map(row -> row.split(",", -1)[index])
        .filter(cell -> !cell.isEmpty())
        .map(Double::valueOf)
        .toList();
  }

  @Test
  void onlySuccessesAreKept() throws IOException {
    Dataset all = play(12, false);
    Dataset successes = play(12, true);

    assertThat(successes.episodes()).isBetween(1, 11);
    assertThat(all.episodes()).isEqualTo(12);
    for (int episode = 0; episode < successes.episodes(); episode++) {
      assertThat(successes.success()[successes.end(episode) - 1]).isTrue();
    }
  }

  @Test
  void demonstrationsFillTheirShareOfEachBatch() throws IOException {
    RunFolder half = train();
    assertThat(column(half, "values/guide")).hasSize(4).containsOnly(2.0);
    assertThat(column(half, "values/own")).hasSize(4).allMatch(it -> it < 1.5);

    RunFolder all = train("agent.share=1");
    assertThat(column(all, "values/guide")).hasSize(4).containsOnly(2.0);
    assertThat(column(all, "values/own")).isEmpty();

    RunFolder none = train("agent.share=0");
    assertThat(column(none, "values/guide")).isEmpty();
  }

  @Test
  void demonstrationsThatAreNotInTheBatchChangeNothing() throws IOException {
    RunFolder looksOn = train("agent.share=0");
    RunFolder alone = train("agent.guide=null");

    for (String name : List.of("losses/walker", "values/own", "train/return")) {
      assertThat(column(looksOn, name)).as(name).isEqualTo(column(alone, name));
    }
  }

  @Test
  void aResumedRunEndsAtTheSameBits() throws IOException {
    RunFolder whole = train();
    RunFolder cut = runFolder();
    AtomicLong asked = new AtomicLong();
    new Run(experiment(), cut).train(List.of(), () -> asked.incrementAndGet() == 93);
    new Run(experiment(), cut).resume(List.of(), () -> false);

    for (String name : List.of("losses/walker", "values/guide", "values/own", "train/return")) {
      assertThat(column(cut, name)).as(name).isEqualTo(column(whole, name));
    }
    assertThat(cut.finalState().resolve("agent.safetensors"))
        .hasSameBinaryContentAs(whole.finalState().resolve("agent.safetensors"));
  }

  @Test
  void aChangedFileIsNotResumedFrom() throws IOException {
    RunFolder run = runFolder();
    new Run(experiment(), run).train(List.of(), () -> true);
    String before = DatasetFile.read(guide).sha256();
    DatasetFile.write(guide, play(11, false), Map.of());

    assertThat(Files.readString(run.manifest())).contains(before);
    assertThatThrownBy(() -> new Run(experiment(), run).resume(List.of(), () -> false))
        .isInstanceOf(RunFolderException.class)
        .hasMessageContainingAll(
            guide + " has changed since the run began", before, DatasetFile.read(guide).sha256());
  }

  private void assertRefused(String message, String... overrides) throws IOException {
    Experiment experiment = experiment(overrides);
    RunFolder run = runFolder();
    assertThatThrownBy(() -> new Run(experiment, run).train(List.of(), () -> false))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("agent.guide: ")
        .hasMessageContaining(message);
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsRefused() throws IOException {
    assertRefused("there is no file " + folder.resolve("none"), "agent.guide=" + folder + "/none");
    assertRefused("there is no file " + folder, "agent.guide=" + folder);
  }

  @Test
  void aFileThatIsNoDatasetIsRefused() throws IOException {
    Files.writeString(guide, "a text that is longer than eight bytes");

    assertRefused(guide + " is damaged or not a safetensors file");
  }

  @Test
  void anotherEnvironmentsDatasetIsRefused() throws IOException {
    DatasetBuilder builder = new DatasetBuilder(List.of("x", "y"), List.of("stride"));
    builder.begin(new float[2]);
    builder.add(new float[1], new Step(0, true, false, false), new float[2]);
    DatasetFile.write(guide, builder.build(), Map.of());

    assertRefused(
        guide
            + " was not collected in this environment: it holds observations of 2 components (x,"
            + " y); the environment has 1 (position)");
  }

  @Test
  void aBufferThatDoesNotTakeThemIsToldAtItsOwnLine() throws IOException {
    String set = "replay-buffer.buffer.capacity=19";
    DatasetFile.write(guide, play(4, false), Map.of());
    assertThat(DatasetFile.read(guide).dataset().steps()).isBetween(6, 19);

    Experiment experiment = experiment(set);
    RunFolder run = runFolder();
    assertThatThrownBy(() -> new Run(experiment, run).train(List.of(), () -> false))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage("--set " + set + ": " + set.replace("=19", ": 19 is where it ends"));
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void aBufferThatIsTooSmallIsRefused() throws IOException {
    assertRefused("has room for 9; raise its capacity", "replay-buffer.buffer.capacity=9");
  }
}
