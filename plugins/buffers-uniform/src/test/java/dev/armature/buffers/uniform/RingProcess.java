package dev.armature.buffers.uniform;

import dev.armature.buffers.uniform.UniformReplayBufferConfig.Precision;
import dev.armature.tck.MemoryState;
import java.nio.file.Path;

/** Run in a JVM of its own, to be killed: fills a mapped buffer, saves it, and goes on adding. */
final class RingProcess {

  static final int OBSERVATION = 40;

  private RingProcess() {}

  static RingShape shape(int capacity) {
    return new RingShape(capacity, OBSERVATION, 1, Precision.FLOAT32, 1);
  }

  static UniformReplayBuffer open(Path folder, int capacity) {
    RingShape shape = shape(capacity);
    return new UniformReplayBuffer(shape, 3, 0.5, RingFiles.open(shape, folder, 1 << 16));
  }

  /** Takes the folder, the capacity, and how many transitions to add before saving and after. */
  public static void main(String[] arguments) throws InterruptedException {
    int before = Integer.parseInt(arguments[2]);
    int after = Integer.parseInt(arguments[3]);
    UniformReplayBuffer buffer = open(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    for (int i = 0; i < before; i++) {
      add(buffer, i);
    }
    MemoryState.of(buffer::save);
    System.out.println("saved");
    for (int i = before; i < before + after; i++) {
      add(buffer, i);
    }
    System.out.println("added");
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void add(UniformReplayBuffer buffer, int number) {
    float[] observation = new float[OBSERVATION];
    float[] next = new float[OBSERVATION];
    for (int i = 0; i < OBSERVATION; i++) {
      observation[i] = number;
      next[i] = number + 1;
    }
    buffer.add(0, observation, new float[] {number}, number, next, false, false);
  }
}
