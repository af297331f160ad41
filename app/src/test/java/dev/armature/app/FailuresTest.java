package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {

  @TempDir Path folder;
  private InProcess armature;

  @BeforeEach
  void build() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    TinyPlugin.buildInto(plugins);
    armature = new InProcess(plugins);
  }

  private Ended train(String... more) {
    String[] arguments = {"train", TinyPlugin.EXPERIMENT.toString(), "--quiet", "--runs", runs()};
    return armature.run(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String runs() {
    return folder.resolve("runs").toString();
  }

  @Test
  void aMissingExperimentIsBadInput() {
    Ended ended = armature.run("train", "nowhere.conf");

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err().strip()).isEqualTo("nowhere.conf: there is no such file");
  }

  @Test
  void aMissingPluginsFolderIsBadInput() {
    Ended ended = new InProcess(folder.resolve("nowhere")).run("plugins", "list");

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err()).startsWith("there is no plugins folder at ");
  }

  @Test
  void aFileInTheWayIsBadInput() throws IOException {
    Files.createFile(folder.resolve("runs"));

    Ended ended = train();

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err().strip()).isEqualTo(runs() + ": expected a folder, found a file");
  }

  @Test
  void aDamagedAgentIsBadInput() throws IOException {
    assertThat(train().status()).isZero();
    Path run = folder.resolve("runs/tiny-seed0");
    Files.writeString(run.resolve("final/agent.safetensors"), "not a state");

    Ended ended = armature.run("evaluate", run.toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("agent.safetensors").doesNotContain("\tat ");
  }

  @Test
  void anEnvironmentThatBreaksIsTold() {
    Ended brief = train("--set=environment.goals=[]");
    Ended whole = train("--set=environment.goals=[]", "--debug");

    assertThat(brief.status()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(brief.err())
        .startsWith(
            "the environment tiny (plugin tiny 1.2.3) failed in reset():"
                + " java.lang.IllegalArgumentException")
        .contains("there is no checkpoint yet")
        .doesNotContain("\tat ");
    assertThat(whole.status()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(whole.err()).contains("\tat example.tiny.TinyEnvironment.reset");
  }

  @Test
  void aFullHeapIsTold() {
    Ended ended = train("--set=agent.batch-size=2147483647");

    assertThat(ended.status()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(ended.err()).startsWith("out of memory with a heap of ");
  }
}
