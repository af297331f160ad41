package dev.armature.networks.dl4j;

import dev.armature.api.Setting;

/** The section {@code network} of type {@code dl4j}. */
public record Dl4jConfig(
    @Setting("What computes: cpu, cuda, or auto for a GPU where one can be used") Backend backend,
    @Setting(
            value = "Threads that members and blocks of rows are spread over; a GPU uses one",
            range = "[1, 1024]")
        int threads) {

  /** What computes. */
  public enum Backend {
    /** The processor, through OpenBLAS. */
    CPU,
    /** A GPU of Nvidia's. */
    CUDA,
    /** A GPU where one can be used, else the processor. */
    AUTO
  }
}
