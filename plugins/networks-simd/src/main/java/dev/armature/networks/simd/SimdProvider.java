package dev.armature.networks.simd;

import dev.armature.api.ConfigurationException;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkProvider;
import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Kernels;
import dev.armature.networks.simd.kernels.PlainKernels;
import dev.armature.networks.simd.kernels.VectorKernels;
import org.pf4j.Extension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers networks on the processor's vector unit. */
@Extension
public final class SimdProvider implements NetworkProvider<SimdConfig> {

  private static final Logger LOG = LoggerFactory.getLogger(SimdProvider.class);
  private static final String MODULE = "jdk.incubator.vector";

  /** More threads have too few rows each of a batch of a few hundred. */
  private static final int USEFUL_THREADS = 4;

  @Override
  public String type() {
    return "simd";
  }

  @Override
  public String summary() {
    return "Multi-layer perceptrons on the processor's vector unit";
  }

  @Override
  public Class<SimdConfig> configType() {
    return SimdConfig.class;
  }

  @Override
  public NetworkFactory create(SimdConfig config) {
    int cores = Runtime.getRuntime().availableProcessors();
    int threads = config.threads() == 0 ? Math.min(cores, USEFUL_THREADS) : config.threads();
    Arena arena = new Arena();
    return new SimdNetworks(kernels(arena), arena, threads);
  }

  private static Kernels kernels(Arena arena) {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new ConfigurationException(
          "type",
          "simd needs the JVM to be started with --add-modules "
              + MODULE
              + ", as bin/armature does");
    }
    if (!VectorKernels.usable()) {
      LOG.warn(
          "This processor, or this JVM's flags, offer no vectors with fused multiply-add (AVX2,"
              + " AVX-512 or Neon): networks compute in plain loops, about 20 times slower");
      return new PlainKernels();
    }
    return new VectorKernels(arena);
  }
}
