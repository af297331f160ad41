package dev.armature.buffers.uniform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.armature.api.ConfigurationException;
import dev.armature.api.RandomStream;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniformReplayBufferMemoryTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir private Path folder;

  @Test
  void millionTransitionsOfTheRobotFitInAHeapOf250Megabytes() throws Exception {
    String heap = "-Xmx" + 250_000_000;
    assertThat(probe(1_000_000, "", heap, "-XX:+UseG1GC")).isEqualTo("filled 1000000");
  }

  @Test
  void halfPrecisionTakesHalfTheHeap() throws Exception {
    String heap = "-Xmx" + 140_000_000;
    assertThat(probe(1_000_000, "precision = float16", heap, "-XX:+UseG1GC"))
        .isEqualTo("filled 1000000");
  }

  /** 112 MB of records and 2 MB of links, saved and loaded with a heap of 48 MB. */
  @Test
  void mappedBufferIsLargerThanTheHeap() throws Exception {
    String keys = "storage = mapped, n-steps = 3";
    assertThat(probe(List.of("500000", keys, folder.toString()), "-Xmx48m"))
        .isEqualTo("filled 500000");
    assertThat(folder.resolve("buffer.safetensors")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "storage = memory",
        "storage = mapped",
        "precision = float16",
        "storage = mapped, precision = float16, n-steps = 3"
      })
  void addingAndSamplingAllocateNothing(String keys) {
    try (UniformReplayBuffer buffer = Rings.bound(keys + ", capacity = 10000", HeapProbe.CONTEXT)) {
      float[] observation = new float[25];
      float[] action = new float[4];
      TransitionBatch batch = new TransitionBatch(256, 25, 4);
      RandomStream random = new SeededStreams(1).stream("sampling");
      long before = 0;
      for (int round = 0; round < 2; round++) {
        before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
          buffer.add(0, observation, action, i, observation, false, false);
          buffer.sample(random, batch);
        }
      }
      // The JVM itself now and then allocates an object or two.
      assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }
  }

  @Test
  void capacityBeyondTheLargestHeapIsRefusedByName() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Rings.bound("capacity = " + Integer.MAX_VALUE, HeapProbe.CONTEXT))
        .satisfies(e -> assertThat(e.key()).isEqualTo("capacity"))
        .withMessageContaining("2147483647 transitions need %d bytes", 4L * 56 * Integer.MAX_VALUE);
  }

  /** The heap holds the transitions, but not along with everything else. */
  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC"})
  void heapThatTheMessageAsksForIsEnough(String collector) throws Exception {
    String refusal = probe(300_000, "", "-Xmx66m", collector);
    Matcher asked =
        Pattern.compile(
                "capacity: 300000 transitions need 67200000 bytes \\(64 MiB\\) of heap .*(-Xmx\\d+m),.*")
            .matcher(refusal);
    assertThat(asked.matches()).as(refusal).isTrue();
    assertThat(probe(300_000, "", asked.group(1), collector)).isEqualTo("filled 300000");
  }

  private static String probe(int capacity, String keys, String... options)
      throws IOException, InterruptedException {
    return probe(List.of(Integer.toString(capacity), keys), options);
  }

  private static String probe(List<String> arguments, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(HeapProbe.class.getName());
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
