package dev.armature.networks.simd;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Kernels;

/** Makes networks that share their threads and memory. */
final class SimdNetworks implements NetworkFactory {

  private final Backend backend;

  /**
   * @param threads how many threads compute, the caller's among them
   */
  SimdNetworks(Kernels kernels, Arena arena, int threads) {
    backend = new Backend(kernels, arena, new Team(threads));
  }

  @Override
  public String description() {
    int threads = backend.team().threads();
    return "CPU, %s, %d %s"
        .formatted(backend.kernels().description(), threads, threads == 1 ? "thread" : "threads");
  }

  @Override
  public Network create(NetworkSpec spec, RandomStream initialisation) {
    Ensemble ensemble = new Ensemble(spec, backend);
    ensemble.initialise(initialisation);
    return new SimdNetwork(backend, ensemble);
  }

  @Override
  public void close() {
    backend.team().close();
  }
}
