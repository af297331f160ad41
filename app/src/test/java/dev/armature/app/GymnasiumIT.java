package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gymnasium's environments, with the Python of the machine. */
class GymnasiumIT {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "PYTHONPATH",
          Path.of("../plugins/envs-gymnasium/src/test/python").toAbsolutePath().toString());

  private static final String EXPERIMENT =
      """
      name = gymnasium
      environment { type = gymnasium, id = Pendulum-v1, modules = [testing_environments] }
      agent {
        type = td3
        batch-size = 16
        actor.network.hidden = [16]
        critic.network.hidden = [16]
      }
      training { steps = 8000, warm-up-steps = 500, metrics-every = 1000 }
      evaluation { every = 0, final-episodes = 2 }
      checkpoints.every = 1000
      """;

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() throws IOException {
    armature = new Distribution(folder);
    Files.writeString(folder.resolve("gymnasium.conf"), EXPERIMENT);
  }

  private Distribution.Running start(String... arguments) throws IOException {
    return armature.start(Distribution.launcher(), VARIABLES, arguments);
  }

  private Distribution.Running startTraining(String... settings) throws IOException {
    String[] arguments = {"train", "gymnasium.conf", "--format=json"};
    return start(Stream.of(arguments, settings).flatMap(Stream::of).toArray(String[]::new));
  }

  private Ended train(String... settings) throws IOException, InterruptedException {
    return startTraining(settings).end();
  }

  private static void assumeInstalled(Ended ended) {
    assumeFalse(ended.err().contains("environment.python: "), ended.err());
  }

  @Test
  void aRunWhoseWorkerIsKilledGoesOnToTheSameEnd() throws Exception {
    Ended whole = train("--runs=whole", "--quiet");
    assumeInstalled(whole);
    assertThat(whole.status()).as(whole.err()).isZero();

    Distribution.Running running = startTraining();
    running.awaitError("step 2000/");
    firstChild(running.process()).destroyForcibly();
    Ended killed = running.end();
    assertThat(killed.status()).as(killed.err()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(killed.err())
        .contains("the Gymnasium environment Pendulum-v1: its process ")
        .contains("was killed by signal 9 (SIGKILL)")
        .doesNotContain("\tat ");

    Ended resumed =
        start("train", "--resume", "runs/gymnasium-seed0", "--format=json", "--quiet").end();
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.json().path("evaluation")).isEqualTo(whole.json().path("evaluation"));
    assertThat(folder.resolve("runs/gymnasium-seed0/final/agent.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("whole/gymnasium-seed0/final/agent.safetensors"));
  }

  /** The worker that plays the training. */
  private static ProcessHandle firstChild(Process process) {
    return process
        .children()
        .min(Comparator.comparing(it -> it.info().startInstant().orElse(Instant.MAX)))
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "environment.id=Pendulun-v1   | environment.id: gymnasium has no Pendulun-v1; did you mean Pendulum-v1?",
        "environment={id = Testing/Trouble-v0, kwargs.kind = missing} | 'pip install no_such_library' may install it",
        "environment.python=no-python | environment.python: there is no program no-python",
        "environment.python=./bare    | -m pip install gymnasium",
      })
  void whatIsMissingIsToldBeforeARun(String setting, String message) throws Exception {
    Path bare = folder.resolve("bare");
    Files.writeString(bare, "#!/bin/sh\nexec python3 -S \"$@\"\n");
    assertThat(bare.toFile().setExecutable(true)).isTrue();

    Ended ended = train("--set=" + setting);

    assumeGymnasium(ended, setting);
    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err()).contains(message).doesNotContain("\tat ");
    assertThat(armature.runs()).isEmpty();
  }

  /** Where the Python is the machine's own, and not one of the test. */
  private static void assumeGymnasium(Ended ended, String setting) {
    if (!setting.contains("environment.python")) {
      assumeInstalled(ended);
    }
  }

  private Ended trouble(String kwargs, String... settings) throws Exception {
    String[] both = {
      "--set=environment.id=Testing/Trouble-v0", "--set=environment.kwargs={" + kwargs + "}"
    };
    Ended ended = train(Stream.of(both, settings).flatMap(Stream::of).toArray(String[]::new));
    assumeInstalled(ended);
    return ended;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "raise | it raised an exception | RuntimeError: the plank is broken",
        "hang  | it gave no answer within 2.0 s (timeout) | in get_into_trouble",
      })
  void whatHappensWithinTheEnvironmentIsTold(String kind, String message, String where)
      throws Exception {
    Ended ended = trouble("kind = " + kind + ", at = 7", "--set=environment.timeout=2");

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err())
        .contains("the Gymnasium environment Testing/Trouble-v0: " + message)
        .contains(where)
        .doesNotContain("\tat ");
  }

  @Test
  void anEpisodeIsPlayedAgainWhereThatIsAskedFor() throws Exception {
    Ended ended =
        trouble(
            "kind = kill, at = 7, once = once",
            "--set=environment.on-worker-failure=restart-episode",
            "--set=training.steps=1000");

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains("was killed by signal 9")
        .contains("a new process plays the episode again");
    assertThat(folder.resolve("once")).exists();
  }

  @Test
  void goalsAreLearnedFromInHindsightAndEpisodesAreDrawn() throws Exception {
    Ended trained =
        train(
            "--set=environment.id=Testing/PointGoal-v0",
            "--set=environment.environments-per-worker=2",
            "--set=replay-buffer.type=hindsight",
            "--set=training.environments=4",
            "--set=training.environment-threads=2",
            "--set=training.steps=1000",
            "--quiet");
    assumeInstalled(trained);
    assertThat(trained.status()).as(trained.err()).isZero();
    assertThat(trained.json().path("evaluation").has("success_rate")).isTrue();

    Ended recorded = start("evaluate", "runs/gymnasium-seed0", "--record", "--episodes=1").end();
    assertThat(recorded.status()).as(recorded.err()).isZero();
    assertThat(folder.resolve("runs/gymnasium-seed0/episodes/episode-0001.gif")).isNotEmptyFile();
  }
}
