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
      training { steps = 12000, warm-up-steps = 500, metrics-every = 1000 }
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

  private Distribution.Running train(String... settings) throws IOException {
    String[] arguments = {"train", "gymnasium.conf", "--format=json"};
    return start(Stream.of(arguments, settings).flatMap(Stream::of).toArray(String[]::new));
  }

  private static void assumeInstalled(Ended ended) {
    assumeFalse(ended.err().contains("environment.python: "), ended.err());
  }

  @Test
  void aRunWhoseWorkerIsKilledGoesOnToTheSameEnd() throws Exception {
    Ended whole = train("--runs=whole", "--quiet").end();
    assumeInstalled(whole);
    assertThat(whole.status()).as(whole.err()).isZero();

    Distribution.Running running = train();
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

  @Test
  void whatIsMissingIsToldBeforeARun() throws Exception {
    Ended unknown = train("--set=environment.id=Pendulun-v1").end();
    assumeInstalled(unknown);
    assertThat(unknown.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(unknown.err())
        .contains("environment.id: gymnasium has no Pendulun-v1")
        .contains("did you mean Pendulum-v1?")
        .doesNotContain("\tat ");

    Ended missing = train("--set=environment.python=no-python").end();
    assertThat(missing.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(missing.err()).contains("environment.python: there is no program no-python");
    assertThat(armature.runs()).isEmpty();
  }

  @Test
  void anExceptionComesWithItsTraceback() throws Exception {
    Ended ended =
        train(
                "--set=environment.id=Testing/Trouble-v0",
                "--set=environment.kwargs={kind = raise, at = 7}")
            .end();
    assumeInstalled(ended);
    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err())
        .contains("the Gymnasium environment Testing/Trouble-v0: it raised an exception")
        .contains("in get_into_trouble")
        .contains("RuntimeError: the plank is broken");
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
                "--quiet")
            .end();
    assumeInstalled(trained);
    assertThat(trained.status()).as(trained.err()).isZero();
    assertThat(trained.json().path("evaluation").has("success_rate")).isTrue();

    Ended recorded = start("evaluate", "runs/gymnasium-seed0", "--record", "--episodes=1").end();
    assertThat(recorded.status()).as(recorded.err()).isZero();
    assertThat(folder.resolve("runs/gymnasium-seed0/episodes/episode-0001.gif")).isNotEmptyFile();
  }
}
