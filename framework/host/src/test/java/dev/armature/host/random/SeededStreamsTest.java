package dev.armature.host.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.RandomStream;
import dev.armature.host.checkpoints.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeededStreamsTest {

  private static long[] draw(RandomStream stream) {
    return IntStream.range(0, 50).mapToLong(i -> stream.nextLong()).toArray();
  }

  @Test
  void sameSeedAndNameGiveTheSameNumbersWhateverElseIsDrawn() {
    SeededStreams first = new SeededStreams(7);
    SeededStreams second = new SeededStreams(7);
    draw(second.stream("other"));

    assertThat(draw(first.stream("noise"))).isEqualTo(draw(second.stream("noise")));
  }

  @Test
  void otherSeedOrOtherNameGivesOtherNumbers() {
    long[] numbers = draw(new SeededStreams(7).stream("noise"));

    assertThat(draw(new SeededStreams(8).stream("noise"))).isNotEqualTo(numbers);
    assertThat(draw(new SeededStreams(7).stream("noise2"))).isNotEqualTo(numbers);
  }

  @Test
  void restoredStreamsGoOnWhereTheyWere(@TempDir Path folder) throws IOException {
    SeededStreams original = new SeededStreams(7);
    original.stream("a").nextGaussian();
    original.stream("b").nextFloat();
    CheckpointFolder.save(folder, "streams", original);
    SeededStreams restored = new SeededStreams(99);
    restored.stream("a");
    restored.stream("b");
    CheckpointFolder.load(folder, "streams", restored);

    assertThat(draw(restored.stream("a"))).isEqualTo(draw(original.stream("a")));
    assertThat(draw(restored.stream("b"))).isEqualTo(draw(original.stream("b")));
  }

  @Test
  void gaussiansHaveMeanZeroAndDeviationOne() {
    RandomStream stream = new SeededStreams(1).stream("gaussian");
    int count = 200_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double value = stream.nextGaussian();
      sum += value;
      squares += value * value;
    }

    assertThat(sum / count).isCloseTo(0, within(0.01));
    assertThat(squares / count).isCloseTo(1, within(0.02));
  }
}
