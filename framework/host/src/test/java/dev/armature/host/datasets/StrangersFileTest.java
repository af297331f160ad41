package dev.armature.host.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.armature.api.Dataset;
import dev.armature.api.DatasetBuilder;
import dev.armature.api.StateException;
import dev.armature.api.Step;
import dev.armature.host.checkpoints.SafetensorsFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A safetensors file that says anything: it is read or refused by name, and makes no more room than
 * its length warrants.
 */
final class StrangersFileTest {

  private static final int CASES = Integer.getInteger("mutated.files", 500);

  /** What reading a small file takes: two buffers, the header, and what JSON makes of it. */
  private static final long ROOM = 4 << 20;

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "1",
          "7",
          "2147483647",
          "2147483648",
          "4294967296",
          "9223372036854775807",
          "9223372036854775808",
          "1e9",
          "1.5",
          "null",
          "\"3\"",
          "[]",
          "{}");

  @TempDir private Path folder;
  private Path file = Path.of("");
  private byte[] sound = {};

  @BeforeEach
  void write() throws IOException {
    DatasetBuilder builder = new DatasetBuilder(List.of("x", "y"), List.of("force"));
    builder.begin(new float[2]);
    for (int step = 1; step <= 20; step++) {
      builder.add(new float[1], new Step(1, false, step % 10 == 0, false), new float[2]);
      if (step == 10) {
        builder.begin(new float[2]);
      }
    }
    Dataset dataset = builder.build();
    file = folder.resolve("strangers.safetensors");
    DatasetFile.write(file, dataset, Map.of("policy", "scripted"));
    sound = Files.readAllBytes(file);
  }

  private static String header(byte[] bytes) {
    int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return new String(bytes, Long.BYTES, length, StandardCharsets.UTF_8);
  }

  /** The sound file's data after another header. */
  private byte[] withHeader(String header) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    int start = Long.BYTES + header(sound).getBytes(StandardCharsets.UTF_8).length;
    return ByteBuffer.allocate(Long.BYTES + text.length + sound.length - start)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .put(sound, start, sound.length - start)
        .array();
  }

  private byte[] mutated(Random random) {
    String header = header(sound);
    switch (random.nextInt(4)) {
      case 0 -> {
        byte[] bytes = sound.clone();
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
      }
      case 1 -> {
        return Arrays.copyOf(sound, random.nextInt(sound.length));
      }
      case 2 -> {
        StringBuilder changed = new StringBuilder(header);
        int at = random.nextInt(changed.length());
        changed.replace(
            at,
            Math.min(changed.length(), at + random.nextInt(20)),
            NUMBERS.get(random.nextInt(NUMBERS.size())));
        return withHeader(changed.toString());
      }
      default -> {
        // Another number in the place of one of them.
        String[] parts = header.split("(?<=[\\[,])(?=\\d)|(?<=\\d)(?=[\\],])");
        int at = random.nextInt(parts.length);
        parts[at] =
            parts[at].matches("\\d+") ? NUMBERS.get(random.nextInt(NUMBERS.size())) : parts[at];
        return withHeader(String.join("", parts));
      }
    }
  }

  @Test
  void aMutatedFileIsReadOrRefusedByName() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int seed = 0; seed < CASES; seed++) {
      byte[] bytes = mutated(new Random(seed));
      Files.write(file, bytes);
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        DatasetFile.read(file);
      } catch (StateException e) {
        assertThat(e).as("seed %d", seed).hasMessageStartingWith(file.toString());
      }
      long room = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(room).as("seed %d, bytes of memory", seed).isLessThan(ROOM);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                                    | its header is not a JSON object
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{}}          | its header is not the JSON of one
          {"a":{"dtype":"F32","shape":[1,1073741824],"data_offsets":[0,4]}}      | the entry a does not fit in it
          {"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}} | the entry a has an impossible shape
          {"a":{"dtype":"F32","shape":[4294967297],"data_offsets":[0,4]}}        | the entry a has an impossible shape
          {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}                | the entry a has an impossible shape
          {"a":{"dtype":"F32","shape":3,"data_offsets":[0,12]}}                  | the entry a has no shape
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[9223372036854775804,-9223372036854775808]}} | the entry a does not fit in it
          {"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}                 | the entry a has the type 'F16'
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}} | entries overlap or leave a gap at byte 8
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                 | entries overlap or leave a gap at byte 0
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                 | bytes after its last entry
          """)
  void aHeaderThatDoesNotFitTheFileIsRefused(String header, String message) throws IOException {
    Files.write(file, withHeader(header));
    assertThatThrownBy(() -> new SafetensorsFile(file))
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "-1", "16777217", "9223372036854775807", "100000"})
  void aLengthThatNoHeaderHasIsRefused(long length) throws IOException {
    byte[] bytes = sound.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Files.write(file, bytes);
    assertThatThrownBy(() -> new SafetensorsFile(file))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("its header cannot be " + length + " bytes long");
  }

  @Test
  void nestingIsBounded() throws IOException {
    Files.write(file, withHeader("[".repeat(100_000)));
    assertThatThrownBy(() -> new SafetensorsFile(file)).isInstanceOf(StateException.class);
  }
}
