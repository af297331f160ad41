package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in the robot's configuration is told before anything runs. */
class RobotConfigurationIT {

  @TempDir Path folder;
  private Distribution armature;
  private Path experiment;

  @BeforeEach
  void open() throws Exception {
    armature = new Distribution(folder);
    experiment =
        Files.copy(
            Distribution.launcher().resolveSibling("../experiments/robot-reach.conf"),
            folder.resolve("reach.conf"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "task=stak | task: there is no stak; expected one of reach, home, push, | did you mean stack?",
        "reach.goal.high=[0.02,1.4,0.48] | reach.goal: reach.goal asks for the point | does not reach",
        "reach.goal.low=[0.1,0.3,0.2] | reach.goal: reach.goal goes from 0.1 m to 0.02 m | along x",
        "objects.mass=-1 | objects.mass: -1.0 is out of range | expected (0, inf) kg",
        "objects.weight=2 | objects.weight: unknown key | mass",
        "randomisation.object-friction=[2,1] | randomisation.object-friction: | low not above high",
        "randomisation.latency=[-0.02,0] | randomisation.latency[0]: -0.02 is out | expected [0, 1] s",
      })
  void oneKeyIsNamedWithWhatItCannotBe(String set, String fault, String hint) throws Exception {
    Ended train = armature.run("train", "reach.conf", "--set=environment." + set);

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(train.out()).isEmpty();
    assertThat(told(train))
        .singleElement(STRING)
        .startsWith("--set environment." + set)
        .contains(": environment." + fault, hint);
    assertThat(armature.runs()).isEmpty();
  }

  /** What Armature says, without what Java says of the vector module. */
  private static List<String> told(Ended ended) {
    return ended.err().lines().filter(it -> !it.startsWith("WARNING: Using incubator")).toList();
  }

  @Test
  void everyFaultOfAFileIsToldWithItsLine() throws Exception {
    Files.writeString(
        experiment,
        Files.readString(experiment)
            + """
            environment.task = lift
            environment.objects.mass = -1
            environment.randomisation.object-mass = [2, 1]
            """);
    int lines = Files.readAllLines(experiment).size();

    Ended train = armature.run("train", "reach.conf");

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(told(train))
        .hasSize(2)
        .anyMatch(it -> it.startsWith("reach.conf:" + (lines - 1) + ": environment.objects.mass: "))
        .anyMatch(
            it ->
                it.startsWith("reach.conf:" + lines + ": environment.randomisation.object-mass: "));
  }
}
