package dev.armature.tck;

import static dev.armature.tck.NetworkCase.spec;
import static dev.armature.tck.NetworkCase.with;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.OptimizerSettings;
import dev.armature.api.OptimizerSettings.Algorithm;
import dev.armature.api.OptimizerSettings.Schedule;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link NetworkContract} about formulas. */
abstract class NetworkMathematics extends NetworkFixture {

  // Rounding of float sums of some hundred terms, as a share of the greatest element.
  private static final double OUTPUT_TOLERANCE = 5e-6;
  private static final double GRADIENT_TOLERANCE = 2e-5;

  NetworkMathematics(IntFunction<NetworkFactory> opener) {
    super(opener);
  }

  @ParameterizedTest
  @ArgumentsSource(NetworkCase.All.class)
  void outputsAndGradientsEqualTheReference(NetworkCase it) {
    NetworkSpec spec = it.spec();
    int n = it.n();
    Network network = network(spec);
    shake(network);
    var reference = new ReferenceNetwork(spec, MemoryState.of(network::saveParameters)::floats);
    float[] x = random(n * spec.inputs());
    float[] dy = random(spec.members() * n * spec.outputs());

    Compare.close(
        "forward computes the formulas of MlpSettings, in an ensemble [member, row, output]",
        reference.forward(doubles(x), n),
        outputs(network, x, n),
        OUTPUT_TOLERANCE);

    float[] dx = new float[x.length];
    network.inputGradient(dy, n, dx);
    Compare.close(
        "inputGradient gives the loss's gradient with respect to the inputs, summed over the"
            + " members; an actor learns through it",
        reference.backward(doubles(dy), n),
        dx,
        GRADIENT_TOLERANCE);

    network.backward(dy, n);
    MemoryState gradients = gradients(network);
    for (ReferenceParameter p : reference.parameters()) {
      Compare.close(
          "backward gives the loss's gradient with respect to each parameter, and inputGradient"
              + (" adds nothing to it [" + p.name + "]"),
          p.gradient,
          gradients.floats(p.name + ".exp_avg"),
          GRADIENT_TOLERANCE);
    }
    new FiniteDifferences(reference, doubles(x), doubles(dy), n).check(dx, gradients);
  }

  @ParameterizedTest
  @EnumSource(Schedule.class)
  void adamFollowsItsFormulas(Schedule schedule) {
    followsFormulas(
        new OptimizerSettings(Algorithm.ADAM, 1e-2, 0.9, 0.99, 1e-3, 0, schedule, 1e-3, 6, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5})
  void adamwDecaysAndClipsByMember(double limit) {
    followsFormulas(
        new OptimizerSettings(
            Algorithm.ADAMW, 1e-2, 0.8, 0.99, 1e-3, 0.1, Schedule.CONSTANT, 0, 1, limit));
  }

  private void followsFormulas(OptimizerSettings settings) {
    Network network = network(with(spec(7, 2, 2, 13, 9), settings));
    var reference =
        new ReferenceNetwork(network.spec(), MemoryState.of(network::saveParameters)::floats);
    for (int update = 0; update < 10; update++) {
      float[] x = random(11 * 7);
      float[] dy = random(2 * 11 * 2);
      for (int i = dy.length / 2; i < dy.length; i++) {
        // Only the first member's gradient is beyond the limit.
        dy[i] *= 1e-2f;
      }
      train(network, x, dy, 11);
      reference.forward(doubles(x), 11);
      reference.backward(doubles(dy), 11);
      reference.applyGradients();
    }
    Compare.parameters(
        "applyGradients follows the formulas of OptimizerSettings: ε comes after the bias"
            + " correction, decay goes by the scheduled rate, clipping by member; "
            + settings,
        reference,
        network,
        2e-5);
  }

  @ParameterizedTest
  @ValueSource(floats = {0.005f, 0.5f, 0, 1})
  void polyakMovesTowardsTheOnlineNetwork(float tau) {
    Network online = network(spec(7, 3, 2, 13));
    Network target = network(online.spec().target());
    MemoryState goal = MemoryState.of(online::saveParameters);
    MemoryState start = MemoryState.of(target::saveParameters);

    target.polyakFrom(online, tau);

    MemoryState result = MemoryState.of(target::saveParameters);
    for (String name : goal.names()) {
      double[] expected = doubles(start.floats(name));
      float[] towards = goal.floats(name);
      for (int i = 0; i < expected.length; i++) {
        expected[i] = (1 - (double) tau) * expected[i] + (double) tau * towards[i];
      }
      Compare.close(
          "polyakFrom takes (1 − τ) θ + τ θ_online [" + name + "]",
          expected,
          result.floats(name),
          1e-6);
    }
    Compare.sameBits(
        "polyakFrom leaves the online network alone", goal, MemoryState.of(online::saveParameters));
  }

  @Test
  void aMemberAloneFollowsAMember() {
    Network online = network(spec(7, 3, 2, 13));
    Network target = network(online.spec().target());
    float[] x = random(11 * 7);
    target.member(1).polyakFrom(online.member(0), 1);
    Compare.close(
        "polyakFrom between member views moves that member alone",
        doubles(outputs(online.member(0), x, 11)),
        outputs(target.member(1), x, 11),
        1e-6);
  }
}
