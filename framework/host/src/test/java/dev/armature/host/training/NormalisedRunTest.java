package dev.armature.host.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.Agent;
import dev.armature.api.StateException;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.checkpoints.SafetensorsFile;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.normalisation.NormalisingAgent;
import dev.armature.host.normalisation.SavedAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run whose agent sees normalised observations and rewards. */
final class NormalisedRunTest {

  private static final String EXPERIMENT =
      """
      name = tiny
      environment { type = corridor }
      agent { type = walker, stride = 2 }
      network { type = none }
      replay-buffer { type = recent, capacity = 20 }
      training { steps = 300, warm-up-steps = 50, metrics-every = 20, environments = 3 }
      evaluation { every = 100, episodes = 3, final-episodes = 7 }
      checkpoints { every = 60, keep = 2 }
      """;
  private static final String OBSERVATIONS = "normalisation.observations=true";
  private static final String REWARDS = "normalisation.rewards=true";

  @TempDir private Path folder;
  private int runs;

  private Experiment experiment(String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conf"), EXPERIMENT);
    return new ExperimentReader(TinyPlugins.offers()).read(file, List.of(overrides));
  }

  private Experiment normalised(String... overrides) throws IOException {
    return experiment(
        Stream.concat(Stream.of(OBSERVATIONS, REWARDS), Stream.of(overrides))
            .toArray(String[]::new));
  }

  private RunFolder runFolder() throws IOException {
    return new RunFolder(Files.createDirectory(folder.resolve("run" + runs++)));
  }

  private RunFolder train(Experiment experiment) throws IOException {
    RunFolder run = runFolder();
    new Run(experiment, run).train(List.of(), () -> false);
    return run;
  }

  private static Path agent(RunFolder run) {
    return run.finalState().resolve("agent.safetensors");
  }

  private static List<String> column(RunFolder run, String name) throws IOException {
    List<String> rows = Files.readAllLines(run.metrics());
    int index = List.of(rows.get(0).split(",", -1)).indexOf(name);
    assertThat(index).as(name).isNotNegative();
    return rows.stream().skip(1).map(row -> row.split(",", -1)[index]).toList();
  }

  private static long count(RunFolder run, String statistic) throws IOException {
    try (SafetensorsFile file = new SafetensorsFile(agent(run))) {
      return file.longs(statistic + ".count", 1)[0];
    }
  }

  @Test
  void everyObservationAndRewardOfTrainingCountsOnce() throws IOException {
    RunFolder run = train(normalised());
    List<String> episodes = column(run, "episodes");

    double ended = Double.parseDouble(episodes.get(episodes.size() - 1));
    assertThat(ended).isGreaterThan(30);
    assertThat(count(run, "normalisation.observations")).isEqualTo(300 + (long) ended);
    assertThat(count(run, "normalisation.returns")).isEqualTo(300);
  }

  @Test
  void evaluationChangesNothing() throws IOException {
    RunFolder often = train(normalised("evaluation.every=20"));
    RunFolder never = train(normalised("evaluation.every=0"));

    assertThat(agent(often)).hasSameBinaryContentAs(agent(never));
  }

  @Test
  void threadsChangeNothing() throws IOException {
    RunFolder one = train(normalised("training.environments=5"));
    RunFolder three =
        train(normalised("training.environments=5", "training.environment-threads=3"));

    assertThat(agent(three)).hasSameBinaryContentAs(agent(one));
    assertThat(column(three, "losses/walker")).isEqualTo(column(one, "losses/walker"));
  }

  @Test
  void metricsTellWhatIsAndTheAgentLearnsFromWhatItSees() throws IOException {
    RunFolder plain = train(experiment());
    RunFolder normalised = train(normalised());

    for (String name : List.of("train/return", "train/length", "evaluation/return")) {
      assertThat(column(normalised, name)).as(name).isEqualTo(column(plain, name));
    }
    assertThat(column(normalised, "losses/walker")).isNotEqualTo(column(plain, "losses/walker"));
    assertThat(column(train(experiment("normalisation.reward-scale=3")), "losses/walker"))
        .isNotEqualTo(column(plain, "losses/walker"));
  }

  @Test
  void aResumedRunEndsAtTheSameBits() throws IOException {
    RunFolder whole = train(normalised());
    RunFolder cut = runFolder();
    for (int part = 0; part < 3; part++) {
      int steps = 13 + 10 * part;
      AtomicLong asked = new AtomicLong();
      Run run = new Run(normalised(), cut);
      BooleanSupplier stop = () -> asked.incrementAndGet() == steps;
      Run.Outcome outcome = part == 0 ? run.train(List.of(), stop) : run.resume(List.of(), stop);
      assertThat(outcome.evaluation()).isEmpty();
    }
    new Run(normalised(), cut).resume(List.of(), () -> false);

    assertThat(agent(cut)).hasSameBinaryContentAs(agent(whole));
    for (String name : List.of("losses/walker", "train/return", "evaluation/return")) {
      assertThat(column(cut, name)).as(name).isEqualTo(column(whole, name));
    }
  }

  @Test
  void withoutItThereIsNoWrapperAndAnOldAgentLoads() throws IOException {
    Experiment plain = experiment();
    RunFolder run = train(plain);
    try (RunParts parts = new RunParts(plain);
        SafetensorsFile saved = new SafetensorsFile(agent(run))) {
      Agent agent = parts.agent(parts.environment().spec());
      assertThat(agent).isNotInstanceOf(NormalisingAgent.class);
      assertThat(saved.contains("learned")).isTrue();
      assertThat(saved.contains("normalisation.observations.count")).isFalse();
      CheckpointFolder.load(run.finalState(), "agent", new SavedAgent(agent));
    }
  }

  @Test
  void aSavedAgentHoldsItsStatistics() throws IOException {
    RunFolder run = train(normalised());
    for (Path state : List.of(run.finalState(), checkpoint(run))) {
      Path again = Files.createDirectory(folder.resolve("again" + state.getFileName()));
      try (RunParts parts = new RunParts(normalised("training.environments=1"))) {
        Agent agent = parts.agent(parts.environment().spec());
        CheckpointFolder.load(state, "agent", new SavedAgent(agent));
        CheckpointFolder.save(again, "agent", agent);
      }
      assertThat(again.resolve("agent.safetensors"))
          .hasSameBinaryContentAs(state.resolve("agent.safetensors"));
    }
    try (RunParts parts = new RunParts(experiment())) {
      Agent plain = parts.agent(parts.environment().spec());
      assertThatThrownBy(
              () -> CheckpointFolder.load(run.finalState(), "agent", new SavedAgent(plain)))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("normalisation.observations = true");
    }
  }

  private static Path checkpoint(RunFolder run) throws IOException {
    return new CheckpointFolder(run.checkpoints(), 2).latest().orElseThrow().folder();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clip=0 | clip: 0.0 is out of range; expected (0, inf) standard deviation",
        "clip=-1 | clip: -1.0 is out of range",
        "reward-clip=0 | reward-clip: 0.0 is out of range",
        "reward-scale=0 | reward-scale: 0.0 is out of range; expected (0, inf)",
        "epsilon=0 | epsilon: 0.0 is out of range",
        "observations=maybe | observations: expected true or false",
        "obsevations=true | obsevations: unknown key; did you mean observations?",
        "clip=far | clip: expected a number"
      })
  void whatCannotBeIsToldAtItsKey(String set, String told) {
    assertThatThrownBy(() -> experiment("normalisation." + set))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("--set normalisation." + set + ": normalisation." + told);
  }
}
