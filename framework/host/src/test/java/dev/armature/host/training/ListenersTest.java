package dev.armature.host.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.configuration.ListenerChoice;
import dev.armature.host.configuration.OnFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listeners that an experiment names: how they are configured, and what their failure does. */
final class ListenersTest {

  private static final String EXPERIMENT =
      """
      name = tiny
      environment { type = corridor }
      agent { type = walker, stride = 2 }
      network { type = none }
      replay-buffer { type = recent }
      training { steps = 200, warm-up-steps = 50, metrics-every = 50 }
      evaluation { every = 0, final-episodes = 2 }
      """;

  @TempDir private Path folder;

  private Experiment read(String listeners, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("test.conf"), EXPERIMENT + listeners);
    return new ExperimentReader(TinyListeners.offers()).read(file, List.of(overrides));
  }

  private String refusal(String listeners) {
    return String.valueOf(
        catchThrowableOfType(InvalidConfigurationException.class, () -> read(listeners))
            .getMessage());
  }

  private RunFolder train(Experiment experiment) throws IOException {
    RunFolder run = RunFolder.create(folder, experiment.name(), experiment.seed());
    assertThat(new Run(experiment, run).train(List.of(), () -> false).evaluation()).isPresent();
    return run;
  }

  private static List<String> diary(RunFolder run, String file) throws IOException {
    return Files.readAllLines(run.path().resolve(file));
  }

  @Test
  void aSectionIsOfTheTypeThatItIsNamedAfter() throws IOException {
    RunFolder run = train(read("listeners { diary { file = a.txt } }"));

    assertThat(diary(run, "a.txt"))
        .containsExactly(
            "started",
            "metrics 50",
            "metrics 100",
            "metrics 150",
            "metrics 200",
            "finished 200",
            "closed");
  }

  @Test
  void severalOfOneTypeHaveNamesOfTheirOwn() throws IOException {
    RunFolder run =
        train(
            read(
                """
                listeners {
                  one { type = diary, file = one.txt }
                  two { type = diary, file = two.txt }
                }
                """));
    assertThat(diary(run, "one.txt")).isEqualTo(diary(run, "two.txt")).hasSize(7);
  }

  @Test
  void oneWordTurnsAListenerOnAndOff() throws IOException {
    assertThat(read("").listeners()).isEmpty();
    assertThat(read("", "listeners.diary=on").listeners()).hasSize(1);
    assertThat(read("listeners.diary { file = x }", "listeners.diary=off").listeners()).isEmpty();
    assertThat(read("listeners.diary { file = x }", "listeners.diary=null").listeners()).isEmpty();
    assertThat(read("", "listeners.diary.fails-at=3").listeners())
        .extracting(ListenerChoice::onFailure)
        .containsExactly(OnFailure.CONTINUE);
  }

  @Test
  void aFailureIsNotTheRuns() throws IOException {
    RunFolder run = train(read("listeners.diary.fails-at = 100"));

    assertThat(diary(run, "diary.txt")).containsExactly("started", "metrics 50", "closed");
    assertThat(Files.readAllLines(run.metrics())).hasSize(5);
  }

  @Test
  void aFailureEndsTheRunWhereThatIsAskedFor() throws IOException {
    Experiment experiment = read("listeners.diary { fails-at = 100, on-failure = stop }");
    RunFolder run = RunFolder.create(folder, "stopped", 0);

    assertThatThrownBy(() -> new Run(experiment, run).train(List.of(), () -> false))
        .isInstanceOf(RunFailedException.class)
        .hasMessageStartingWith("listeners.diary failed after 100 steps: out of ink");
    assertThat(diary(run, "diary.txt")).containsExactly("started", "metrics 50", "closed");
  }

  @Test
  void whatIsWrongIsToldWithFileAndLine() {
    assertThat(refusal("listeners {\n diry {} }"))
        .isEqualTo(
            folder.resolve("test.conf")
                + ":9: listeners.diry.type: no installed plugin offers diry; did you mean diary?");
    assertThat(refusal("listeners.diary.fils-at = 3"))
        .contains(":8: listeners.diary.fils-at: unknown key; did you mean fails-at?");
    assertThat(refusal("listeners.diary.on-failure = explode"))
        .contains(":8: listeners.diary.on-failure: ", "continue", "stop");
    assertThat(refusal("listeners.diary = maybe"))
        .contains(":8: listeners.diary: expected a section { … }, on or off");
    assertThat(refusal("listeners = [ { type = diary } ]"))
        .contains(":8: listeners: expected a section for each listener, such as { mlflow {");
    assertThat(refusal("listener.diary {}")).contains(":8: listener: unknown key");
  }
}
