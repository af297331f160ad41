package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The robot arm on MuJoCo, which is looked for on the machine. */
class PhysicsEngineIT {

  private static final String EXPERIMENT =
      Distribution.launcher().resolveSibling("../experiments/robot-reach.conf").toString();

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() {
    armature = new Distribution(folder);
  }

  private Ended train(Map<String, String> variables, String... more) throws Exception {
    String[] arguments = {"train", EXPERIMENT, "--quiet", "--set=environment.engine=mujoco"};
    return armature
        .start(
            Distribution.launcher(),
            variables,
            Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new))
        .end();
  }

  @Test
  void isMissedBeforeARunStarts() throws Exception {
    Ended ended = train(Map.of("MUJOCO_LIBRARY", "/nowhere/libmujoco.so"));

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err())
        .contains("engine: the environment variable MUJOCO_LIBRARY names /nowhere/libmujoco.so")
        .doesNotContain("\tat ");
    assertThat(armature.runs()).isEmpty();
  }

  @Test
  void trains() throws Exception {
    Ended ended =
        train(
            Map.of(),
            "--set=training.steps=200",
            "--set=training.warm-up-steps=100",
            "--set=evaluation.every=0",
            "--set=evaluation.final-episodes=1");

    assumeFalse(ended.err().contains("pip install mujoco"), ended.err());
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(folder.resolve("MUJOCO_LOG.TXT")).doesNotExist();
  }
}
