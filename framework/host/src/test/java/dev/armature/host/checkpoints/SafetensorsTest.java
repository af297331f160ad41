package dev.armature.host.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.StateException;
import dev.armature.api.StateWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafetensorsTest {

  private static final int MANY = 300_001;

  @TempDir private Path folder;
  private Path file = Path.of("");
  private final float[] values = new float[MANY];

  @BeforeEach
  void write() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < MANY; i++) {
      values[i] = random.nextFloat();
    }
    values[3] = Float.NEGATIVE_INFINITY;
    file = folder.resolve("state.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.scoped("actor").floats("weight", new int[] {2, 3}, values);
    writer.floats("all", new int[] {MANY}, values);
    writer.longs("counts", 1, -2, Long.MAX_VALUE);
    writer.booleans("flags", flags());
    writer.metadata("made by", "a test");
    writer.writeTo(file);
  }

  private static boolean[] flags() {
    boolean[] flags = new boolean[2 * MANY];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = i % 3 == 0;
    }
    return flags;
  }

  @Test
  void everythingComesBackAsItWas() throws IOException {
    try (SafetensorsFile in = new SafetensorsFile(file)) {
      float[] all = new float[MANY];
      in.floats("all", new int[] {MANY}, all);
      float[] weight = new float[6];
      in.scoped("actor").floats("weight", new int[] {2, 3}, weight);

      assertThat(all).isEqualTo(values);
      assertThat(weight).isEqualTo(Arrays.copyOf(values, 6));
      assertThat(in.longs("counts", 3)).containsExactly(1, -2, Long.MAX_VALUE);
      assertThat(in.booleans("flags", 2 * MANY)).isEqualTo(flags());
      assertThat(in.shape("actor.weight")).containsExactly(2, 3);
      assertThat(in.metadata()).containsExactly(Map.entry("made by", "a test"));
      assertThat(in.contains("actor.weight")).isTrue();
      assertThat(in.contains("actor.bias")).isFalse();
    }
  }

  @Test
  void whatIsMadeWhenItIsWrittenComesBackAndIsNotMadeBefore() throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    List<String> made = new ArrayList<>();
    StateWriter scoped = writer.scoped("ring");
    scoped.floats(
        "rows",
        new int[] {2, 2},
        () -> {
          made.add("rows");
          return new float[] {1, 2, 3, 4};
        });
    scoped.longs(
        "links",
        2,
        () -> {
          made.add("links");
          return new long[] {5, -6};
        });
    assertThat(made).isEmpty();

    writer.writeTo(file);

    assertThat(made).containsExactly("rows", "links");
    try (SafetensorsFile in = new SafetensorsFile(file)) {
      float[] rows = new float[4];
      in.floats("ring.rows", new int[] {2, 2}, rows);
      assertThat(rows).containsExactly(1, 2, 3, 4);
      assertThat(in.longs("ring.links", 2)).containsExactly(5, -6);
    }
  }

  @Test
  void theFileIsLaidOutAsSafetensors() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong(0);
    String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);

    assertThat(header).contains("\"actor.weight\":{", "\"dtype\":\"F32\"", "\"shape\":[2,3]");
    assertThat((8 + length) % 8).isZero();
    assertThat(bytes.getFloat(8 + length)).isEqualTo(values[0]);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void anotherShapeIsRefusedByName() throws IOException {
    try (SafetensorsFile in = new SafetensorsFile(file)) {
      assertThatThrownBy(() -> in.floats("actor.weight", new int[] {3, 2}, new float[6]))
          .isInstanceOf(StateException.class)
          .hasMessageContainingAll("actor.weight", "[2, 3]", "[3, 2]");
      assertThatThrownBy(() -> in.longs("count", 3))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("no entry count");
    }
  }

  @Test
  void whatIsNeitherTrueNorFalseIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] = 2;
    Files.write(file, bytes);

    try (SafetensorsFile in = new SafetensorsFile(file)) {
      assertThatThrownBy(() -> in.booleans("flags", 2 * MANY))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("element 600001 of flags is 2");
    }
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 8, 40, 200, bytes.length / 2, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));

      assertThatThrownBy(() -> new SafetensorsFile(file).close())
          .as("cut to %d bytes", length)
          .isInstanceOf(StateException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void aHeaderThatPromisesMoreThanThereIsIsRefused() throws IOException {
    String header =
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2000000000],\"data_offsets\":[0,8000000000]}}";
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
    Files.write(file, bytes.array());

    assertThatThrownBy(() -> new SafetensorsFile(file).close())
        .isInstanceOf(StateException.class)
        .hasMessageContaining("w");
  }

  @Test
  void aNameIsGivenOnce() {
    SafetensorsWriter writer = new SafetensorsWriter();
    writer.longs("updates", 1);

    assertThatThrownBy(() -> writer.longs("updates", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("updates");
  }
}
