package dev.armature.networks.dl4j;

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
import dev.armature.networks.dl4j.Dl4jConfig.Backend;
import java.util.List;
import java.util.Optional;

/** Networks and seeded numbers for the tests. */
final class TestNetworks {

  static final OptimizerSettings ADAM =
      new OptimizerSettings(Algorithm.ADAM, 1e-3, 0.9, 0.999, 1e-8, 0, Schedule.CONSTANT, 0, 1, 0);

  private TestNetworks() {}

  static NetworkFactory factory(int threads) {
    return new Dl4jProvider().create(new Dl4jConfig(Backend.CPU, threads));
  }

  static NetworkSpec spec(int inputs, int outputs, int members, Integer... hidden) {
    return new NetworkSpec(
        inputs,
        outputs,
        members,
        new MlpSettings(List.of(hidden), Activation.RELU, false, false),
        Activation.IDENTITY,
        Optional.of(ADAM));
  }

  /** Adam with a learning rate that falls to zero over that many updates. */
  static OptimizerSettings endsAtRateZero(long updates) {
    return new OptimizerSettings(
        Algorithm.ADAM, 1e-3, 0.9, 0.999, 1e-8, 0, Schedule.LINEAR, 0, updates, 0);
  }

  /** A linear network with that optimizer. */
  static NetworkSpec learning(OptimizerSettings optimizer, int inputs, int outputs) {
    return new NetworkSpec(
        inputs,
        outputs,
        1,
        new MlpSettings(List.of(), Activation.RELU, false, false),
        Activation.IDENTITY,
        Optional.of(optimizer));
  }

  static RandomStream stream(String name) {
    return new SeededStreams(7).stream(name);
  }

  static float[] uniform(String name, int count) {
    float[] values = new float[count];
    stream(name).fillUniform(values, count, -1, 1);
    return values;
  }

  static float[] forward(Network network, float[] x, int n) {
    float[] y = new float[network.spec().members() * n * network.spec().outputs()];
    network.forward(x, n, y);
    return y;
  }

  static void train(Network network, float[] x, float[] dy, int n) {
    forward(network, x, n);
    network.backward(dy, n);
    network.applyGradients();
  }
}
