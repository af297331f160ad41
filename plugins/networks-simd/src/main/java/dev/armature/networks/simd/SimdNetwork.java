package dev.armature.networks.simd;

import dev.armature.api.Network;
import dev.armature.api.NetworkSpec;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An ensemble, or a view of one of its members. */
final class SimdNetwork implements Network {

  private final NetworkSpec spec;
  private final Backend backend;
  private final Ensemble ensemble;
  private final List<Member> members;
  private final BatchPass pass;
  private final Averaging averaging;
  private final Optional<Optimizer> optimizer;
  private final SavedState state;
  private final Map<Integer, Network> views = new TreeMap<>();

  /** A whole ensemble. */
  SimdNetwork(Backend backend, Ensemble ensemble) {
    this(backend, ensemble, ensemble.spec, ensemble.members);
  }

  private SimdNetwork(Backend backend, Ensemble ensemble, NetworkSpec spec, List<Member> members) {
    this.backend = backend;
    this.ensemble = ensemble;
    this.spec = spec;
    this.members = members;
    int size = ensemble.shape.size();
    pass = new BatchPass(backend, ensemble.shape, members);
    averaging = new Averaging(backend, size, members);
    optimizer = spec.optimizer().map(it -> new Optimizer(backend, it, size, members));
    state = new SavedState(ensemble.tensors, members);
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  /** The same view at every call with the same index. */
  @Override
  public Network member(int index) {
    Network view = views.get(index);
    if (view == null) {
      view = view(index);
      views.put(index, view);
    }
    return view;
  }

  private Network view(int index) {
    NetworkSpec single =
        new NetworkSpec(
            spec.inputs(),
            spec.outputs(),
            1,
            spec.mlp(),
            spec.outputActivation(),
            spec.optimizer());
    return new SimdNetwork(backend, ensemble, single, List.of(members.get(index)));
  }

  @Override
  public void forward(float[] x, int n, float[] y) {
    if (n < 1) {
      throw new IllegalArgumentException("A batch has at least 1 row, not " + n);
    }
    requireLength("x", x, n * spec.inputs());
    requireLength("y", y, members.size() * n * spec.outputs());
    pass.forward(x, n, y);
  }

  @Override
  public void backward(float[] dy, int n) {
    requireOptimizer();
    requireForward(dy, n);
    pass.backward(dy);
  }

  @Override
  public void inputGradient(float[] dy, int n, float[] dx) {
    requireForward(dy, n);
    requireLength("dx", dx, n * spec.inputs());
    pass.inputGradient(dy, dx);
  }

  /**
   * {@inheritDoc}
   *
   * <p>On a view it changes that member alone, and counts as an update of the ensemble.
   */
  @Override
  public void applyGradients() {
    requireOptimizer().step(ensemble.updates);
    ensemble.updates++;
  }

  @Override
  public void copyFrom(Network source) {
    averaging.polyak(sameShape(source), 1);
  }

  @Override
  public void polyakFrom(Network online, float tau) {
    if (!(tau >= 0 && tau <= 1)) {
      throw new IllegalArgumentException("τ is in [0, 1], not " + tau);
    }
    averaging.polyak(sameShape(online), tau);
  }

  @Override
  public void saveParameters(StateWriter out) {
    state.saveParameters(out);
  }

  @Override
  public void loadParameters(StateReader in) {
    state.loadParameters(in);
  }

  @Override
  public void saveOptimizer(StateWriter out) {
    requireOptimizer();
    out.longs("step", ensemble.updates);
    state.saveMoments(out);
  }

  @Override
  public void loadOptimizer(StateReader in) {
    requireOptimizer();
    ensemble.updates = in.longs("step", 1)[0];
    state.loadMoments(in);
  }

  /** Nothing to do: all it holds is memory, which the garbage collector frees. */
  @Override
  public void close() {}

  private Optimizer requireOptimizer() {
    return optimizer.orElseThrow(
        () ->
            new IllegalStateException(
                "This network has no optimizer: it only follows another, as a target does"));
  }

  private void requireForward(float[] dy, int n) {
    if (n != pass.rows()) {
      throw new IllegalStateException(
          pass.rows() == 0
              ? "There was no forward whose outputs these could be the gradients of"
              : "The last forward was over %d rows, not %d".formatted(pass.rows(), n));
    }
    requireLength("dy", dy, members.size() * n * spec.outputs());
  }

  private static void requireLength(String name, float[] array, int length) {
    if (array.length < length) {
      throw new IllegalArgumentException(
          "%s has %d elements where %d are needed".formatted(name, array.length, length));
    }
  }

  private List<Member> sameShape(Network other) {
    if (other instanceof SimdNetwork network
        && network.ensemble.shape.equals(ensemble.shape)
        && network.members.size() == members.size()) {
      return network.members;
    }
    throw new IllegalArgumentException(
        "Only a network of the same shape and plugin can be followed: %s is not %s"
            .formatted(other.spec(), spec));
  }
}
