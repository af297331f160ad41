package dev.armature.tck;

import dev.armature.api.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What every network plugin is compared with: the formulas of the api in double precision and plain
 * loops, for an ensemble with the parameters of a given network.
 */
final class ReferenceNetwork {

  private record Member(List<ReferenceParameter> parameters, List<ReferenceLayer> layers) {}

  private final NetworkSpec spec;
  private final List<Member> members = new ArrayList<>();
  private long updates;

  /**
   * @param parameters what the network saved
   */
  ReferenceNetwork(NetworkSpec spec, MemoryState parameters) {
    this.spec = spec;
    for (int m = 0; m < spec.members(); m++) {
      members.add(member(spec.members() == 1 ? "" : m + ".", parameters));
    }
  }

  private Member member(String prefix, MemoryState saved) {
    List<ReferenceParameter> parameters = new ArrayList<>();
    List<ReferenceLayer> layers = new ArrayList<>();
    int inputs = spec.inputs();
    List<Integer> hidden = spec.mlp().hidden();
    for (int l = 0; l <= hidden.size(); l++) {
      boolean last = l == hidden.size();
      int outputs = last ? spec.outputs() : hidden.get(l);
      String name = prefix + "layers." + l + ".";
      var weight = parameter(name + "weight", saved, outputs, inputs);
      var bias = parameter(name + "bias", saved, outputs);
      parameters.addAll(List.of(weight, bias));
      Optional<ReferenceLayer.Norm> norm = Optional.empty();
      if (!last && spec.mlp().layerNormalisation()) {
        var gain = parameter(name + "norm.weight", saved, outputs);
        var shift = parameter(name + "norm.bias", saved, outputs);
        parameters.addAll(List.of(gain, shift));
        norm = Optional.of(new ReferenceLayer.Norm(gain, shift));
      }
      layers.add(
          new ReferenceLayer(
              weight,
              bias,
              norm,
              last ? spec.outputActivation() : spec.mlp().activation(),
              !last && spec.mlp().residual()));
      inputs = outputs;
    }
    return new Member(parameters, layers);
  }

  private static ReferenceParameter parameter(String name, MemoryState saved, int... shape) {
    float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    saved.reader().floats(name, shape, values);
    return new ReferenceParameter(name, values, shape);
  }

  /** All parameters, in the order of {@code saveParameters}. */
  List<ReferenceParameter> parameters() {
    return members.stream().flatMap(it -> it.parameters.stream()).toList();
  }

  double[] forward(double[] x, int n) {
    double[] y = new double[members.size() * n * spec.outputs()];
    for (int m = 0; m < members.size(); m++) {
      double[] values = x;
      for (ReferenceLayer layer : members.get(m).layers) {
        values = layer.forward(values, n);
      }
      System.arraycopy(values, 0, y, m * n * spec.outputs(), n * spec.outputs());
    }
    return y;
  }

  /** Adds to the parameters' gradients, and returns the gradient with respect to the inputs. */
  double[] backward(double[] dy, int n) {
    int outputs = n * spec.outputs();
    double[] dx = new double[n * spec.inputs()];
    for (int m = 0; m < members.size(); m++) {
      List<ReferenceLayer> layers = members.get(m).layers;
      double[] d = Arrays.copyOfRange(dy, m * outputs, (m + 1) * outputs);
      for (int l = layers.size() - 1; l >= 0; l--) {
        d = layers.get(l).backward(d, n);
      }
      for (int i = 0; i < dx.length; i++) {
        dx[i] += d[i];
      }
    }
    return dx;
  }

  void applyGradients() {
    var settings = spec.optimizer().orElseThrow();
    for (Member member : members) {
      double squared =
          member.parameters.stream().mapToDouble(ReferenceParameter::squaredGradientNorm).sum();
      double limit = settings.maxGradientNorm();
      double scale = limit == 0 ? 1 : Math.min(1, limit / (Math.sqrt(squared) + 1e-6));
      member.parameters.forEach(it -> it.follow(settings, updates, scale));
    }
    updates++;
  }
}
