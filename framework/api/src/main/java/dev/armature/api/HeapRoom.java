package dev.armature.api;

import java.util.function.Supplier;

/** Makes what takes a large part of the heap, or says how large a heap it takes. */
public final class HeapRoom {

  private static final long MEBIBYTE = 1 << 20;

  private HeapRoom() {}

  /**
   * Makes something; where the heap has no room for it, the refusal says which {@code -Xmx} would
   * do.
   *
   * @param key the key that the refusal is for, see {@link ConfigurationException}
   * @param what what needs the room, in the plural, such as {@code 1000 transitions}
   * @param bytes how much it takes
   * @param instead what else helps, such as {@code lower the capacity}
   * @param make allocates it
   * @throws ConfigurationException if the heap is too small
   */
  public static <T> T allocate(
      String key, String what, long bytes, String instead, Supplier<? extends T> make) {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    // Half as much again, since some collectors give only two thirds of the heap to what stays.
    long enough = (bytes + used) / 2 * 3 + 64 * MEBIBYTE;
    // Made beforehand: where the heap is full, there is no room for words either.
    String refusal =
        "%s need %d bytes (%d MiB) of heap and this JVM has at most %d MiB: start it with -Xmx%dm, or %s"
            .formatted(
                what,
                bytes,
                bytes / MEBIBYTE,
                runtime.maxMemory() / MEBIBYTE,
                enough / MEBIBYTE,
                instead);
    if (bytes > runtime.maxMemory()) {
      throw new ConfigurationException(key, refusal);
    }
    try {
      return make.get();
    } catch (OutOfMemoryError e) {
      throw new ConfigurationException(key, refusal, e);
    }
  }
}
