package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** TD3 on normalised observations and rewards, with the plugins that the distribution brings. */
class NormalisationIT {

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() throws Exception {
    armature = new Distribution(folder);
    Path experiments = Distribution.launcher().resolveSibling("../experiments").toRealPath();
    Files.writeString(
        folder.resolve("normalised.conf"),
        """
        include "%s/pendulum.conf"
        name = normalised
        agent { actor.network.hidden = [64, 64], critic.network.hidden = [64, 64] }
        normalisation { observations = true, rewards = true }
        training { warm-up-steps = 300 }
        evaluation { every = 0, final-episodes = 3 }
        """
            .formatted(experiments));
  }

  private Ended train(int steps, String... more) throws Exception {
    return armature.run(
        Stream.concat(
                Stream.of(
                    "train", "normalised.conf", "--format=json", "--set=training.steps=" + steps),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void pendulumIsLearntAndTheSavedPolicyPlaysAlike() throws Exception {
    Ended train = train(10000);
    assertThat(train.status()).as(train.err()).isZero();
    JsonNode trained = train.json().path("evaluation");
    // Hanging still costs about 1200 in 200 steps; a swing-up costs less than 300.
    assertThat(trained.path("return_mean").asDouble()).isGreaterThan(-400);

    Ended evaluate = armature.run("evaluate", "runs/normalised-seed0", "--format=json");
    assertThat(evaluate.status()).as(evaluate.err()).isZero();
    for (String key : trained.propertyNames()) {
      assertThat(evaluate.json().path(key)).as(key).isEqualTo(trained.path(key));
    }
  }

  @Test
  void aPolicyIsNotPlayedWithoutWhatItLearnedWith() throws Exception {
    assertThat(train(301).status()).isZero();

    Ended evaluate =
        armature.run("evaluate", "runs/normalised-seed0", "--set=normalisation.observations=false");

    assertThat(evaluate.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(evaluate.out()).isEmpty();
    assertThat(evaluate.err())
        .contains("observations that were normalised; expected normalisation.observations = true")
        .doesNotContain("\tat ");
  }

  @Test
  void faultsAreToldWithTheirLineAndLeaveNothing() throws Exception {
    Path experiment = folder.resolve("normalised.conf");
    Files.writeString(
        experiment,
        Files.readString(experiment) + "normalisation.clip = 0\nnormalisation.clib = 3\n");

    Ended train = train(400);

    List<String> told =
        train.err().lines().filter(it -> it.startsWith("normalised.conf:")).toList();
    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(told)
        .containsExactlyInAnyOrder(
            "normalised.conf:7: normalisation.clip: 0.0 is out of range; expected (0, inf)"
                + " standard deviation",
            "normalised.conf:8: normalisation.clib: unknown key; did you mean clip?");
    assertThat(armature.runs()).isEmpty();
  }

  @Test
  void aScriptRefusesObservationsWithoutTheirUnits() throws Exception {
    Ended evaluate =
        armature.run(
            "evaluate",
            Distribution.launcher().resolveSibling("../experiments/robot-scripted.conf").toString(),
            "--set=normalisation.observations=true");

    assertThat(evaluate.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(evaluate.err())
        .contains("agent.type: the scripted agent needs the observation")
        .contains("expected normalisation.observations = false")
        .doesNotContain("\tat ");
  }
}
