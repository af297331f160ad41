package dev.armature.envs.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentException;
import dev.armature.api.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told when an environment cannot be had, or cannot go on. */
class FailuresTest {

  @TempDir Path folder;

  @BeforeEach
  void requireGymnasium() {
    Pythons.assumeInstalled("gymnasium");
  }

  private static ConfigurationException refusal(String overrides) {
    return catchThrowableOfType(
        ConfigurationException.class, () -> Pythons.environment(overrides).close());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "python = /no/such/python      | python  | there is no program /no/such/python",
        "id = Pendulun-v1              | id      | did you mean Pendulum-v1?",
        "id = Pendulum-v99             | id      | did you mean Pendulum-v1?",
        "id = Xyzzy                    | id      | gymnasium.pprint_registry()",
        "id = \"no_such:Pendulum-v1\"   | modules | no_such cannot be imported",
        "kwargs { gravity = 1 }        | kwargs  | gravity",
        "modules = [no_such_module]    | modules | no_such_module cannot be imported",
        "kwargs { kind = missing }     | id      | 'pip install no_such_library' may install it",
        "kwargs { kind = unmakeable }  | id      | ValueError: no such mood",
        "kwargs { kind = words }       | id      | its observation is a Text at 'said'",
        "kwargs { kind = choices }     | id      | its actions are Discrete(3); expected a Box",
        "kwargs { kind = boundless }   | id      | without bounds",
        "id = CartPole-v1              | id      | its actions are Discrete(2)",
      })
  void refusedBeforeARun(String overrides, String key, String message) {
    ConfigurationException refusal = refusal("id = Testing/Trouble-v0, " + overrides);

    assertThat(refusal.key()).isEqualTo(key);
    assertThat(refusal).hasMessageContaining(message);
  }

  @Test
  void aPythonWithoutGymnasiumIsToldWhatToInstall() throws IOException {
    Path bare = folder.resolve("python");
    Files.writeString(bare, "#!/bin/sh\nexec %s -S \"$@\"\n".formatted(Pythons.program()));
    assertThat(bare.toFile().setExecutable(true)).isTrue();

    ConfigurationException refusal = refusal("id = Pendulum-v1, python = \"" + bare + "\"");

    assertThat(refusal.key()).isEqualTo("python");
    assertThat(refusal).hasMessageContaining("-m pip install gymnasium");
  }

  @Test
  void aProgramThatIsNoPythonIsRefused() {
    assertThat(refusal("id = Pendulum-v1, python = \"false\""))
        .hasMessageContaining("did not start: its process ")
        .hasMessageContaining("ended with status 1");
  }

  @Test
  void aWorkerThatTakesTooLongToStartIsKilled() {
    assertThat(refusal("id = Testing/Trouble-v0, kwargs.kind = slow, start-timeout = 3"))
        .hasMessageContaining("start-timeout");
  }

  private Environment trouble(String kind, String more) {
    return Pythons.environment(
        "id = Testing/Trouble-v0, kwargs { kind = %s, at = 10 }, %s".formatted(kind, more));
  }

  private static List<String> play(Environment environment, int steps) {
    List<String> seen = new ArrayList<>();
    float[] observation = new float[2];
    environment.reset(4, observation);
    for (int i = 0; i < steps; i++) {
      Step step = environment.step(new float[] {i / 20f}, observation);
      seen.add(step + " " + observation[0] + " " + observation[1]);
    }
    return seen;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "raise | RuntimeError: the plank is broken",
        "exit  | ended with status 3; it printed last:",
        "kill  | was killed by signal 9 (SIGKILL)",
      })
  void anEnvironmentThatCannotGoOnSaysWhy(String kind, String message) {
    try (Environment environment = trouble(kind, "")) {
      assertThatThrownBy(() -> play(environment, 10))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageStartingWith("the Gymnasium environment Testing/Trouble-v0: ")
          .hasMessageContaining(message);
    }
  }

  @Test
  void aHungWorkerTellsWhere() {
    try (Environment environment = trouble("hang", "timeout = 5")) {
      assertThatThrownBy(() -> play(environment, 10))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContaining("it gave no answer within 5.0 s (timeout)")
          .hasMessageContaining("in get_into_trouble");
    }
  }

  @Test
  void whatAnEnvironmentPrintsDisturbsNothing() {
    try (Environment environment = trouble("print", "")) {
      assertThat(play(environment, 20)).hasSize(20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"raise", "kill"})
  void anEpisodeIsPlayedAgainAndGoesOn(String kind) {
    Path once = folder.resolve("once");
    List<String> undisturbed;
    try (Environment environment = trouble("nothing", "")) {
      undisturbed = play(environment, 20);
    }
    String restarts = "on-worker-failure = restart-episode, kwargs.once = \"%s\"".formatted(once);
    try (Environment environment = trouble(kind, restarts)) {
      assertThat(play(environment, 20)).isEqualTo(undisturbed);
      assertThat(once).exists();
    }
  }

  @Test
  void whatFailsAgainEndsTheRun() {
    try (Environment environment = trouble("raise", "on-worker-failure = restart-episode")) {
      assertThatThrownBy(() -> play(environment, 10))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContaining("the plank is broken")
          .hasMessageContaining("again in a new process");
    }
  }
}
