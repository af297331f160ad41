package dev.armature.buffers.hindsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.armature.api.ConfigurationException;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.host.configuration.InvalidConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before anything runs. */
class HindsightProviderTest {

  private final Play play = new Play(1, 1, 9);

  @Test
  void defaultsAreThoseOfTheField() {
    HindsightConfig settings = Hindsight.settings("");
    assertThat(settings.strategy()).isEqualTo(GoalStrategy.FUTURE);
    assertThat(settings.k()).isEqualTo(4);
    try (ReplayBuffer buffer = Hindsight.buffer("buffer.capacity = 12", play.context())) {
      assertThat(buffer.capacity()).isEqualTo(12);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k = -0.5            | hindsight.k: -0.5 is out of range; expected [0, inf)",
        "strategy = futur    | hindsight.strategy: there is no futur; expected one of future, final",
        "buffer.capacity = 0 | hindsight.buffer.capacity: 0 is out of range; expected [1,",
        "buffer.type = uni   | hindsight.buffer.type: no installed plugin offers uni",
      })
  void keysAreChecked(String setting, String fault) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> Hindsight.settings(setting))
        .withMessageContaining(fault);
  }

  @Test
  void environmentWithoutGoalsIsRefusedBeforeABufferIsMade() {
    EnvironmentSpec goals = Play.ENVIRONMENT;
    EnvironmentSpec none = new EnvironmentSpec(goals.observation(), goals.action(), 0.1, 0, false);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                Hindsight.around(
                    it -> {
                      throw new AssertionError("nothing is made");
                    },
                    GoalStrategy.FUTURE,
                    4,
                    new ReplayBufferContext(none, 1, 0.9)))
        .satisfies(it -> assertThat(it.key()).isEqualTo("type"))
        .withMessageContaining("hindsight needs an environment whose observation holds")
        .withMessageContaining("this one shows none");
  }

  @Test
  void hindsightInHindsightIsRefused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Hindsight.buffer("buffer.type = hindsight", play.context()))
        .satisfies(it -> assertThat(it.key()).isEqualTo("buffer.type"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000000000 | hindsight remembers at most 536870909 goals of 2 components",
        "9400000    | the goals of 9400000 transitions need 263200000 bytes (251 MiB) of heap",
        "500000000  | the goals of 500000000 transitions need 14000000000 bytes (13351 MiB)",
      })
  void whatDoesNotFitIsRefusedAndTheBufferWithinClosed(int capacity, String fault) {
    int[] closed = {0};
    ReplayBuffer vast =
        new JoiningBuffer(play, capacity, 1) {
          @Override
          public void close() {
            closed[0]++;
          }
        };
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Hindsight.around(it -> vast, GoalStrategy.FUTURE, 4, play.context()))
        .satisfies(it -> assertThat(it.key()).isEqualTo("buffer"))
        .withMessageContaining(fault);
    assertThat(closed[0]).isEqualTo(1);
  }
}
