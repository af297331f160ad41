package dev.armature.buffers.uniform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.TransitionBatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that adds to a mapped buffer, with SIGKILL, and opens its file. */
class RingCrashTest {

  private static final int CAPACITY = 6_400;

  /** A header is forced for so many places at a time. */
  private static final int BLOCK = CAPACITY / 64;

  @TempDir private Path folder;

  @Test
  void whatWasSavedIsThereAndWhatWasAddedAfterwardsIsNot() throws Exception {
    killAfter("added", 4_000, 1_000);
    assertThat(survivors()).isEqualTo(IntStream.range(0, 4_000).toArray());
  }

  @Test
  void whatWasWrittenOverIsGoneAndTheRestIsThere() throws Exception {
    killAfter("added", 10_000, 1_000);
    int[] survivors = survivors();
    assertThat(survivors).hasSizeBetween(CAPACITY - 1_000 - BLOCK, CAPACITY - 1_000);
    assertThat(survivors).isEqualTo(IntStream.range(10_000 - survivors.length, 10_000).toArray());
  }

  @Test
  void nothingIsTornWhereTheProcessDiesAmidstAdding() throws Exception {
    killAfter("saved", 10_000, Integer.MAX_VALUE / 2);
    int[] survivors = survivors();
    assertThat(survivors).hasSizeLessThanOrEqualTo(CAPACITY);
    assertThat(survivors).isEqualTo(IntStream.range(10_000 - survivors.length, 10_000).toArray());
  }

  private void killAfter(String line, int before, int after)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RingProcess.class.getName(),
                folder.toString(),
                Integer.toString(CAPACITY),
                Integer.toString(before),
                Integer.toString(after))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String read = output.readLine();
      while (read != null && !read.equals(line)) {
        assertThat(read).isEqualTo("saved");
        read = output.readLine();
      }
      assertThat(read).isEqualTo(line);
      assertThat(process.destroyForcibly().waitFor()).isEqualTo(128 + 9);
    }
  }

  /** The numbers of what is found, the oldest first; each row has to be whole. */
  private int[] survivors() {
    try (UniformReplayBuffer found = RingProcess.open(folder, CAPACITY)) {
      int width = RingProcess.OBSERVATION;
      TransitionBatch batch = new TransitionBatch(found.size(), width, 1);
      Arrays.setAll(batch.places(), place -> place);
      found.read(Rings.stream(), batch);
      int[] numbers = new int[batch.size()];
      for (int row = 0; row < batch.size(); row++) {
        float number = batch.actions()[row];
        float next = number + batch.steps()[row];
        for (int i = row * width; i < (row + 1) * width; i++) {
          assertThat(batch.observations()[i]).isEqualTo(number);
          assertThat(batch.nextObservations()[i]).isEqualTo(next);
        }
        numbers[row] = (int) number;
      }
      Arrays.sort(numbers);
      for (int row = 0; row < batch.size(); row++) {
        int newer = numbers[numbers.length - 1] - (int) batch.actions()[row];
        assertThat(batch.steps()[row]).isEqualTo(Math.min(3, newer + 1));
      }
      return numbers;
    }
  }
}
