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

  /** What holds native memory, and is let go of when the network is closed. */
  private record Parts(List<Member> members, Computation computation) {}

  private final NetworkSpec spec;
  private final List<LayerShape> shapes;
  private final Workers workers;
  private final boolean view;
  private final @Nullable Dl4jNetwork[] views;
  private @Nullable Parts parts;

  /** An ensemble of its own. */
  Dl4jNetwork(NetworkSpec spec, List<Member> members, Workers workers) {
    this(spec, members, workers, false);
  }

  private Dl4jNetwork(NetworkSpec spec, List<Member> members, Workers workers, boolean view) {
    this.spec = spec;
    this.workers = workers;
    this.view = view;
    shapes = LayerShape.of(spec);
    views = new Dl4jNetwork[members.size()];
    parts = new Parts(members, new Computation(shapes, members, workers));
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  /** Gives the same view of a member each time, so that its arrays are made once. */
  @Override
  public Network member(int index) {
    List<Member> members = parts().members;
    Dl4jNetwork member = views[index];
    if (member == null) {
      NetworkSpec one =
          new NetworkSpec(
              spec.inputs(),
              spec.outputs(),
              1,
              spec.mlp(),
              spec.outputActivation(),
              spec.optimizer());
      member = new Dl4jNetwork(one, List.of(members.get(index)), workers, true);
      views[index] = member;
    }
    return member;
  }

  @Override
  public void forward(float[] x, int n, float[] y) {
    parts().computation.forward(x, n, y);
  }

  @Override
  public void backward(float[] dy, int n) {
    learningParts().computation.backward(dy, n);
  }

  @Override
  public void inputGradient(float[] dy, int n, float[] dx) {
    parts().computation.inputGradient(dy, n, dx);
  }

  @Override
  public void applyGradients() {
    List<Member> members = learningParts().members;
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
    List<Member> members = parts().members;
    if (!(other instanceof Dl4jNetwork from)) {
      throw new IllegalArgumentException(
          "a network of the same factory is needed, not a " + other.getClass().getName());
    }
    List<Member> others = from.parts().members;
    if (!shapes.equals(from.shapes) || members.size() != others.size()) {
      throw new IllegalArgumentException(
          "the networks differ in shape: %s and %s".formatted(spec, from.spec));
    }
    for (int m = 0; m < members.size(); m++) {
      action.accept(members.get(m).parameters().all(), others.get(m).parameters().all());
    }
  }

  @Override
  public void saveParameters(StateWriter out) {
    List<Member> members = parts().members;
    for (int m = 0; m < members.size(); m++) {
      members.get(m).parameters().save(members.size() == 1 ? out : out.scoped("" + m), "");
    }
  }

  @Override
  public void loadParameters(StateReader in) {
    List<Member> members = parts().members;
    for (int m = 0; m < members.size(); m++) {
      members.get(m).parameters().load(members.size() == 1 ? in : in.scoped("" + m), "");
    }
  }

  @Override
  public void saveOptimizer(StateWriter out) {
    List<Member> members = learningParts().members;
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
    List<Member> members = learningParts().members;
    long step = in.longs("step", 1)[0];
    for (int m = 0; m < members.size(); m++) {
      members.get(m).learning().load(members.size() == 1 ? in : in.scoped("" + m), step);
    }
  }

  private Parts parts() {
    Parts open = parts;
    if (open == null) {
      throw new IllegalStateException("the network is closed");
    }
    return open;
  }

  private Parts learningParts() {
    Parts open = parts();
    if (spec.optimizer().isEmpty()) {
      throw new IllegalStateException("the network has no optimizer: it only follows another");
    }
    return open;
  }

  /** The members, with what DL4J knows of them. */
  List<Member> members() {
    return parts().members;
  }

  /** Lets go of the native memory, which is free when the factory is closed or before. */
  @Override
  public void close() {
    if (view) {
      return;
    }
    parts = null;
    for (Dl4jNetwork member : views) {
      if (member != null) {
        member.parts = null;
      }
    }
  }
}
