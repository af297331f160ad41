package dev.armature.tck;

import dev.armature.api.Network;
import dev.armature.api.NetworkSpec;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.List;

/**
 * A network of {@link PlainNetworks}. It computes in double precision and remembers in single, as
 * what is saved is: a network that was loaded goes on to the same bits.
 */
class PlainNetwork implements Network {

  private final NetworkSpec spec;
  final ReferenceNetwork computation;
  private int rows;

  PlainNetwork(NetworkSpec spec, ReferenceNetwork computation) {
    this.spec = spec;
    this.computation = computation;
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public Network member(int index) {
    NetworkSpec one =
        new NetworkSpec(
            spec.inputs(),
            spec.outputs(),
            1,
            spec.mlp(),
            spec.outputActivation(),
            spec.optimizer());
    return new PlainNetwork(one, computation.member(index));
  }

  @Override
  public void forward(float[] x, int n, float[] y) {
    write(computation.forward(read(x, n * spec.inputs()), n), y);
    rows = n;
  }

  @Override
  public void backward(float[] dy, int n) {
    requireOptimizer();
    requireForward(n);
    computation.backward(read(dy, outputs(n)), n);
  }

  @Override
  public void inputGradient(float[] dy, int n, float[] dx) {
    requireForward(n);
    List<double[]> gathered =
        computation.parameters().stream().map(it -> it.gradient.clone()).toList();
    write(computation.backward(read(dy, outputs(n)), n), dx);
    for (int i = 0; i < gathered.size(); i++) {
      double[] gradient = computation.parameters().get(i).gradient;
      System.arraycopy(gathered.get(i), 0, gradient, 0, gradient.length);
    }
  }

  @Override
  public void applyGradients() {
    requireOptimizer();
    computation.applyGradients();
    for (ReferenceParameter it : computation.parameters()) {
      round(it.value);
      round(it.mean);
      round(it.square);
    }
  }

  @Override
  public void copyFrom(Network source) {
    polyakFrom(source, 1);
  }

  @Override
  public void polyakFrom(Network online, float tau) {
    List<ReferenceParameter> mine = computation.parameters();
    List<ReferenceParameter> others = ((PlainNetwork) online).computation.parameters();
    requireSameShape(mine, others);
    for (int p = 0; p < mine.size(); p++) {
      double[] value = mine.get(p).value;
      double[] towards = others.get(p).value;
      for (int i = 0; i < value.length; i++) {
        value[i] = (float) ((1 - (double) tau) * value[i] + (double) tau * towards[i]);
      }
    }
  }

  private static void requireSameShape(
      List<ReferenceParameter> mine, List<ReferenceParameter> others) {
    boolean same = mine.size() == others.size();
    for (int p = 0; same && p < mine.size(); p++) {
      same = mine.get(p).value.length == others.get(p).value.length;
    }
    if (!same) {
      throw new IllegalArgumentException("the other network has another shape");
    }
  }

  @Override
  public void saveParameters(StateWriter out) {
    forEach((name, shape, it) -> save(out, name, shape, it.value));
  }

  @Override
  public void loadParameters(StateReader in) {
    forEach((name, shape, it) -> load(in, name, shape, it.value));
  }

  @Override
  public void saveOptimizer(StateWriter out) {
    requireOptimizer();
    out.longs("step", computation.updates().get());
    forEach(
        (name, shape, it) -> {
          save(out, name + ".exp_avg", shape, it.mean);
          save(out, name + ".exp_avg_sq", shape, it.square);
        });
  }

  @Override
  public void loadOptimizer(StateReader in) {
    requireOptimizer();
    computation.updates().set(in.longs("step", 1)[0]);
    forEach(
        (name, shape, it) -> {
          load(in, name + ".exp_avg", shape, it.mean);
          load(in, name + ".exp_avg_sq", shape, it.square);
        });
  }

  @Override
  public void close() {}

  private interface Visitor {
    void visit(String name, int[] shape, ReferenceParameter parameter);
  }

  /** Each parameter under the name that this network, ensemble or member, saves it by. */
  private void forEach(Visitor visitor) {
    int next = 0;
    for (int member = 0; member < spec.members(); member++) {
      for (ParameterShape it : ParameterShape.of(spec, member)) {
        visitor.visit(it.name(), it.dimensions(), computation.parameters().get(next++));
      }
    }
  }

  private static void save(StateWriter out, String name, int[] shape, double[] values) {
    float[] floats = new float[values.length];
    write(values, floats);
    out.floats(name, shape, floats);
  }

  private static void load(StateReader in, String name, int[] shape, double[] values) {
    float[] floats = new float[values.length];
    in.floats(name, shape, floats);
    System.arraycopy(read(floats, floats.length), 0, values, 0, values.length);
  }

  private int outputs(int n) {
    return spec.members() * n * spec.outputs();
  }

  private void requireOptimizer() {
    if (spec.optimizer().isEmpty()) {
      throw new IllegalStateException("a network without optimizer does not learn");
    }
  }

  private void requireForward(int n) {
    if (n != rows) {
      throw new IllegalStateException("forward was over %d rows, not %d".formatted(rows, n));
    }
  }

  private static double[] read(float[] values, int count) {
    double[] doubles = new double[count];
    for (int i = 0; i < count; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static void write(double[] values, float[] target) {
    for (int i = 0; i < values.length; i++) {
      target[i] = (float) values[i];
    }
  }

  private static void round(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) values[i];
    }
  }
}
