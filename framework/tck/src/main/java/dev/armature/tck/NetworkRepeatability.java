package dev.armature.tck;

import static dev.armature.tck.NetworkCase.spec;
import static dev.armature.tck.NetworkCase.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Activation;
import dev.armature.api.MlpSettings;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.OptimizerSettings;
import dev.armature.api.OptimizerSettings.Algorithm;
import dev.armature.api.OptimizerSettings.Schedule;
import dev.armature.api.RandomStream;
import dev.armature.host.random.SeededStreams;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link NetworkContract} about runs that can be repeated bit for bit. */
abstract class NetworkRepeatability extends NetworkFixture {

  private static final OptimizerSettings CLIPPED =
      new OptimizerSettings(
          Algorithm.ADAM, 1e-3, 0.9, 0.999, 1e-8, 0, Schedule.CONSTANT, 0, 1, 0.7);

  NetworkRepeatability(IntFunction<NetworkFactory> opener) {
    super(opener);
  }

  @Test
  void firstParametersFollowPyTorchsLaw() {
    NetworkSpec spec =
        new NetworkSpec(
            5,
            3,
            2,
            new MlpSettings(List.of(13, 7), Activation.RELU, true, false),
            Activation.IDENTITY,
            Optional.empty());
    MemoryState saved = MemoryState.of(factory().create(spec, initialisation(4))::saveParameters);
    RandomStream stream = initialisation(4);
    for (int m = 0; m < 2; m++) {
      int inputs = 5;
      for (int l = 0; l < 3; l++) {
        String name = m + ".layers." + l;
        float bound = (float) (1 / Math.sqrt(inputs));
        for (String part : List.of(".weight", ".bias")) {
          float[] actual = saved.floats(name + part);
          float[] expected = new float[actual.length];
          stream.fillUniform(expected, expected.length, -bound, bound);
          Compare.sameBits(
              "First parameters are uniform in ±1/√inputs, drawn by fillUniform for one member"
                  + " after the other, one layer after the other, weight [out, in] before bias:"
                  + " a seed gives the same network in every plugin ["
                  + name
                  + part
                  + "]",
              expected,
              actual);
        }
        if (l < 2) {
          assertThat(saved.floats(name + ".norm.weight")).as("Gain starts at 1").containsOnly(1);
          assertThat(saved.floats(name + ".norm.bias")).as("Shift starts at 0").containsOnly(0);
        }
        inputs = saved.shape(name + ".weight")[0];
      }
    }
  }

  @Test
  void membersDiffer() {
    MemoryState saved = MemoryState.of(network(spec(5, 3, 2, 13))::saveParameters);
    assertThat(saved.floats("0.layers.0.weight"))
        .as("Members that start alike stay alike: an ensemble would be one network")
        .isNotEqualTo(saved.floats("1.layers.0.weight"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void bitsDoNotDependOnTheNumberOfThreads(int threads) {
    Compare.sameBits(
        "A run repeats to the bit on another number of threads, here " + threads + " against 2",
        learn(open(2)),
        learn(open(threads)));
  }

  /** Everything that a small actor-critic learner holds after some updates. */
  private MemoryState learn(NetworkFactory factory) {
    RandomStream random = new SeededStreams(3).stream("batches");
    NetworkSpec shape = with(spec(13, 1, 2, 70, 35), CLIPPED);
    Network critics = factory.create(shape, initialisation(1));
    Network targets = factory.create(shape.target(), initialisation(2));
    Network actor = factory.create(with(spec(10, 3, 1, 131, 70), CLIPPED), initialisation(3));
    targets.copyFrom(critics);
    MemoryState all = new MemoryState();
    int n = 131;
    float[] x = new float[n * 13];
    float[] dy = new float[2 * n];
    float[] dx = new float[n * 13];
    float[] action = new float[n * 3];
    for (int update = 0; update < 4; update++) {
      random.fillUniform(x, x.length, -1, 1);
      targets.forward(x, n, dy);
      train(critics, x, dy, n);
      Network critic = critics.member(0);
      critic.forward(x, n, new float[n]);
      critic.inputGradient(dy, n, dx);
      actor.forward(x, n, action);
      actor.backward(dx, n);
      actor.applyGradients();
      targets.polyakFrom(critics, 0.1f);
      all.floats("dx." + update, new int[] {n, 13}, dx.clone());
      all.floats("action." + update, new int[] {n, 3}, action.clone());
    }
    critics.saveParameters(all.scoped("critics"));
    critics.saveOptimizer(all.scoped("critics"));
    targets.saveParameters(all.scoped("targets"));
    actor.saveParameters(all.scoped("actor"));
    actor.saveOptimizer(all.scoped("actor"));
    return all;
  }
}
