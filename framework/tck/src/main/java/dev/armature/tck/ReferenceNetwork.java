package dev.armature.tck;

import dev.armature.api.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The formulas of the api in double precision and plain loops, for an ensemble with given
 * parameters.
 */
final class ReferenceNetwork {

  /** One network: its layers keep what the way back needs, the parameters may be shared. */
  private record Member(List<ReferenceParameter> parameters, List<ReferenceLayer> layers) {}

  private final NetworkSpec spec;
  private final List<Member> members = new ArrayList<>();
  private final AtomicLong updates;

  /**
   * @param values the first values of each parameter
   */
  ReferenceNetwork(NetworkSpec spec, Function<ParameterShape, float[]> values) {
    this.spec = spec;
    updates = new AtomicLong();
    for (int m = 0; m < spec.members(); m++) {
      List<ReferenceParameter> parameters = new ArrayList<>();
      for (ParameterShape it : ParameterShape.of(spec, m)) {
        parameters.add(new ReferenceParameter(it.name(), values.apply(it), it.dimensions()));
      }
      members.add(member(parameters));
    }
  }

  /** One member of another: the same parameters, layers of its own. */
  private ReferenceNetwork(ReferenceNetwork ensemble, int index) {
    NetworkSpec all = ensemble.spec;
    spec =
        new NetworkSpec(
            all.inputs(), all.outputs(), 1, all.mlp(), all.outputActivation(), all.optimizer());
    updates = ensemble.updates;
    members.add(member(ensemble.members.get(index).parameters));
  }

  ReferenceNetwork member(int index) {
    return new ReferenceNetwork(this, index);
  }

  private Member member(List<ReferenceParameter> parameters) {
    Iterator<ReferenceParameter> next = parameters.iterator();
    List<ReferenceLayer> layers = new ArrayList<>();
    List<Integer> hidden = spec.mlp().hidden();
    for (int l = 0; l <= hidden.size(); l++) {
      boolean last = l == hidden.size();
      var weight = next.next();
      var bias = next.next();
      Optional<ReferenceLayer.Norm> norm = Optional.empty();
      if (!last && spec.mlp().layerNormalisation()) {
        norm = Optional.of(new ReferenceLayer.Norm(next.next(), next.next()));
      }
      layers.add(
          new ReferenceLayer(
              weight,
              bias,
              norm,
              last ? spec.outputActivation() : spec.mlp().activation(),
              !last && spec.mlp().residual()));
    }
    return new Member(parameters, layers);
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

  /** How often {@link #applyGradients} was called, for all members together. */
  AtomicLong updates() {
    return updates;
  }

  void applyGradients() {
    var settings = spec.optimizer().orElseThrow();
    for (Member member : members) {
      double squared =
          member.parameters.stream().mapToDouble(ReferenceParameter::squaredGradientNorm).sum();
      double limit = settings.maxGradientNorm();
      double scale = limit == 0 ? 1 : Math.min(1, limit / (Math.sqrt(squared) + 1e-6));
      member.parameters.forEach(it -> it.follow(settings, updates.get(), scale));
    }
    updates.incrementAndGet();
  }
}
