package dev.armature.host.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Evaluation;
import dev.armature.api.Step;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.training.EpisodeWatcher;
import dev.armature.host.training.Evaluator;
import dev.armature.host.training.RunParts;
import dev.armature.host.training.TinyPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodeRecorderTest {

  /** The end is reached from the nearer starts; the others are cut off on the way. */
  private static final String EXPERIMENT =
      """
      name = tiny
      environment { type = corridor, length = 20, horizon = 7 }
      agent { type = walker, stride = 2 }
      network { type = none }
      replay-buffer { type = recent }
      training { steps = 1 }
      """;

  private static final int EPISODES = 8;

  @TempDir private Path folder;
  private Path recording = Path.of("");

  @BeforeEach
  void choose() {
    recording = folder.resolve("a/recording");
  }

  private Experiment experiment(String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conf"), EXPERIMENT);
    return new ExperimentReader(TinyPlugins.offers()).read(file, List.of(overrides));
  }

  private static Evaluation evaluate(
      RunParts parts, Environment environment, EpisodeWatcher watcher) {
    return new Evaluator(
            parts.agent(environment.spec()), environment, parts.streams().stream("seeds"))
        .evaluate(EPISODES, watcher);
  }

  private Evaluation record(Experiment experiment) throws IOException {
    try (RunParts parts = new RunParts(experiment)) {
      Environment environment = parts.environment();
      try (EpisodeRecorder recorder =
          new EpisodeRecorder(recording, environment, experiment.environment())) {
        assertThat(recorder.draws()).isTrue();
        return evaluate(parts, environment, recorder);
      }
    }
  }

  private RecordedEpisode episode(int number) throws IOException {
    return RecordedEpisode.of(recording.resolve("episode-000" + number + ".safetensors"));
  }

  @Test
  void recordingChangesNothing() throws IOException {
    try (RunParts parts = new RunParts(experiment())) {
      Evaluation unseen = evaluate(parts, parts.environment(), EpisodeWatcher.NOBODY);

      assertThat(record(experiment())).isEqualTo(unseen);
    }
  }

  @Test
  void seedAndActionsGiveTheEpisodeAgain() throws IOException {
    Evaluation evaluation = record(experiment());

    int arrived = 0;
    try (RunParts parts = new RunParts(experiment())) {
      for (int number = 1; number <= EPISODES; number++) {
        RecordedEpisode episode = episode(number);
        assertPlaysAgain(episode, parts.environment());
        arrived += (int) Arrays.stream(episode.terminated()).sum();
      }
    }
    assertThat(arrived).as("some are cut off").isBetween(1, EPISODES - 1);
    assertThat(evaluation.successRate()).hasValue((double) arrived / EPISODES);
  }

  @Test
  void aLongEpisodeIsKeptWhole() throws IOException {
    Experiment experiment = experiment("environment.horizon=300", "agent.stride=0");
    record(experiment);

    try (RunParts parts = new RunParts(experiment)) {
      assertThat(episode(1).rewards()).hasSize(300);
      assertPlaysAgain(episode(1), parts.environment());
    }
  }

  private static void assertPlaysAgain(RecordedEpisode episode, Environment environment) {
    float[] observation = new float[1];
    environment.reset(Long.parseLong(episode.metadata("seed")), observation);
    assertThat(observation[0]).isEqualTo(episode.observations()[0]);
    double sum = 0;
    int steps = episode.rewards().length;
    for (int i = 0; i < steps; i++) {
      Step step = environment.step(new float[] {episode.actions()[i]}, observation);
      assertThat(observation[0]).isEqualTo(episode.observations()[i + 1]);
      assertThat(step)
          .isEqualTo(
              new Step(
                  episode.rewards()[i],
                  episode.terminated()[i] == 1,
                  episode.truncated()[i] == 1,
                  episode.success()[i] == 1));
      assertThat(step.done()).isEqualTo(i == steps - 1);
      sum += step.reward();
    }
    assertThat(Double.parseDouble(episode.metadata("return"))).isEqualTo(sum);
  }

  @Test
  void theFileTellsWhatWasPlayed() throws IOException {
    record(experiment());

    assertThat(episode(1).metadata("environment")).isEqualTo("corridor");
    assertThat(episode(1).metadata("settings")).contains("\"length\":20", "\"horizon\":7");
    assertThat(episode(1).metadata("observation")).isEqualTo("[\"position\"]");
    assertThat(episode(1).metadata("action")).isEqualTo("[\"stride\"]");
    assertThat(episode(1).metadata("control_period")).isEqualTo("1.0");
  }

  @Test
  void theGifHasAFrameForEachObservation() throws IOException {
    record(experiment());

    float[] observations = episode(3).observations();
    ReadGif gif = ReadGif.of(recording.resolve("episode-0003.gif"));
    assertThat(gif.frames()).hasSameSizeAs(observations);
    assertThat(gif.delays().get(0)).as("the control period").isEqualTo(100);
    for (int i = 0; i < observations.length; i++) {
      assertThat(gif.frames().get(i)[(int) observations[i]]).isZero();
      assertThat(gif.frames().get(i)).containsOnlyOnce(0);
    }
  }

  @Test
  void whatCannotBeDrawnIsKeptInNumbers() throws IOException {
    try (RunParts parts = new RunParts(experiment())) {
      Environment hidden = new Hidden(parts.environment(), Integer.MAX_VALUE);
      try (EpisodeRecorder recorder =
          new EpisodeRecorder(recording, hidden, experiment().environment())) {
        assertThat(recorder.draws()).isFalse();
        evaluate(parts, hidden, recorder);
      }
    }

    try (Stream<Path> files = Files.list(recording)) {
      assertThat(files)
          .hasSize(EPISODES)
          .allMatch(file -> file.toString().endsWith(".safetensors"));
    }
  }

  @Test
  void anEpisodeThatFailsLeavesNothing() throws IOException {
    try (RunParts parts = new RunParts(experiment());
        Environment environment = parts.environment();
        EpisodeRecorder recorder =
            new EpisodeRecorder(recording, environment, experiment().environment())) {
      assertThatThrownBy(() -> evaluate(parts, new Hidden(environment, 3), recorder))
          .hasMessage("fails");
      assertThat(recording).isNotEmptyDirectory();
    }

    assertThat(recording).isEmptyDirectory();
  }

  /** The corridor without its drawing; fails in that step. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Hidden(Environment corridor, int failure, int[] steps) implements Environment {
    Hidden(Environment corridor, int failure) {
      this(corridor, failure, new int[1]);
    }

    @Override
    public EnvironmentSpec spec() {
      return corridor.spec();
    }

    @Override
    public void reset(long seed, float[] observation) {
      corridor.reset(seed, observation);
    }

    @Override
    public Step step(float[] action, float[] nextObservation) {
      if (++steps[0] == failure) {
        throw new IllegalStateException("fails");
      }
      return corridor.step(action, nextObservation);
    }

    @Override
    public void close() {
      corridor.close();
    }
  }
}
