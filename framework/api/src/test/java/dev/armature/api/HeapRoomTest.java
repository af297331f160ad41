package dev.armature.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class HeapRoomTest {

  @Test
  void whatHasRoomIsMade() {
    assertThat(HeapRoom.allocate("capacity", "3 numbers", 12, "take fewer", () -> new float[3]))
        .hasSize(3);
  }

  @Test
  void whatIsLargerThanTheHeapIsRefusedBeforeItIsMade() {
    long bytes = Long.MAX_VALUE / 8;
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                HeapRoom.allocate(
                    "capacity",
                    "all numbers",
                    bytes,
                    "take fewer",
                    () -> {
                      throw new AssertionError("nothing is made");
                    }))
        .satisfies(it -> assertThat(it.key()).isEqualTo("capacity"))
        .withMessageMatching(
            "all numbers need %d bytes \\(%d MiB\\) of heap and this JVM has at most \\d+ MiB:"
                    .formatted(bytes, bytes >> 20)
                + " start it with -Xmx\\d+m, or take fewer");
  }

  @Test
  void whatFindsTheHeapFullIsRefusedWithItsCause() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                HeapRoom.allocate(
                    "buffer",
                    "3 numbers",
                    12,
                    "take fewer",
                    () -> {
                      throw new OutOfMemoryError("as if");
                    }))
        .withMessageStartingWith("3 numbers need 12 bytes (0 MiB) of heap")
        .withCauseInstanceOf(OutOfMemoryError.class);
  }
}
