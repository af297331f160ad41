package dev.armature.host.normalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.host.checkpoints.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.util.MeanVarianceAccumulator;

final class RewardNormaliserTest {

  private static final double DISCOUNT = 0.9;
  private static final int ENVIRONMENTS = 3;

  @TempDir private Path folder;

  private static RewardNormaliser normaliser(double clip) {
    return new RewardNormaliser(DISCOUNT, clip, 1e-8);
  }

  private static float apply(RewardNormaliser normaliser, float reward, int steps) {
    float[] normalised = new float[1];
    normaliser.apply(new float[] {reward}, new int[] {steps}, 1, normalised);
    return normalised[0];
  }

  @Test
  void rewardsAreDividedByTheDeviationOfTheDiscountedReturns() {
    RewardNormaliser normaliser = normaliser(1e6);
    SplittableRandom random = new SplittableRandom(1);
    List<List<Float>> episodes = new ArrayList<>();
    for (int i = 0; i < ENVIRONMENTS; i++) {
      episodes.add(new ArrayList<>());
    }
    MeanVarianceAccumulator returns = new MeanVarianceAccumulator();
    for (int step = 0; step < 400; step++) {
      for (int i = 0; i < ENVIRONMENTS; i++) {
        float reward = (float) (random.nextDouble() * 5 + i);
        boolean done = random.nextInt(20) == 0;
        normaliser.observe(i, reward, done);
        List<Float> episode = episodes.get(i);
        episode.add(reward);
        double sum = 0;
        for (int back = 0; back < episode.size(); back++) {
          sum += Math.pow(DISCOUNT, back) * episode.get(episode.size() - 1 - back);
        }
        returns.observe(sum);
        if (done) {
          episode.clear();
        }
      }
    }
    double deviation = Math.sqrt(returns.getVariance() + 1e-8);
    assertThat(apply(normaliser, 4, 1)).isCloseTo((float) (4 / deviation), within(1e-6f));
    assertThat(apply(normaliser, -9, 3)).isCloseTo((float) (-9 / deviation), within(1e-6f));
  }

  @Test
  void aSumOverSeveralStepsIsClippedAsTheSumOfSoManyClippedOnes() {
    RewardNormaliser normaliser = normaliser(10);
    normaliser.observe(0, 1, true);
    normaliser.observe(0, -1, true);

    assertThat(apply(normaliser, 1000, 1)).isEqualTo(10);
    assertThat(apply(normaliser, -1000, 1)).isEqualTo(-10);
    assertThat(apply(normaliser, 1000, 3)).isEqualTo((float) (10 * (1 + 0.9 + 0.81)));
  }

  @Test
  void whereReturnsDoNotVaryRewardsStayAsTheyAre() {
    RewardNormaliser normaliser = normaliser(10);
    assertThat(apply(normaliser, 3, 1)).isEqualTo(3);
    for (int i = 0; i < 5; i++) {
      normaliser.observe(0, 2, true);
      assertThat(apply(normaliser, 3, 1)).isEqualTo(3);
    }
  }

  @Test
  void aLoadedOneGoesOnWithTheReturnsUnderWay() throws IOException {
    RewardNormaliser saved = normaliser(10);
    RewardNormaliser loaded = normaliser(10);
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10; i++) {
      saved.observe(i % ENVIRONMENTS, random.nextInt(9), false);
    }
    loaded.observe(7, 1, false);
    CheckpointFolder.save(folder, "rewards", saved);
    CheckpointFolder.load(folder, "rewards", loaded);
    for (int i = 0; i < 10; i++) {
      saved.observe(i % ENVIRONMENTS, i, i == 5);
      loaded.observe(i % ENVIRONMENTS, i, i == 5);
      assertThat(apply(loaded, 3, 1)).isEqualTo(apply(saved, 3, 1));
    }
  }
}
