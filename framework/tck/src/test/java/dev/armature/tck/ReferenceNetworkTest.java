package dev.armature.tck;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** What networks are compared with is itself PyTorch's equal, to the rounding of the recording. */
class ReferenceNetworkTest {

  private static final double ROUNDING = 2e-7;

  @ParameterizedTest
  @ArgumentsSource(RecordedNetwork.All.class)
  void theReferenceIsPyTorchsEqual(RecordedNetwork it) {
    ReferenceNetwork reference = new ReferenceNetwork(it.spec(), it.initial()::floats);
    double[] x = doubles(it.x(0));
    close("outputs", it.outputs("first"), reference.forward(x, it.rows()));
    close("dx", it.inputGradient(), reference.backward(doubles(it.dy(0)), it.rows()));
    for (ReferenceParameter p : reference.parameters()) {
      close("gradient of " + p.name, requireNonNull(it.gradients().get(p.name)), p.gradient);
      Arrays.fill(p.gradient, 0);
    }

    for (int update = 0; update < it.updates(); update++) {
      reference.forward(doubles(it.x(update)), it.rows());
      reference.backward(doubles(it.dy(update)), it.rows());
      reference.applyGradients();
    }
    Map<String, double[]> ends = new TreeMap<>();
    for (ReferenceParameter p : reference.parameters()) {
      ends.put(p.name, p.value);
      ends.put(p.name + ".exp_avg", p.mean);
      ends.put(p.name + ".exp_avg_sq", p.square);
    }
    it.parameters()
        .forEach((name, expected) -> close(name, expected, requireNonNull(ends.get(name))));
    it.moments().forEach((name, expected) -> close(name, expected, requireNonNull(ends.get(name))));
    close("outputs", it.outputs("last"), reference.forward(x, it.rows()));
  }

  private static void close(String what, double[] expected, double[] actual) {
    float[] floats = new float[actual.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) actual[i];
    }
    Compare.close(what, expected, floats, ROUNDING);
  }

  private static double[] doubles(float[] values) {
    return NetworkFixture.doubles(values);
  }
}
