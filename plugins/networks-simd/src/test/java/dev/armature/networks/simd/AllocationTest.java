package dev.armature.networks.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.armature.api.NetworkFactory;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AllocationTest {

  private static final int STEPS = 500;

  @Test
  @Timeout(300)
  void aStepAllocatesLessThanAKilobyte() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (NetworkFactory factory = new SimdProvider().create(new SimdConfig(2))) {
      Td3Step td3 = new Td3Step(factory, 17, 6, 64, 64, 64);
      double bytes = Double.MAX_VALUE;
      // Until the code is compiled, each vector is an object.
      for (int round = 0; bytes >= 1024 && round < 60; round++) {
        long before = allocated(threads);
        for (int i = 0; i < STEPS; i++) {
          td3.step();
        }
        bytes = (double) (allocated(threads) - before) / STEPS;
      }
      assertThat(bytes).as("bytes a step, all threads together").isLessThan(1024);
    }
  }

  private static long allocated(ThreadMXBean threads) {
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }
}
