package dev.armature.buffers.uniform;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.random.SeededStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;

/** Run in a JVM of its own: makes, fills and samples a buffer, and says how that went. */
final class HeapProbe {

  static final ReplayBufferContext CONTEXT =
      new ReplayBufferContext(
          new EnvironmentSpec(
              new Space(Collections.nCopies(25, Dimension.unbounded("x", "m"))),
              new Space(Collections.nCopies(4, new Dimension("f", "N", -1, 1))),
              0.1,
              0,
              false),
          1,
          0.99);

  private HeapProbe() {}

  /** Takes the capacity, other keys, and where to save a checkpoint, if anywhere. */
  public static void main(String[] arguments) throws IOException {
    int capacity = Integer.parseInt(arguments[0]);
    try (ReplayBuffer buffer =
        Rings.bound("capacity = " + capacity + "\n" + arguments[1], CONTEXT)) {
      float[] observation = new float[25];
      float[] action = new float[4];
      for (int i = 0; i < capacity; i++) {
        buffer.add(0, observation, action, i, observation, false, false);
      }
      TransitionBatch batch = new TransitionBatch(256, 25, 4);
      buffer.sample(new SeededStreams(1).stream("sampling"), batch);
      if (arguments.length > 2) {
        Path folder = Path.of(arguments[2]);
        CheckpointFolder.save(folder, "buffer", buffer);
        CheckpointFolder.load(folder, "buffer", buffer);
      }
      System.out.print("filled " + buffer.size());
    } catch (ConfigurationException e) {
      System.out.print(e.key() + ": " + e.getMessage());
    }
  }
}
