package dev.armature.agents.ddpg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.tck.LearningAllocation;
import org.junit.jupiter.api.Test;

/** Once warm, a gradient step leaves little for the garbage collector. */
final class AllocationTest {

  private static final int BYTES = 1024;

  @Test
  void aLearningStepAllocatesNextToNothing() {
    DdpgConfig config = SmallDdpg.config("");
    assertThat(
            LearningAllocation.bytes(
                NetworkPlugin.SIMD.networks(),
                context -> new DdpgProvider().create(config, context),
                BYTES))
        .as("bytes a step, all threads together")
        .isLessThan(BYTES);
  }
}
