package dev.armature.app;

import java.util.List;
import java.util.Optional;

/**
 * A way to compute the benchmark's task.
 *
 * @param name what computes, such as {@code simd}
 * @param threads how many threads it may use; empty where that cannot be said
 * @param command what starts its process
 */
record BenchRoute(String name, Optional<Integer> threads, List<String> command) {

  static final String PYTORCH = "pytorch-eager";

  BenchRoute {
    command = List.copyOf(command);
  }

  /** For messages: {@code simd with 2 threads}. */
  String title() {
    return name + threads.map(n -> " with " + n + (n == 1 ? " thread" : " threads")).orElse("");
  }
}
