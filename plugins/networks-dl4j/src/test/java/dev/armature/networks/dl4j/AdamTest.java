package dev.armature.networks.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.tck.MemoryState;
import org.junit.jupiter.api.Test;

class AdamTest {

  private static final double RATE = 1e-3;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** Gradients as small as ε, where it matters that ε is added after the correction of bias. */
  @Test
  void epsilonIsAddedToTheCorrectedRoot() {
    double[] corrected = movement(true);
    double[] uncorrected = movement(false);
    float[] actual = movementOfTheNetwork();
    for (int i = 0; i < actual.length; i++) {
      assertThat(Math.abs(actual[i] - corrected[i])).isLessThan(1e-4 * Math.abs(corrected[i]));
      assertThat(Math.abs(actual[i] - uncorrected[i])).isGreaterThan(0.1 * Math.abs(corrected[i]));
    }
  }

  /** What ten updates of a linear unit, of bias 0, take off its weights. */
  private static float[] movementOfTheNetwork() {
    NetworkSpec linear = TestNetworks.spec(4, 1, 1);
    try (NetworkFactory factory = TestNetworks.factory(1)) {
      Network network = factory.create(linear, TestNetworks.stream("weights"));
      MemoryState zero = new MemoryState();
      zero.floats("layers.0.weight", new int[] {1, 4}, new float[4]);
      zero.floats("layers.0.bias", new int[] {1}, new float[1]);
      network.loadParameters(zero.reader());
      for (int update = 0; update < 10; update++) {
        TestNetworks.train(network, inputs(update), new float[] {1e-8f}, 1);
      }
      return MemoryState.of(network::saveParameters).floats("layers.0.weight");
    }
  }

  private static float[] inputs(int update) {
    return TestNetworks.uniform("inputs " + update, 4);
  }

  /** The same in double precision; the gradient of a weight is 1e-8 times its input. */
  private static double[] movement(boolean corrected) {
    double[] theta = new double[4];
    double[] m = new double[4];
    double[] v = new double[4];
    for (int t = 1; t <= 10; t++) {
      float[] x = inputs(t - 1);
      for (int i = 0; i < 4; i++) {
        double g = 1e-8f * (double) x[i];
        m[i] = BETA1 * m[i] + (1 - BETA1) * g;
        v[i] = BETA2 * v[i] + (1 - BETA2) * g * g;
        double root = Math.sqrt(1 - Math.pow(BETA2, t));
        double epsilon = corrected ? EPSILON * root : EPSILON;
        theta[i] -= RATE * root / (1 - Math.pow(BETA1, t)) * m[i] / (Math.sqrt(v[i]) + epsilon);
      }
    }
    return theta;
  }

  @Test
  void theEndOfAScheduleMovesNothing() {
    NetworkSpec spec = TestNetworks.learning(TestNetworks.endsAtRateZero(2), 4, 1);
    try (NetworkFactory factory = TestNetworks.factory(1)) {
      Network network = factory.create(spec, TestNetworks.stream("weights"));
      TestNetworks.train(network, inputs(0), new float[] {1}, 1);
      TestNetworks.train(network, inputs(1), new float[] {1}, 1);
      float[] before = MemoryState.of(network::saveParameters).floats("layers.0.weight");
      TestNetworks.train(network, inputs(2), new float[] {1}, 1);
      assertThat(MemoryState.of(network::saveParameters).floats("layers.0.weight"))
          .isEqualTo(before);
      assertThat(MemoryState.of(network::saveOptimizer).longs("step")).containsExactly(3);
    }
  }
}
