package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** TD3 on DL4J's networks, with the plugins that the distribution brings. */
class TrainingIT {

  private static final String EXPERIMENT =
      Distribution.launcher().resolveSibling("../experiments/pendulum.conf").toString();

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() {
    armature = new Distribution(folder);
  }

  private JsonNode train(String runs, int steps) throws Exception {
    Ended train =
        armature.run(
            "train",
            EXPERIMENT,
            "--format=json",
            "--runs=" + runs,
            "--set=training.steps=" + steps,
            "--set=training.warm-up-steps=300",
            "--set=evaluation.every=0",
            "--set=evaluation.final-episodes=3");
    assertThat(train.status()).as(train.err()).isZero();
    return train.json();
  }

  @Test
  void pendulumIsLearnt() throws Exception {
    double untrained = train("untrained", 301).path("evaluation").path("return_mean").asDouble();
    double trained = train("trained", 5000).path("evaluation").path("return_mean").asDouble();

    // Hanging still costs about 1200 in 200 steps; a swing-up costs less than 300.
    assertThat(untrained).isLessThan(-700);
    assertThat(trained).isGreaterThan(-400);
  }

  @Test
  void oneSeedGivesTheSameBits() throws Exception {
    train("one", 800);
    train("two", 800);

    assertThat(folder.resolve("one/pendulum-seed0/final/agent.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("two/pendulum-seed0/final/agent.safetensors"));
  }

  @Test
  void aSavedPolicyIsEvaluatedAlikeAgain() throws Exception {
    train("runs", 400);

    Ended first = armature.run("evaluate", "runs/pendulum-seed0", "--format=json", "--episodes=2");
    Ended second = armature.run("evaluate", "runs/pendulum-seed0", "--format=json", "--episodes=2");

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.json()).isEqualTo(second.json());
    assertThat(first.json().path("return_mean").asDouble()).isBetween(-2000.0, 0.0);
  }

  @Test
  void theConfigurationInTheRunFolderTrainsTheSameAgent() throws Exception {
    train("one", 400);
    Ended again = armature.run("train", "one/pendulum-seed0/config.conf", "--runs=two", "--quiet");

    assertThat(again.status()).as(again.err()).isZero();
    assertThat(Files.mismatch(agent("one"), agent("two"))).isEqualTo(-1);
  }

  @Test
  void aFileIsIncludedFromBesideAnotherThatIsGivenByItsBareName() throws Exception {
    Files.writeString(folder.resolve("base.conf"), Files.readString(Path.of(EXPERIMENT)));
    Files.writeString(folder.resolve("mine.conf"), "include \"base.conf\"\nname = mine");

    Ended train = armature.run("train", "mine.conf", "--quiet", "--set=training.steps=20");

    assertThat(train.status()).as(train.err()).isZero();
    assertThat(armature.runs())
        .extracting(Path::getFileName)
        .containsExactly(Path.of("mine-seed0"));
  }

  private Path agent(String runs) {
    return folder.resolve(runs + "/pendulum-seed0/final/agent.safetensors");
  }

  @Test
  void aBackendThatIsNotThereLeavesNothing() throws Exception {
    Ended train = armature.run("train", EXPERIMENT, "--set=network.backend=cuda");

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(train.err()).contains("network.backend").doesNotContain("\tat ");
    assertThat(armature.runs()).isEmpty();
  }
}
