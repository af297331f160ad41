package dev.armature.agents.sac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.tck.LearningAllocation;
import org.junit.jupiter.api.Test;

/** Once warm, a gradient step leaves little for the garbage collector. */
final class AllocationTest {

  private static final int BYTES = 1024;

  @Test
  void aLearningStepAllocatesNextToNothing() {
    SacConfig config = SmallSac.config("");
    assertThat(
            LearningAllocation.bytes(
                NetworkPlugin.SIMD.networks(),
                context -> new SacProvider().create(config, context),
                BYTES))
        .as("bytes a step, all threads together")
        .isLessThan(BYTES);
  }
}
