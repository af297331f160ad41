package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.host.checkpoints.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts that go wrong in the middle of a run. */
class FaultsTest {

  @TempDir Path folder;
  private InProcess armature;

  @BeforeEach
  void build() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    TinyPlugin.buildInto(plugins);
    TinyPlugin.buildFaultyInto(plugins);
    armature = new InProcess(plugins);
  }

  private Ended train(String... more) {
    String[] arguments = {
      "train", TinyPlugin.FAULTY.toString(), "--quiet", "--runs", folder.resolve("runs").toString()
    };
    return armature.run(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environment.fault=throw | the environment faulty (plugin faulty-things 0.0.7) failed in"
            + " step(): java.lang.IllegalStateException: the motor is on fire, in step 10 of the"
            + " episode with seed | 1000",
        "environment.fault=nan-observation | left out component 1 of the observation or gave it as"
            + " NaN, in step 10 of | 1000",
        "environment.fault=infinite-observation | left out component 0 of the observation or gave"
            + " it as Infinity, in step 10 of | 1000",
        "environment.fault=long-observation | failed in step():"
            + " java.lang.ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2 |"
            + " 1000",
        "environment.fault=nan-reward | faulty (plugin faulty-things 0.0.7) gave a reward of NaN |"
            + " 1000",
        "environment.fault=no-step | faulty (plugin faulty-things 0.0.7) gave back no step | 1000",
        "agent.fault=nan-loss | the agent faulty (plugin faulty-things 0.0.7) has gone wrong:"
            + " losses/nothing is NaN in update 1000, after 1200 steps | 1000",
        "agent.fault=nan-weight | the agent faulty (plugin faulty-things 0.0.7) has gone wrong:"
            + " actor.weights[7] is NaN; no checkpoint is written of that | 1000",
        "agent.fault=nan-action | the agent gives an action whose component 0 is NaN | 1000",
      })
  void whatGoesWrongIsToldWithTheLastCheckpoint(String fault, String message, int checkpoint)
      throws IOException {
    Ended ended = train("--set=" + fault);

    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.RUN_FAILED);
    Path last = folder.resolve("runs/faulty-seed0/checkpoints/step-%012d".formatted(checkpoint));
    assertThat(ended.err())
        .contains(message, "the last checkpoint is " + last, "--resume")
        .doesNotContain("\tat ");
    new Checkpoint(last).verify();
  }

  @Test
  void anEnvironmentThatHangsIsLeftBehind() {
    Ended ended = train("--set=environment.fault=hang", "--set=training.environment-timeout=1.5");

    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(ended.err())
        .contains(
            "the environment faulty (plugin faulty-things 0.0.7) did not come back within 1.50 s,"
                + " in step 10 of the episode",
            "step-000000001000");
  }

  @Test
  void aWatchedRunGivesTheSameBits() throws IOException {
    assertThat(train().status()).isZero();
    assertThat(train("--set=training.environment-timeout=100").status()).isZero();
    assertThat(folder.resolve("runs/faulty-seed0/final/agent.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("runs/faulty-seed0-2/final/agent.safetensors"));
  }

  @Test
  void anEnvironmentThatDoesNotCloseLosesNothing() {
    Ended ended = train("--set=environment.fault=close");

    assertThat(ended.status()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(ended.err())
        .contains("failed in close(): java.lang.IllegalStateException: the lid is stuck");
    assertThat(folder.resolve("runs/faulty-seed0/final/agent.safetensors")).exists();
  }

  @Test
  void actionsOutOfTheirBoundsAreClippedOrRefused() throws IOException {
    Ended clipped = train("--set=agent.fault=wide-action");
    assertThat(clipped.status()).as(clipped.err()).isZero();
    String rows = Files.readString(folder.resolve("runs/faulty-seed0/metrics.csv"));
    // A push of 1 costs 1 in each of 10 steps.
    assertThat(rows.lines().skip(2).map(it -> it.split(",")[3])).contains("-10.0");

    Ended refused =
        train("--set=agent.fault=wide-action", "--set=training.out-of-bounds-actions=refuse");
    assertThat(refused.status()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(refused.err())
        .contains(
            "the agent faulty (plugin faulty-things 0.0.7) gives an action out of its bounds: push"
                + " is 1.5, expected [-1.0, 1.0], after 1200 steps");
  }
}
