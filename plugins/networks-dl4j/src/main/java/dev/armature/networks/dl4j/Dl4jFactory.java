package dev.armature.networks.dl4j;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import java.util.ArrayList;
import java.util.List;

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
    String library = Nd4jStart.start(config.backend());
    Workers workers = new Workers(config.threads());
    int threads = workers.threads();
    return new Dl4jFactory(
        "%s, %d thread%s".formatted(library, threads, threads == 1 ? "" : "s"), workers);
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
  }
}
