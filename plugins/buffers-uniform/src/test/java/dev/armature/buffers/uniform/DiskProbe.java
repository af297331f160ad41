package dev.armature.buffers.uniform;

import dev.armature.api.ConfigurationException;
import dev.armature.api.ReplayBufferContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Run in a JVM of its own, on a disk too small: makes a mapped buffer, and says how that went. */
final class DiskProbe {

  private DiskProbe() {}

  /** Takes the folder and the capacity. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    ReplayBufferContext context =
        new ReplayBufferContext(
            HeapProbe.CONTEXT.environment(),
            1,
            0.99,
            Integer.MAX_VALUE,
            Optional.of(folder.resolve("buffer")));
    try {
      Rings.bound("storage = mapped, capacity = " + arguments[1], context).close();
      System.out.println("made");
    } catch (ConfigurationException e) {
      System.out.println(e.key() + ": " + e.getMessage());
    }
    try (Stream<Path> left = Files.walk(folder)) {
      List<String> names = left.skip(1).map(it -> folder.relativize(it).toString()).toList();
      System.out.println("left: " + names);
    }
  }
}
