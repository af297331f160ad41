package dev.armature.buffers.uniform;

import dev.armature.api.RandomStream;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.util.Arrays;

/**
 * Times a full buffer of a million transitions with 25 observations and 4 actions, batches of 256:
 * {@code java … Benchmark}. The budget is 1 µs an add and 25 µs a batch.
 */
public final class Benchmark {

  private static final int CAPACITY = 1_000_000;
  private static final int ROUNDS = 7;
  private static final int BATCHES = 5_000;

  private Benchmark() {}

  /** Prints the times of each round, the first ones being cold. */
  public static void main(String[] args) {
    try (UniformReplayBuffer buffer = Rings.heap(CAPACITY, 25, 4, Integer.MAX_VALUE - 8)) {
      float[] observation = new float[25];
      float[] action = new float[4];
      RandomStream random = new SeededStreams(1).stream("sampling");
      TransitionBatch batch = new TransitionBatch(256, 25, 4);
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        for (int i = 0; i < CAPACITY; i++) {
          buffer.add(0, observation, action, i, observation, false, false);
        }
        double add = (System.nanoTime() - start) * 1e-3 / CAPACITY;
        double[] times = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
          start = System.nanoTime();
          buffer.sample(random, batch);
          times[i] = (System.nanoTime() - start) * 1e-3;
        }
        Arrays.sort(times);
        System.out.printf("add %.3f µs; sample, median %.1f µs%n", add, times[BATCHES / 2]);
      }
    }
  }
}
