package dev.armature.networks.dl4j;

import dev.armature.api.Network;
import dev.armature.api.NetworkSpec;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An ensemble, or a view of one of its members. */
final class Dl4jNetwork implements Network {

  private final NetworkSpec spec;
  private final List<LayerShape> shapes;
  private final List<Member> members;
  private final Workers workers;
  private final Computation computation;
  private final @Nullable Dl4jNetwork ensemble;
  private final @Nullable Dl4jNetwork[] views;
  private boolean open = true;

  /** A network that owns its members. */
  Dl4jNetwork(NetworkSpec spec, List<Member> members, Workers workers) {
    this(spec, members, workers, null);
  }

  private Dl4jNetwork(
      NetworkSpec spec, List<Member> members, Workers workers, @Nullable Dl4jNetwork ensemble) {
    this.spec = spec;
    this.members = members;
    this.workers = workers;
    this.ensemble = ensemble;
    shapes = LayerShape.of(spec);
    computation = new Computation(shapes, members, workers);
    views = new Dl4jNetwork[members.size()];
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  /** Always the same view of a member, so that its arrays are made once. */
  @Override
  public Network member(int index) {
    requireOpen();
    Dl4jNetwork view = views[index];
    if (view == null) {
      NetworkSpec one =
          new NetworkSpec(
              spec.inputs(),
              spec.outputs(),
              1,
              spec.mlp(),
              spec.outputActivation(),
              spec.optimizer());
      view = new Dl4jNetwork(one, List.of(members.get(index)), workers, this);
      views[index] = view;
    }
    return view;
  }

  @Override
  public void forward(float[] x, int n, float[] y) {
    requireOpen();
    computation.forward(x, n, y);
  }

  @Override
  public void backward(float[] dy, int n) {
    requireOptimizer();
    computation.backward(dy, n);
  }

  @Override
  public void inputGradient(float[] dy, int n, float[] dx) {
    requireOpen();
    computation.inputGradient(dy, n, dx);
  }

  @Override
  public void applyGradients() {
    requireOptimizer();
    members.forEach(member -> member.learning().begin());
    int chunks = members.get(0).learning().chunks();
    workers.run(
        members.size() * chunks, task -> members.get(task / chunks).learning().run(task % chunks));
  }

  @Override
  public void copyFrom(Network source) {
    each(source, (target, values) -> target.assign(values));
  }

  @Override
  public void polyakFrom(Network online, float tau) {
    Level1 blas = Nd4j.getBlasWrapper().level1();
    each(
        online,
        (target, values) -> {
          target.muli(1 - tau);
          blas.axpy(target.length(), tau, values, target);
        });
  }

  private void each(Network other, BiConsumer<INDArray, INDArray> action) {
    requireOpen();
    if (!(other instanceof Dl4jNetwork from)) {
      throw new IllegalArgumentException(
          "a network of the same factory is needed, not a " + other.getClass().getName());
    }
    from.requireOpen();
    if (!shapes.equals(from.shapes) || members.size() != from.members.size()) {
      throw new IllegalArgumentException(
          "the networks differ in shape: %s and %s".formatted(spec, from.spec));
    }
    for (int m = 0; m < members.size(); m++) {
      action.accept(members.get(m).parameters().all(), from.members.get(m).parameters().all());
    }
  }

  @Override
  public void saveParameters(StateWriter out) {
    requireOpen();
    for (int m = 0; m < members.size(); m++) {
      members.get(m).parameters().save(members.size() == 1 ? out : out.scoped("" + m), "");
    }
  }

  @Override
  public void loadParameters(StateReader in) {
    requireOpen();
    for (int m = 0; m < members.size(); m++) {
      members.get(m).parameters().load(members.size() == 1 ? in : in.scoped("" + m), "");
    }
  }

  @Override
  public void saveOptimizer(StateWriter out) {
    requireOptimizer();
    long step = members.get(0).learning().step();
    if (members.stream().anyMatch(member -> member.learning().step() != step)) {
      throw new IllegalStateException(
          "members that took different numbers of updates are saved by member, not together");
    }
    out.longs("step", step);
    for (int m = 0; m < members.size(); m++) {
      members.get(m).learning().save(members.size() == 1 ? out : out.scoped("" + m));
    }
  }

  @Override
  public void loadOptimizer(StateReader in) {
    requireOptimizer();
    long step = in.longs("step", 1)[0];
    for (int m = 0; m < members.size(); m++) {
      members.get(m).learning().load(members.size() == 1 ? in : in.scoped("" + m), step);
    }
  }

  /** What DL4J knows of a member. */
  Member memberState(int index) {
    return members.get(index);
  }

  private void requireOpen() {
    if (!open || (ensemble != null && !ensemble.open)) {
      throw new IllegalStateException("the network is closed");
    }
  }

  private void requireOptimizer() {
    requireOpen();
    if (spec.optimizer().isEmpty()) {
      throw new IllegalStateException("the network has no optimizer: it only follows another");
    }
  }

  @Override
  public void close() {
    if (open && ensemble == null) {
      open = false;
      for (Dl4jNetwork view : views) {
        if (view != null) {
          view.computation.close();
        }
      }
      computation.close();
      members.forEach(Member::close);
    }
  }
}
