package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The part of {@link NetworkContract} about equality with PyTorch. */
abstract class NetworkEquality extends NetworkFixture {

  private static final double TOLERANCE = 1e-5;
  private static final double GRADIENT_TOLERANCE = 1e-4;

  // They are gradients of twenty updates, and normalising a narrow layer amplifies rounding.
  private static final double MOMENT_TOLERANCE = 1e-3;

  NetworkEquality(IntFunction<NetworkFactory> opener) {
    super(opener);
  }

  @ParameterizedTest
  @ArgumentsSource(RecordedNetwork.All.class)
  void outputsAndGradientsArePyTorchs(RecordedNetwork it) {
    Network network = start(it, NetworkCase.with(it.spec(), NetworkCase.PLAIN));
    float[] x = it.x(0);
    float[] dy = it.dy(0);
    int n = it.rows();

    Compare.close(
        "forward gives PyTorch's outputs", it.outputs("first"), outputs(network, x, n), TOLERANCE);

    float[] dx = new float[x.length];
    network.inputGradient(dy, n, dx);
    Compare.close(
        "inputGradient gives the gradient that PyTorch leaves in x.grad",
        it.inputGradient(),
        dx,
        GRADIENT_TOLERANCE);

    network.backward(dy, n);
    MemoryState gradients = gradients(network);
    it.gradients()
        .forEach(
            (name, expected) ->
                Compare.close(
                    "backward gives PyTorch's gradient with respect to " + name,
                    expected,
                    gradients.floats(name + ".exp_avg"),
                    GRADIENT_TOLERANCE));
  }

  @ParameterizedTest
  @ArgumentsSource(RecordedNetwork.All.class)
  void updatesEndWherePyTorchsEnd(RecordedNetwork it) {
    Network network = start(it, it.spec());
    for (int update = 0; update < it.updates(); update++) {
      train(network, it.x(update), it.dy(update), it.rows());
    }

    MemoryState optimizer = MemoryState.of(network::saveOptimizer);
    assertThat(optimizer.longs("step")).containsExactly(it.updates());
    compare(it.parameters(), MemoryState.of(network::saveParameters), TOLERANCE);
    compare(it.moments(), optimizer, MOMENT_TOLERANCE);
    Compare.close(
        "forward gives PyTorch's outputs after the same updates",
        it.outputs("last"),
        outputs(network, it.x(0), it.rows()),
        TOLERANCE);
  }

  private static void compare(
      Map<String, double[]> expected, MemoryState actual, double tolerance) {
    expected.forEach(
        (name, values) ->
            Compare.close(
                "applyGradients moves parameters and moments as PyTorch does [" + name + "]",
                values,
                actual.floats(name),
                tolerance));
  }

  /** A network with a case's first parameters. */
  private Network start(RecordedNetwork it, NetworkSpec spec) {
    Network network = network(spec);
    MemoryState initial = it.initial();
    assertThat(MemoryState.of(network::saveParameters).names())
        .as("The network has the parameters that PyTorch's has")
        .isEqualTo(initial.names());
    network.loadParameters(initial.reader());
    return network;
  }
}
