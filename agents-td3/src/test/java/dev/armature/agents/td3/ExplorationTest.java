package dev.armature.agents.td3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.RandomStream;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.MemoryState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplorationTest {

  private static RandomStream stream() {
    return new SeededStreams(7).stream("exploration");
  }

  /** The noise of one more step, {@code [n · width]}. */
  private static float[] step(Exploration exploration, int count, int n) {
    exploration.advance(n);
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = exploration.at(i);
    }
    return noise;
  }

  @Test
  void withoutCorrelationItIsTheStreamsOwnNumbers() {
    Exploration exploration = new Exploration(0.3, 0, 2, stream());
    RandomStream numbers = stream();

    for (int step = 0; step < 5; step++) {
      for (float noise : step(exploration, 4, 2)) {
        assertThat(noise).isEqualTo((float) numbers.nextGaussian() * 0.3f);
      }
    }
    assertThat(MemoryState.of(exploration::save).names()).isEmpty();
  }

  /** Over 200,000 steps both estimates are within 0.02 by more than four standard errors. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.85})
  void deviationAndCorrelationAreThoseAskedFor(double correlation) {
    int steps = 200_000;
    Exploration exploration = new Exploration(0.3, correlation, 2, stream());
    double squares = 0;
    double products = 0;
    double across = 0;
    float[] before = step(exploration, 4, 2);
    for (int i = 0; i < steps; i++) {
      float[] now = step(exploration, 4, 2);
      for (int j = 0; j < 4; j++) {
        squares += now[j] * now[j];
        products += now[j] * before[j];
        across += now[j] * now[(j + 1) % 4];
      }
      before = now;
    }
    assertThat(Math.sqrt(squares / (4 * steps)) / 0.3).isCloseTo(1, within(0.02));
    assertThat(products / squares).isCloseTo(correlation, within(0.02));
    assertThat(across / squares).isCloseTo(0, within(0.02));
  }

  @Test
  void aLoadedOneGoesOnWithTheSameBits() {
    Exploration exploration = new Exploration(1, 0.9, 3, stream());
    step(exploration, 6, 2);
    MemoryState saved = MemoryState.of(exploration::save);
    Exploration fresh = new Exploration(1, 0.9, 3, new SeededStreams(8).stream("later"));
    Exploration used = new Exploration(1, 0.9, 3, new SeededStreams(8).stream("later"));
    fresh.load(saved.reader());
    step(used, 0, 0);
    used.load(saved.reader());

    for (int i = 0; i < 3; i++) {
      assertThat(step(used, 9, 3)).isEqualTo(step(fresh, 9, 3));
    }
  }
}
