package dev.armature.networks.dl4j;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import dev.armature.networks.dl4j.Dl4jConfig.Backend;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Makes networks that share the backend and a set of threads. */
final class Dl4jFactory implements NetworkFactory {

  private final String description;
  private final Workers workers;
  private final List<Dl4jNetwork> networks = new ArrayList<>();

  private Dl4jFactory(String description, Workers workers) {
    this.description = description;
    this.workers = workers;
  }

  /** Starts ND4J, if this is the JVM's first factory, and the threads. */
  static Dl4jFactory start(Dl4jConfig config) {
    Backend backend = Nd4jStart.start(config.backend());
    // A GPU takes one operation after the other; its stream belongs to the thread that uses it.
    int threads = backend == Backend.CUDA ? 1 : config.threads();
    return new Dl4jFactory(describe(backend, threads), new Workers(threads));
  }

  private static String describe(Backend backend, int threads) {
    String version = Nd4jStart.version();
    if (backend == Backend.CUDA) {
      NativeOps device = NativeOpsHolder.getInstance().getDeviceNativeOps();
      return "ND4J %s, cuda (%s)".formatted(version, device.getDeviceName(device.getDevice()));
    }
    boolean openBlas = Nd4j.factory().blas().getBlasVendor() == Blas.Vendor.OPENBLAS;
    return "ND4J %s, cpu (%s), %d thread%s"
        .formatted(
            version,
            openBlas ? "OpenBLAS" : Nd4j.factory().blas().getBlasVendor(),
            threads,
            threads == 1 ? "" : "s");
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Network create(NetworkSpec spec, RandomStream initialisation) {
    List<LayerShape> shapes = LayerShape.of(spec);
    List<Member> members = new ArrayList<>();
    for (int m = 0; m < spec.members(); m++) {
      members.add(new Member(spec, shapes, initialisation));
    }
    Dl4jNetwork network = new Dl4jNetwork(spec, members, workers);
    networks.add(network);
    return network;
  }

  @Override
  public void close() {
    networks.forEach(Dl4jNetwork::close);
    networks.clear();
    workers.close();
    // ND4J frees an array once Java's collector has found it, which sees too little of it to hurry.
    Nd4j.getMemoryManager().invokeGc();
  }
}
