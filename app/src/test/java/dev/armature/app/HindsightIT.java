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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hindsight around uniform replay, with the plugins that the distribution brings. */
class HindsightIT {

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() throws Exception {
    armature = new Distribution(folder);
    Files.copy(
        Distribution.launcher().resolveSibling("../experiments/robot-reach-sparse.conf"),
        folder.resolve("sparse.conf"));
  }

  /** Trains with the settings of the example, but for these. */
  private Ended train(String name, String... settings) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("train", "sparse.conf", "--format=json", "--set=name=" + name));
    for (String setting : settings) {
      arguments.add("--set=" + setting);
    }
    return armature.run(arguments.toArray(String[]::new));
  }

  @Test
  void sparseRewardsAreLearntFromInHindsightAlone() throws Exception {
    assertThat(successAtThePoint("hindsight", 4)).isGreaterThan(0.8);
    assertThat(successAtThePoint("without", 0)).isLessThan(0.3);
  }

  private double successAtThePoint(String name, int k) throws Exception {
    Ended train =
        train(
            name,
            "environment.type=point-reach",
            "environment.reward=sparse",
            "agent.exploration-noise=0.1",
            "replay-buffer.k=" + k,
            "training.steps=5000",
            "evaluation.every=0",
            "evaluation.final-episodes=50");
    assertThat(train.status()).as(train.err()).isZero();
    return train.json().path("evaluation").path("success_rate").asDouble();
  }

  @Test
  void aRunOfTheArmGoesOnToTheSameBits() throws Exception {
    goesOnToTheSameBits("arm", "replay-buffer.buffer.capacity=251");
  }

  @Test
  void soDoesOneWithHindsightAroundPrioritiesAroundAFileOfSeveralSteps() throws Exception {
    goesOnToTheSameBits(
        "deep",
        "environment.type=point-reach",
        "environment.reward=sparse",
        "replay-buffer.buffer.type=prioritized",
        "replay-buffer.buffer.buffer.capacity=251",
        "replay-buffer.buffer.buffer.storage=mapped",
        "replay-buffer.buffer.buffer.n-steps=3");
    Path run = folder.resolve("runs/deep-seed0");
    assertThat(run.resolve("replay-buffer/transitions.ring")).exists();
    assertThat(Files.readString(run.resolve("manifest.json")))
        .contains("\"buffers-hindsight\"", "\"buffers-prioritized\"", "\"buffers-uniform\"");
  }

  /** With two environments, more than two times round the ring. */
  private void goesOnToTheSameBits(String name, String... settings) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                "training.steps=560",
                "training.warm-up-steps=200",
                "training.environments=2",
                "checkpoints.every=330",
                "evaluation.every=0",
                "evaluation.final-episodes=2"));
    all.addAll(List.of(settings));
    Ended train = train(name, all.toArray(String[]::new));
    assertThat(train.status()).as(train.err()).isZero();
    Path run = folder.resolve("runs/" + name + "-seed0");
    Path agent = run.resolve("final/agent.safetensors");
    byte[] expected = Files.readAllBytes(agent);
    FolderTree.delete(run.resolve("final"));

    Ended resume = armature.run("train", "--resume", run.toString(), "--quiet");

    assertThat(resume.status()).as(resume.err()).isZero();
    assertThat(resume.out() + resume.err()).doesNotContain("nothing to resume");
    assertThat(agent).hasBinaryContent(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay-buffer.k=-1               | replay-buffer.k: -1.0 is out of range; expected [0,"
            + " inf)",
        "replay-buffer.strategy=futur     | replay-buffer.strategy: there is no futur; expected one"
            + " of future, final, episode; did you mean future?",
        "replay-buffer.buffer.capacity=0  | replay-buffer.buffer.capacity: 0 is out of range;"
            + " expected [1, 2147483647]",
        "replay-buffer.buffer.type=unifrm | replay-buffer.buffer.type: no installed plugin offers"
            + " unifrm; did you mean uniform?",
        "replay-buffer.buffer.type=hindsight | replay-buffer.buffer.type: one hindsight is enough:"
            + " expected a buffer that keeps goals as they are",
      })
  void oneKeyIsNamedWithWhatItCannotBe(String set, String fault) throws Exception {
    Ended train = train("refused", set);

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(told(train)).containsExactly("--set " + set + ": " + fault);
    assertThat(armature.runs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "environment.observation-mode=joints",
        "environment.randomisation.observation-noise=[0,0.01]",
        "environment.type=pendulum",
      })
  void anEnvironmentWithoutGoalsIsRefusedWithThePlace(String set) throws Exception {
    Ended train = train("refused", set);

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(told(train))
        .singleElement()
        .asString()
        .matches(
            "sparse.conf:\\d+: replay-buffer.type: hindsight needs an environment whose observation"
                + " holds the achieved and the desired goal, and this one shows none; robot-arm"
                + " shows them with observation-mode = task and without observation noise");
    assertThat(armature.runs()).isEmpty();
  }

  /** What Armature says, without what Java says of the vector module. */
  private static List<String> told(Ended ended) {
    return ended.err().lines().filter(it -> !it.startsWith("WARNING: Using incubator")).toList();
  }
}
