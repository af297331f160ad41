package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTaskTest {

  @Test
  void countsEveryProductOfAStepOnce() {
    // Weights: actor 17·2 + 2·6 = 46, critic 23·2 + 2·1 = 48.
    // Targets: 46 + 2·48. Critics forward and back: 2·(48 + 48 + 2·1).
    // Actor forward and back: 46 + 46 + 2·6; the first critic: 48 forward, 2·1 + 6·2 back.
    double every = 46 + 2 * 48 + 2 * (48 + 48 + 2);
    double everySecond = 46 + 46 + 12 + 48 + 2 + 12;

    assertThat(new BenchTask(10, List.of(2)).stepFlops())
        .isEqualTo(2 * 10 * (every + everySecond / 2));
  }

  @Test
  void theDefaultStepHasSome413Megaflops() {
    assertThat(new BenchTask(256, List.of(256, 256)).stepFlops() * 1e-6)
        .isCloseTo(413.5, within(0.05));
  }
}
