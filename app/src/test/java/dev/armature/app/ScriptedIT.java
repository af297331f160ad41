package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The arm's scripted policies, with the plugins that the distribution brings. */
class ScriptedIT {

  private static final Path EXPERIMENT =
      Distribution.launcher().resolveSibling("../experiments/robot-scripted.conf");

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() {
    armature = new Distribution(folder);
  }

  @Test
  void cubesAreStackedWithoutTraining() throws Exception {
    Ended evaluate =
        armature.run(
            "evaluate",
            EXPERIMENT.toString(),
            "--episodes=5",
            "--format=json",
            "--set=environment.task=stack",
            "--set=environment.horizon=100");

    assertThat(evaluate.status()).as(evaluate.err()).isZero();
    JsonNode json = evaluate.json();
    assertThat(json.path("success_rate").asDouble()).isGreaterThanOrEqualTo(0.8);
    assertThat(json.path("length_mean").asDouble()).isEqualTo(100);
  }

  @Test
  void aRunOfItIsRecordedAndEvaluatedAgain() throws Exception {
    Ended train =
        armature.run(
            "train",
            EXPERIMENT.toString(),
            "--quiet",
            "--set=training.steps=100",
            "--set=checkpoints.every=50",
            "--set=evaluation.final-episodes=5");
    Ended evaluate = armature.run("evaluate", "runs/robot-scripted-seed0", "--format=json");

    assertThat(train.status()).as(train.err()).isZero();
    assertThat(evaluate.status()).as(evaluate.err()).isZero();
    assertThat(evaluate.json().path("success_rate").asDouble()).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void anotherActionModeIsRefusedWithThePlace() throws Exception {
    Path experiment = Files.copy(EXPERIMENT, folder.resolve("scripted.conf"));

    Ended evaluate =
        armature.run(
            "evaluate",
            experiment.getFileName().toString(),
            "--set=environment.action-mode=joint-torque");

    assertThat(evaluate.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(evaluate.out()).isEmpty();
    assertThat(evaluate.err())
        .containsPattern(
            "scripted.conf:\\d+: agent.type: .* needs the action end_effector_x_increment")
        .contains("action-mode = end-effector-increment")
        .doesNotContain("\tat ");
  }
}
