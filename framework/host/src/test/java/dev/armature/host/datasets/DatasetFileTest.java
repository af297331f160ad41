package dev.armature.host.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.Dataset;
import dev.armature.api.DatasetBuilder;
import dev.armature.api.StateException;
import dev.armature.api.Step;
import dev.armature.host.checkpoints.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetFileTest {

  @TempDir private Path folder;

  private static Dataset dataset() {
    DatasetBuilder builder = new DatasetBuilder(List.of("x", "y \"√\""), List.of("force"));
    Random random = new Random(5);
    for (int episode = 0; episode < 7; episode++) {
      builder.begin(floats(random, 2));
      for (int step = 0; step <= 100 * episode; step++) {
        boolean last = step == 100 * episode;
        boolean terminated = last && episode % 2 == 0;
        builder.add(
            floats(random, 1),
            new Step(random.nextFloat(), terminated, last && !terminated, random.nextBoolean()),
            floats(random, 2));
      }
    }
    return builder.build();
  }

  private static float[] floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(10) == 0 ? -0f : random.nextFloat() * Float.MIN_NORMAL;
    }
    return values;
  }

  @Test
  void everyBitComesBack() throws IOException {
    Dataset written = dataset();
    Path file = folder.resolve("seven.safetensors");
    DatasetFile.write(file, written, Map.of("policy", "scripted"));
    DatasetFile read = DatasetFile.read(file);
    Dataset dataset = read.dataset();

    assertThat(read.metadata())
        .containsEntry("policy", "scripted")
        .containsEntry("format", "armature-dataset")
        .containsEntry("version", "1");
    assertThat(read.sha256()).matches("[0-9a-f]{64}");
    assertThat(dataset.observationNames()).isEqualTo(written.observationNames());
    assertThat(dataset.actionNames()).isEqualTo(written.actionNames());
    assertThat(dataset.episodes()).isEqualTo(7);
    for (int episode = 0; episode < 7; episode++) {
      assertThat(dataset.start(episode)).isEqualTo(written.start(episode));
    }
    assertThat(dataset.observations()).isEqualTo(written.observations());
    assertThat(dataset.actions()).isEqualTo(written.actions());
    assertThat(dataset.rewards()).isEqualTo(written.rewards());
    assertThat(dataset.terminated()).isEqualTo(written.terminated());
    assertThat(dataset.truncated()).isEqualTo(written.truncated());
    assertThat(dataset.success()).isEqualTo(written.success());
  }

  @Test
  void theSameDatasetGivesTheSameFile() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    DatasetFile.write(one, dataset(), Map.of("policy", "scripted"));
    DatasetFile.write(two, dataset(), Map.of("policy", "scripted"));

    assertThat(one).hasSameBinaryContentAs(two);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("one", "two");
  }

  /** A file of two steps in one episode, with something else in the place of one entry. */
  private Path with(Consumer<SafetensorsWriter> change, String... left) throws IOException {
    SafetensorsWriter out = new SafetensorsWriter();
    change.accept(out);
    List<String> without = Arrays.asList(left);
    for (Map.Entry<String, String> said :
        Map.of(
                "format", "armature-dataset",
                "version", "1",
                "observation", "[\"x\", \"y\"]",
                "action", "[\"force\"]")
            .entrySet()) {
      if (!without.contains(said.getKey())) {
        out.metadata(said.getKey(), said.getValue());
      }
    }
    Map<String, Runnable> entries =
        Map.of(
            "episode_starts", () -> out.longs("episode_starts", 0),
            "observations", () -> out.floats("observations", new int[] {3, 2}, new float[6]),
            "actions", () -> out.floats("actions", new int[] {2, 1}, new float[2]),
            "rewards", () -> out.floats("rewards", new int[] {2}, new float[2]),
            "terminated", () -> out.booleans("terminated", new boolean[2]),
            "truncated", () -> out.booleans("truncated", new boolean[] {false, true}),
            "success", () -> out.booleans("success", new boolean[2]));
    entries.forEach(
        (name, entry) -> {
          if (!without.contains(name)) {
            entry.run();
          }
        });
    Path file = folder.resolve("changed.safetensors");
    out.writeTo(file);
    return file;
  }

  private void assertRefused(String message, Consumer<SafetensorsWriter> change, String... left)
      throws IOException {
    Path file = with(change, left);
    assertThatThrownBy(() -> DatasetFile.read(file))
        .isInstanceOf(StateException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void whatIsNotSoundIsRefusedByName() throws IOException {
    assertThat(DatasetFile.read(with(out -> {})).dataset().steps()).isEqualTo(2);

    assertRefused("is not a dataset", out -> {}, "format");
    assertRefused("of version 2", out -> out.metadata("version", "2"), "version");
    assertRefused("metadata action", out -> {}, "action");
    assertRefused("metadata observation", out -> out.metadata("observation", "x"), "observation");
    assertRefused("no entry rewards", out -> {}, "rewards");
    assertRefused(
        "observations is F32[2, 2], expected F32[3, 2]",
        out -> out.floats("observations", new int[] {2, 2}, new float[4]),
        "observations");
    assertRefused(
        "actions is F32[2], expected F32[2, 1]",
        out -> out.floats("actions", new int[] {2}, new float[2]),
        "actions");
    assertRefused(
        "terminated is I64[2], expected BOOL[2]",
        out -> out.longs("terminated", 0, 1),
        "terminated");
    assertRefused(
        "rewards has 2 dimensions",
        out -> out.floats("rewards", new int[] {2, 1}, new float[2]),
        "rewards");
    assertRefused("starts at step 5", out -> out.longs("episode_starts", 5), "episode_starts");
    assertRefused(
        "not a sound dataset", out -> out.longs("episode_starts", 1L << 40), "episode_starts");
    assertRefused(
        "step 1 is not an end", out -> out.booleans("truncated", new boolean[2]), "truncated");
    assertRefused(
        "rewards row 1, component 0 is NaN",
        out -> out.floats("rewards", new int[] {2}, new float[] {0, Float.NaN}),
        "rewards");
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    Path file = with(out -> {});
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 100, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> DatasetFile.read(file))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("damaged");
    }
  }
}
