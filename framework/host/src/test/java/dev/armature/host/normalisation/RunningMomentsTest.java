package dev.armature.host.normalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.StateException;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.checkpoints.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.util.MeanVarianceAccumulator;

final class RunningMomentsTest {

  @TempDir private Path folder;

  private static double[] values(long seed, int count, double centre, double width) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(count).map(it -> centre + width * (it - 0.5)).toArray();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1000, 0.001", "-3e6, 10", "0, 1e-8"})
  void theyAreTribuosToTheBit(double centre, double width) {
    double[] values = values(1, 10_000, centre, width);
    RunningMoments moments = new RunningMoments(2);
    MeanVarianceAccumulator reference = new MeanVarianceAccumulator();
    for (double value : values) {
      moments.observe(1, value);
      reference.observe(value);
      if (reference.getCount() > 1) {
        assertThat(moments.mean(1)).isEqualTo(reference.getMean());
        assertThat(moments.variance(1)).isEqualTo(reference.getVariance());
      }
    }
    assertThat(moments.count(1)).isEqualTo(10_000);
    assertThat(moments.count(0)).isZero();
  }

  @Test
  void theyAreThoseOfTwoPasses() {
    double[] values = values(2, 5000, 1e4, 0.5);
    RunningMoments moments = new RunningMoments(1);
    Arrays.stream(values).forEach(it -> moments.observe(0, it));

    double mean = Arrays.stream(values).sum() / values.length;
    double squares = Arrays.stream(values).map(it -> (it - mean) * (it - mean)).sum();
    assertThat(moments.mean(0)).isCloseTo(mean, within(1e-8));
    assertThat(moments.variance(0)).isCloseTo(squares / (values.length - 1), within(1e-8));
  }

  @Test
  void whatNeverVariesHasNoVariance() {
    RunningMoments moments = new RunningMoments(1);
    assertThat(moments.variance(0)).isZero();
    for (int i = 0; i < 1000; i++) {
      moments.observe(0, 0.1f);
      assertThat(moments.mean(0)).isEqualTo(0.1f);
      assertThat(moments.variance(0)).isZero();
    }
  }

  @Test
  void loadedOnesGoOnToTheSameBits() throws IOException {
    double[] values = values(3, 2000, 7, 3);
    RunningMoments whole = new RunningMoments(1);
    RunningMoments first = new RunningMoments(1);
    RunningMoments second = new RunningMoments(1);
    Arrays.stream(values).forEach(it -> whole.observe(0, it));
    Arrays.stream(values).limit(777).forEach(it -> first.observe(0, it));
    CheckpointFolder.save(folder, "moments", first);
    CheckpointFolder.load(folder, "moments", second);
    Arrays.stream(values).skip(777).forEach(it -> second.observe(0, it));

    assertThat(second.count(0)).isEqualTo(whole.count(0));
    assertThat(second.mean(0)).isEqualTo(whole.mean(0));
    assertThat(second.variance(0)).isEqualTo(whole.variance(0));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0", "1, NaN, 0", "3, 0, -1", "3, 0, NaN"})
  void damagedOnesAreRefused(long count, double mean, double squares) throws IOException {
    SafetensorsWriter file = new SafetensorsWriter();
    file.longs("count", count);
    file.longs("mean", Double.doubleToRawLongBits(mean));
    file.longs("sum_squares", Double.doubleToRawLongBits(squares));
    file.writeTo(folder.resolve("moments.safetensors"));

    assertThatThrownBy(() -> CheckpointFolder.load(folder, "moments", new RunningMoments(1)))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("damaged");
  }
}
