package dev.armature.benchmarks;

/** The options with which the launcher starts a JVM that trains. */
final class VectorJvm {

  static final String MODULE = "--add-modules=jdk.incubator.vector";
  static final String TRAPS = "-XX:PerMethodTrapLimit=10000";
  static final String QUIET = "-XX:CompileCommand=quiet";
  static final String KERNELS =
      "-XX:CompileCommand=dontinline,dev.armature.networks.simd.kernels.VectorKernels::*";
  static final String EARLY =
      "-XX:CompileCommand=CompileThresholdScaling,dev.armature.networks.simd.kernels.*::*,0.02";

  private VectorJvm() {}
}
