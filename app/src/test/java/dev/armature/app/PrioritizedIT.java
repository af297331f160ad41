package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TD3 with prioritized replay, with the plugins that the distribution brings. */
class PrioritizedIT {

  private static final String EXPERIMENT =
      """
      name = prioritized
      environment { type = pendulum }
      agent {
        type = td3
        actor { network.hidden = [64, 64], optimizer.learning-rate = 1e-3 }
        critic { network.hidden = [64, 64], optimizer.learning-rate = 1e-3 }
      }
      replay-buffer {
        type = prioritized
        beta-steps = ${training.steps}
        buffer { type = uniform, capacity = 10000 }
      }
      training { steps = 10000, warm-up-steps = 300 }
      evaluation { every = 0, final-episodes = 3 }
      """;

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() throws Exception {
    armature = new Distribution(folder);
    Files.writeString(folder.resolve("prioritized.conf"), EXPERIMENT);
  }

  private Ended train(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("train", "prioritized.conf", "--format=json"));
    all.addAll(List.of(arguments));
    return armature.run(all.toArray(String[]::new));
  }

  @Test
  void pendulumIsLearnt() throws Exception {
    Ended trained = train();

    assertThat(trained.status()).as(trained.err()).isZero();
    // Hanging still costs about 1200 in 200 steps; a swing-up costs less than 300.
    assertThat(trained.json().path("evaluation").path("return_mean").asDouble())
        .isGreaterThan(-400);
    assertThat(Files.readString(folder.resolve("runs/prioritized-seed0/manifest.json")))
        .contains("\"buffers-prioritized\"", "\"buffers-uniform\"");
  }

  @Test
  void oneSeedGivesTheSameBitsWholeOrStoppedAndOtherBitsThanUniformReplay() throws Exception {
    String steps = "--set=training.steps=4000";
    String[] often = {steps, "--set=training.metrics-every=250"};
    Distribution.Running running =
        armature.start(
            "train", "prioritized.conf", "--format=json", "--runs=cut", often[0], often[1]);
    running.awaitError("step 500/");
    running.signal("INT");
    Ended stopped = running.end();
    assertThat(stopped.json().path("complete").asBoolean()).as(stopped.err()).isFalse();
    Ended resumed = armature.run("train", "--resume", "cut/prioritized-seed0", "--quiet");
    Ended whole = train(steps, "--runs=whole", "--quiet");
    Ended uniform =
        train(
            steps,
            "--runs=uniform",
            "--quiet",
            "--set=replay-buffer.type=uniform",
            "--set=replay-buffer.capacity=10000");

    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(whole.status()).as(whole.err()).isZero();
    assertThat(uniform.status()).as(uniform.err()).isZero();
    assertThat(Files.mismatch(agent("cut"), agent("whole"))).isEqualTo(-1);
    assertThat(Files.mismatch(agent("uniform"), agent("whole"))).isNotEqualTo(-1);
  }

  private Path agent(String runs) {
    return folder.resolve(runs + "/prioritized-seed0/final/agent.safetensors");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alpha=-1 | alpha: -1.0 is out of range; expected [0, inf)",
        "beta-start=2 | beta-start: 2.0 is out of range; expected [0, 1]",
        "epsilon=0 | epsilon: 0.0 is out of range; expected (0, inf)",
        "alhpa=1 | alhpa: unknown key; did you mean alpha?",
        "buffer.capacity=0 | buffer.capacity: 0 is out of range; expected [1, 2147483647]",
        "buffer.type=unifrom | buffer.type: no installed plugin offers unifrom; did you mean"
            + " uniform?",
      })
  void oneKeyIsNamedWithWhatItCannotBe(String set, String fault) throws Exception {
    Ended refused = train("--set=replay-buffer." + set);

    assertThat(refused.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(told(refused))
        .singleElement(STRING)
        .isEqualTo("--set replay-buffer." + set + ": replay-buffer." + fault);
    assertThat(armature.runs()).isEmpty();
  }

  @Test
  void anAgentThatTellsNoErrorsIsToldWhereTheBufferIsChosen() throws Exception {
    Path experiment =
        Files.writeString(
            folder.resolve("scripted.conf"),
            """
            environment { type = robot-arm, task = reach, action-mode = end-effector-increment }
            agent { type = scripted }
            training { steps = 100, warm-up-steps = 10 }
            replay-buffer {
              type = prioritized
              buffer.capacity = 100
            }
            """);

    Ended refused = armature.run("train", experiment.getFileName().toString(), "--quiet");

    assertThat(refused.status()).as(refused.err()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(told(refused))
        .singleElement(STRING)
        .startsWith("scripted.conf:5: replay-buffer: prioritized replay samples by the TD error")
        .contains("the agent tells none", "such as td3", "such as uniform");
    assertThat(armature.runs()).isEmpty();
  }

  /** What Armature says, without what Java says of the vector module. */
  private static List<String> told(Ended ended) {
    return ended.err().lines().filter(it -> !it.startsWith("WARNING: Using incubator")).toList();
  }
}
