package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Real signals to a real process. */
class StopIT {

  @TempDir Path folder;
  private Path plugins;
  private Distribution armature;

  @BeforeEach
  void drop() throws IOException {
    plugins = Files.createDirectory(folder.resolve("dropped"));
    TinyPlugin.buildInto(plugins);
    armature = new Distribution(folder);
  }

  private Distribution.Running train(String... settings) throws IOException {
    String[] arguments = {
      "train",
      TinyPlugin.EXPERIMENT.toString(),
      "--plugins=" + plugins,
      "--format=json",
      "--set=training.steps=1000000000",
    };
    return armature.start(
        Stream.of(arguments, settings).flatMap(Stream::of).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalEndsTheRunWithACheckpoint(String signal, int status) throws Exception {
    Distribution.Running running = train();
    running.awaitError("step 1000/");
    running.signal(signal);
    Ended ended = running.end();

    assertThat(ended.status()).as(ended.err()).isEqualTo(status);
    assertThat(ended.err()).contains("stopping").doesNotContain("\tat ");
    JsonNode json = ended.json();
    assertThat(json.propertyNames())
        .containsExactly("run_folder", "complete", "steps", "checkpoint");
    assertThat(json.path("complete").asBoolean()).isFalse();
    Path checkpoint = folder.resolve(json.path("checkpoint").asString());
    assertThat(checkpoint)
        .isDirectoryContaining("glob:**/agent.safetensors")
        .isDirectoryContaining("glob:**/replay-buffer.safetensors");

    Ended evaluate =
        armature.run("--plugins=" + plugins, "evaluate", "runs/tiny-seed0", "--episodes=1");
    assertThat(evaluate.out()).contains(folder.relativize(checkpoint).toString());
    assertThat(status("stopped")).contains("tiny-seed0");
  }

  @Test
  void aSecondSignalEndsItAtOnce() throws Exception {
    // After the warm-up, a billion transitions lie between two looks at the signal.
    Distribution.Running running =
        train(
            "--set=training.warm-up-steps=1000",
            "--set=training.updates-per-step=1000",
            "--set=agent.batch-size=1000000");
    running.awaitError("step 1000/");
    running.signal("INT");
    running.awaitError("stopping");
    running.signal("INT");
    Ended ended = running.end();

    assertThat(ended.status()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(ended.out()).isEmpty();
    assertThat(folder.resolve("runs/tiny-seed0/checkpoints")).doesNotExist();
    assertThat(status("interrupted")).contains("tiny-seed0");
  }

  /** The runs of that status. */
  private String status(String word) throws Exception {
    return armature.run("runs", "list", "--status=" + word).out();
  }

  @Test
  void aStoppedRunGoesOnToTheSameEnd() throws Exception {
    String steps = "--set=training.steps=400000";
    Distribution.Running running = train(steps);
    running.awaitError("step 1000/");
    running.signal("INT");
    Ended stopped = running.end();
    assertThat(stopped.json().path("complete").asBoolean()).as(stopped.err()).isFalse();

    Ended resumed =
        armature.run(
            "train", "--resume", "runs/tiny-seed0", "--plugins=" + plugins, "--format=json");
    Ended whole = train(steps, "--runs=whole").end();

    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.json().path("evaluation")).isEqualTo(whole.json().path("evaluation"));
    assertThat(folder.resolve("runs/tiny-seed0/final/agent.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("whole/tiny-seed0/final/agent.safetensors"));
    Ended again = armature.run("train", "--resume", "runs/tiny-seed0", "--plugins=" + plugins);
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.out()).contains("is finished: there is nothing to resume", "400000");
  }
}
