package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs killed with SIGKILL at random moments and resumed each time end with the bytes of a run that
 * was never cut off. The system property {@code kills} says how often each is killed, {@code
 * kills.runs} which runs ({@code PENDULUM_SIMD}, …, or {@code all}).
 */
class KilledRunIT {

  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final String RUNS = System.getProperty("kills.runs", "ROBOT_HINDSIGHT_SIMD");
  private static final int LONGEST_PAUSE_MILLIS = 800;

  /** What is killed. */
  enum Killed {
    PENDULUM_SIMD("pendulum", "simd", ""),
    PENDULUM_DL4J("pendulum", "dl4j", ""),
    ROBOT_PHYSX_SIMD("robot-reach", "simd", ""),
    ROBOT_PHYSX_DL4J("robot-reach", "dl4j", ""),
    ROBOT_MUJOCO_SIMD("robot-reach", "simd", "environment.engine=mujoco"),
    ROBOT_MUJOCO_DL4J("robot-reach", "dl4j", "environment.engine=mujoco"),
    ROBOT_HINDSIGHT_SIMD("robot-reach-sparse", "simd", Killed.PRIORITIZED),
    ROBOT_HINDSIGHT_DL4J("robot-reach-sparse", "dl4j", Killed.PRIORITIZED);

    private static final String PRIORITIZED =
        "replay-buffer.buffer={type=prioritized,buffer={type=uniform,capacity=700,n-steps=2}}";

    private final String experiment;
    private final String network;
    private final String setting;

    Killed(String experiment, String network, String setting) {
      this.experiment = experiment;
      this.network = network;
      this.setting = setting;
    }

    /** The arguments of a run that has twenty checkpoints. */
    List<String> arguments(String runs) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "train",
                  Distribution.launcher()
                      .resolveSibling("../experiments/" + experiment + ".conf")
                      .toString(),
                  "--quiet",
                  "--runs=" + runs,
                  "--set=network.type=" + network,
                  "--set=name=run",
                  "--set=training.steps=2000",
                  "--set=training.warm-up-steps=200",
                  "--set=training.metrics-every=70",
                  "--set=agent.batch-size=32",
                  "--set=evaluation.every=900",
                  "--set=evaluation.episodes=2",
                  "--set=evaluation.final-episodes=2",
                  "--set=checkpoints.every=100",
                  "--set=checkpoints.keep=2"));
      if (!setting.isEmpty()) {
        arguments.add("--set=" + setting);
      }
      return arguments;
    }
  }

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() {
    armature = new Distribution(folder);
  }

  @ParameterizedTest
  @EnumSource(Killed.class)
  void aKilledRunEndsAtTheSameBytes(Killed killed) throws Exception {
    assumeTrue(RUNS.equals("all") || List.of(RUNS.split(",")).contains(killed.name()));
    Ended whole = start(killed, "whole").end();
    if (whole.err().contains("MuJoCo") && whole.status() == ExitStatus.BAD_INPUT) {
      System.err.println("KilledRunIT: MuJoCo is not installed; " + killed + " is SKIPPED");
      assumeTrue(false);
    }
    assertThat(whole.status()).as(whole.err()).isZero();

    SplittableRandom random = new SplittableRandom(KILLS * 31L + killed.name().hashCode());
    Path run = folder.resolve("cut/run-seed0");
    int kills = 0;
    Distribution.Running running = start(killed, "cut");
    while (kills < KILLS && kill(running, run, random.nextInt(LONGEST_PAUSE_MILLIS))) {
      kills++;
      running = armature.start("train", "--resume", "cut/run-seed0", "--quiet");
    }
    Ended ended = running.end();
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(kills).as("kills before the end").isEqualTo(KILLS);
    assertSame(folder.resolve("whole/run-seed0"), run);
  }

  private Distribution.Running start(Killed killed, String runs) throws IOException {
    return armature.start(killed.arguments(runs).toArray(String[]::new));
  }

  /**
   * Kills a process some time after it has written its first checkpoint, so that every one gets
   * further; says whether it was still alive.
   */
  private static boolean kill(Distribution.Running running, Path run, int pause) throws Exception {
    Optional<Path> before = latest(run);
    while (running.process().isAlive() && latest(run).equals(before)) {
      Thread.sleep(5);
    }
    Thread.sleep(pause);
    if (!running.process().isAlive()) {
      return false;
    }
    running.signal("KILL");
    return running.end().status() == 137;
  }

  private static Optional<Path> latest(Path run) throws IOException {
    Path checkpoints = run.resolve("checkpoints");
    if (!Files.exists(checkpoints)) {
      return Optional.empty();
    }
    try (Stream<Path> children = Files.list(checkpoints)) {
      return children
          .filter(it -> it.getFileName().toString().matches("step-\\d+"))
          .max(Comparator.naturalOrder());
    }
  }

  private static void assertSame(Path whole, Path cut) throws IOException {
    assertThat(rows(cut)).isEqualTo(rows(whole));
    assertThat(cut.resolve("final/agent.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("final/agent.safetensors"));
    Path last = latest(whole).orElseThrow();
    List<Path> state;
    try (Stream<Path> files = Files.list(last)) {
      state =
          files
              .map(Path::getFileName)
              .filter(it -> it.toString().endsWith(".safetensors"))
              // These two hold the time that has passed.
              .filter(it -> !it.toString().matches("(metrics|progress)\\.safetensors"))
              .toList();
    }
    assertThat(state).hasSizeGreaterThan(4);
    for (Path file : state) {
      assertThat(cut.resolve("checkpoints").resolve(last.getFileName()).resolve(file))
          .hasSameBinaryContentAs(last.resolve(file));
    }
  }

  /** The rows of metrics.csv without the two last columns, which come from the wall clock. */
  private static List<String> rows(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.csv")).stream()
        .map(row -> row.replaceFirst(",[^,]*,[^,]*$", ""))
        .toList();
  }
}
