package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.host.files.FolderTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From a scripted policy to a dataset, and from there to a trained and to a cloned one. */
class DemonstrationsIT {

  private static final String TASK = "--set=environment.task=reach";
  private static final String DATASET = "agent.demonstrations.path=data/reach.safetensors";

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() {
    armature = new Distribution(folder);
  }

  private static String experiment(String name) {
    return Distribution.launcher().resolveSibling("../experiments/" + name).toString();
  }

  private Ended collect(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("collect", experiment("robot-scripted.conf"), TASK));
    arguments.addAll(List.of(more));
    return armature.run(arguments.toArray(String[]::new));
  }

  private JsonNode dataset(int episodes) throws Exception {
    Ended collect =
        collect("--episodes=" + episodes, "--out=data/reach.safetensors", "--format=json");
    assertThat(collect.status()).as(collect.err()).isZero();
    return collect.json();
  }

  private Ended train(String experiment, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                experiment(experiment),
                "--quiet",
                "--set=" + DATASET,
                "--set=training.steps=300",
                "--set=training.warm-up-steps=100",
                "--set=training.metrics-every=300",
                "--set=evaluation.every=0",
                "--set=evaluation.final-episodes=1"));
    arguments.addAll(List.of(more));
    return armature.run(arguments.toArray(String[]::new));
  }

  @Test
  void episodesAreCollectedOnce() throws Exception {
    JsonNode collected = dataset(4);
    assertThat(collected.path("dataset").asString()).isEqualTo("data/reach.safetensors");
    assertThat(collected.path("dataset_episodes").asInt()).isEqualTo(4);
    assertThat(collected.path("dataset_steps").asInt()).isEqualTo(200);
    assertThat(collected.path("success_rate").asDouble()).isEqualTo(1);
    byte[] before = Files.readAllBytes(folder.resolve("data/reach.safetensors"));

    Ended over = collect("--episodes=4", "--out=data/reach.safetensors");
    Ended usual = collect("--episodes=4", "--only-successes");

    assertThat(over.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(over.err()).contains("is there already").doesNotContain("\tat ");
    assertThat(folder.resolve("data/reach.safetensors")).hasBinaryContent(before);
    assertThat(usual.status()).as(usual.err()).isZero();
    assertThat(usual.out()).contains("robot-scripted-seed0.safetensors", "4 episodes, 200 steps");
  }

  @Test
  void failuresAloneAreNoDataset() throws Exception {
    Ended collect =
        collect("--episodes=2", "--only-successes", "--set=environment.horizon=1", "--out=d");
    Ended none = collect("--episodes=0");
    Ended told =
        armature.run(
            "collect",
            experiment("pendulum.conf"),
            "--episodes=1",
            "--only-successes",
            "--set=agent.type=td3");

    assertThat(collect.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(collect.err()).contains("none of 2 episodes ended in success; nothing is written");
    assertThat(folder.resolve("d")).doesNotExist();
    assertThat(none.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(told.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(told.err()).contains("the environment pendulum does not tell success");
  }

  @Test
  void td3LearnsFromThemAndResumesToTheSameBits() throws Exception {
    dataset(6);
    String experiment = "robot-reach-end-effector.conf";
    Ended whole = train(experiment, "--runs=whole", "--set=checkpoints.every=200");
    assertThat(whole.status()).as(whole.err()).isZero();
    Path run = folder.resolve("whole/robot-reach-end-effector-seed0");
    List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
    List<String> columns = List.of(rows.get(0).split(",", -1));
    List<String> cells = List.of(rows.get(1).split(",", -1));
    assertThat(Double.parseDouble(cells.get(columns.indexOf("losses/behaviour-cloning"))))
        .isPositive();
    assertThat(Double.parseDouble(cells.get(columns.indexOf("values/q-filter"))))
        .isBetween(0.0, 1.0);
    byte[] trained = Files.readAllBytes(run.resolve("final/agent.safetensors"));

    // As if it had been stopped at its last checkpoint.
    FolderTree.delete(run.resolve("final"));
    Ended resume = armature.run("train", "--resume", folder.relativize(run).toString(), "--quiet");
    assertThat(resume.status()).as(resume.err()).isZero();
    assertThat(run.resolve("final/agent.safetensors")).hasBinaryContent(trained);

    FolderTree.delete(run.resolve("final"));
    Files.delete(folder.resolve("data/reach.safetensors"));
    dataset(5);
    Ended changed = armature.run("train", "--resume", folder.relativize(run).toString(), "--quiet");
    assertThat(changed.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(changed.err())
        .contains("data/reach.safetensors has changed since the run began")
        .doesNotContain("\tat ");
  }

  @Test
  void theWrongDatasetIsToldBeforeTheRunStarts() throws Exception {
    dataset(1);
    Ended wrong = train("robot-reach.conf");
    Ended missing = train("robot-reach-end-effector.conf", "--set=agent.demonstrations.path=no");
    Ended otherReward = train("robot-reach-end-effector.conf", "--set=environment.reward=sparse");

    for (Ended train : List.of(wrong, missing, otherReward)) {
      assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
      assertThat(train.out()).isEmpty();
      assertThat(train.err()).contains("agent.demonstrations.path: ").doesNotContain("\tat ");
    }
    assertThat(wrong.err())
        .contains("it holds actions of 4 components", "the environment has 7", "--set " + DATASET);
    assertThat(missing.err()).contains("there is no file " + folder.toRealPath().resolve("no"));
    assertThat(otherReward.err()).contains("the environment as it is configured gives");
    assertThat(armature.runs()).isEmpty();
  }

  @Test
  void aCloneReachesAndIsKept() throws Exception {
    dataset(40);
    String file = experiment("robot-cloned.conf");
    Ended evaluate =
        armature.run("evaluate", file, "--set=" + DATASET, "--episodes=20", "--format=json");
    Ended train = train("robot-cloned.conf");
    Files.delete(folder.resolve("data/reach.safetensors"));
    Ended kept =
        armature.run("evaluate", "runs/robot-cloned-seed0", "--episodes=20", "--format=json");

    assertThat(evaluate.status()).as(evaluate.err()).isZero();
    assertThat(evaluate.json().path("success_rate").asDouble()).isGreaterThanOrEqualTo(0.9);
    assertThat(train.status()).as(train.err()).isZero();
    assertThat(kept.status()).as(kept.err()).isZero();
    assertThat(kept.json().path("return_mean")).isEqualTo(evaluate.json().path("return_mean"));
    assertThat(evaluate.err()).doesNotContain("INFO", "Training");
  }
}
