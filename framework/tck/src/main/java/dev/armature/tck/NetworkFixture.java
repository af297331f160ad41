package dev.armature.tck;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import dev.armature.host.random.SeededStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;

/** The factory under test and seeded inputs for it. */
abstract class NetworkFixture {

  private final IntFunction<NetworkFactory> opener;
  private final List<NetworkFactory> opened = new ArrayList<>();
  private final RandomStream inputs = new SeededStreams(20).stream("inputs");
  private int created;

  NetworkFixture(IntFunction<NetworkFactory> opener) {
    this.opener = opener;
  }

  @AfterEach
  void closeFactories() {
    opened.forEach(NetworkFactory::close);
  }

  /** A new factory, closed after the test. */
  final NetworkFactory open(int threads) {
    NetworkFactory factory = opener.apply(threads);
    opened.add(factory);
    return factory;
  }

  /** The factory of this test, of two threads. */
  final NetworkFactory factory() {
    return opened.isEmpty() ? open(2) : opened.get(0);
  }

  /** A network with an initialisation of its own. */
  final Network network(NetworkSpec spec) {
    return factory().create(spec, initialisation(created++));
  }

  static RandomStream initialisation(int number) {
    return new SeededStreams(20).stream("network " + number);
  }

  /** Numbers uniform in [-1, 1), others at every call. */
  final float[] random(int count) {
    float[] values = new float[count];
    inputs.fillUniform(values, count, -1, 1);
    return values;
  }

  /** Moves every parameter a little, so that a normalisation's 1 and 0 hide no mistake. */
  final void shake(Network network) {
    MemoryState before = MemoryState.of(network::saveParameters);
    MemoryState after = new MemoryState();
    for (String name : before.names()) {
      float[] values = before.floats(name);
      float[] shift = random(values.length);
      for (int i = 0; i < values.length; i++) {
        values[i] += 0.3f * shift[i];
      }
      after.floats(name, before.shape(name), values);
    }
    network.loadParameters(after.reader());
  }

  /** One forward and backward pass and one step of the optimizer. */
  static void train(Network network, float[] x, float[] dy, int n) {
    network.forward(x, n, new float[dy.length]);
    network.backward(dy, n);
    network.applyGradients();
  }

  /** The outputs for a batch. */
  static float[] outputs(Network network, float[] x, int n) {
    float[] y = new float[network.spec().members() * n * network.spec().outputs()];
    network.forward(x, n, y);
    return y;
  }

  /**
   * The gradients gathered so far, as {@code <parameter>.exp_avg}. They are applied; the network's
   * optimizer is {@link NetworkCase#PLAIN}.
   */
  static MemoryState gradients(Network network) {
    network.applyGradients();
    return MemoryState.of(network::saveOptimizer);
  }

  static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
