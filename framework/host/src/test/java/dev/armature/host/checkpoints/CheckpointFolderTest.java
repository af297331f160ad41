package dev.armature.host.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.Checkpointable;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointFolderTest {

  private static final int WIDTH = 3;

  @TempDir private Path folder;

  /** Remembers the numbers of the last rows that were added. */
  private static final class Numbers implements Checkpointable {
    private final int capacity;
    private long added;
    private final List<Float> loaded = new ArrayList<>();
    private long written;

    Numbers(int capacity) {
      this.capacity = capacity;
    }

    private long first() {
      return Math.max(0, added - capacity);
    }

    @Override
    public void save(StateWriter out) {
      out.longs("added", added);
      written = 0;
      out.scoped("inner")
          .journal(
              "rows",
              WIDTH,
              first(),
              added,
              (from, count, rows) -> {
                written += count;
                for (int i = 0; i < count * WIDTH; i++) {
                  rows[i] = from * WIDTH + i;
                }
              });
    }

    @Override
    public void load(StateReader in) {
      added = in.longs("added", 1)[0];
      loaded.clear();
      in.scoped("inner")
          .journal(
              "rows",
              WIDTH,
              first(),
              added,
              (from, count, rows) -> {
                assertThat(from).isEqualTo(first() + loaded.size() / WIDTH);
                for (int i = 0; i < count * WIDTH; i++) {
                  loaded.add(rows[i]);
                }
              });
    }

    private void assertLoaded() {
      assertThat(loaded).hasSize((int) (added - first()) * WIDTH);
      for (int i = 0; i < loaded.size(); i++) {
        assertThat(loaded.get(i)).isEqualTo((float) (first() * WIDTH + i));
      }
    }
  }

  private static Map<String, Checkpointable> parts(Numbers numbers) {
    return Map.of("buffer", numbers);
  }

  private static Checkpoint save(CheckpointFolder checkpoints, Numbers numbers) throws IOException {
    return checkpoints.save(numbers.added, parts(numbers), Map.of("note", "text\n"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aJournalIsWrittenOnceAndReadWhole() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, 2);
    Numbers numbers = new Numbers(100);
    for (int i = 0; i < 40; i++) {
      numbers.added += 7;
      Checkpoint checkpoint = save(checkpoints, numbers);
      assertThat(numbers.written).isEqualTo(7);
      checkpoint.verify();
      Numbers again = new Numbers(100);
      checkpoint.load("buffer", again);
      assertThat(again.added).isEqualTo(numbers.added);
      again.assertLoaded();
      assertThat(checkpoint.segments("buffer", "inner.rows")).hasSizeLessThanOrEqualTo(16);
    }
    assertThat(names()).containsExactly("step-000000000273", "step-000000000280");
  }

  @Test
  void whatGoesOnFromACheckpointSharesItsSegments() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, 1);
    Numbers numbers = new Numbers(100);
    numbers.added = 50;
    Checkpoint first = save(checkpoints, numbers);
    CheckpointFolder resumed = new CheckpointFolder(folder, 1);
    Numbers loaded = new Numbers(100);
    resumed.restore(first, parts(loaded));
    loaded.added = 60;
    Checkpoint second = save(resumed, loaded);
    assertThat(loaded.written).isEqualTo(10);
    assertThat(first.folder()).doesNotExist();
    second.load("buffer", loaded);
    loaded.assertLoaded();
  }

  @Test
  void whatIsGoneIsWrittenAnew() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, 3);
    Numbers numbers = new Numbers(100);
    for (long added : new long[] {10, 20, 30}) {
      numbers.added = added;
      save(checkpoints, numbers);
    }
    Path latest = checkpoints.latest().orElseThrow().folder();
    Files.delete(latest.resolve("buffer.inner.rows.10-20.safetensors"));
    numbers.added = 40;
    Checkpoint whole = save(checkpoints, numbers);
    assertThat(numbers.written).isEqualTo(30);
    whole.verify();
    whole.load("buffer", numbers);
    numbers.assertLoaded();
    numbers.added = 1000;
    save(checkpoints, numbers).load("buffer", numbers);
    numbers.assertLoaded();
  }

  @Test
  void manySmallSegmentsAreJoined() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, 1);
    Numbers numbers = new Numbers(1000);
    int most = 0;
    for (int i = 0; i < 600; i++) {
      numbers.added++;
      Checkpoint checkpoint = save(checkpoints, numbers);
      most = Math.max(most, checkpoint.segments("buffer", "inner.rows").size());
    }
    assertThat(most).isBetween(200, 258);
    checkpoints.latest().orElseThrow().load("buffer", numbers);
    numbers.assertLoaded();
  }

  @Test
  void everyDamagedFileIsNamed() throws IOException {
    Numbers numbers = new Numbers(100);
    numbers.added = 20;
    Checkpoint checkpoint = save(new CheckpointFolder(folder, 1), numbers);
    List<Path> files;
    try (Stream<Path> children = Files.list(checkpoint.folder())) {
      files = children.sorted().toList();
    }
    assertThat(files).hasSize(4);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (int at : new int[] {0, bytes.length / 2, bytes.length - 1}) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        Files.write(file, flipped);
        assertThatThrownBy(checkpoint::verify)
            .isInstanceOf(StateException.class)
            .hasMessageContaining(file.toString())
            .hasMessageContaining("damaged");
      }
      Files.delete(file);
      assertThatThrownBy(checkpoint::verify)
          .isInstanceOf(StateException.class)
          .hasMessage(file + " is missing");
      Files.write(file, bytes);
      checkpoint.verify();
    }
  }

  @Test
  void whatAKilledProcessLeftIsSweptAndNeverTakenForACheckpoint() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, 1);
    Files.createDirectories(folder.resolve("step-000000000900.partial"));
    Files.createDirectories(folder.resolve("step-000000000800.obsolete"));
    assertThat(checkpoints.latest()).isEmpty();
    Numbers numbers = new Numbers(100);
    numbers.added = 20;
    save(checkpoints, numbers);
    assertThat(names()).containsExactly("step-000000000020");
  }

  @Test
  void whatCannotBeSavedLeavesTheCheckpointBefore() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, 1);
    Numbers numbers = new Numbers(100);
    numbers.added = 20;
    Checkpoint before = save(checkpoints, numbers);
    Checkpointable broken =
        new Checkpointable() {
          @Override
          public void save(StateWriter out) {
            throw new IllegalStateException("no");
          }

          @Override
          public void load(StateReader in) {}
        };
    assertThatThrownBy(() -> checkpoints.save(30, Map.of("broken", broken), Map.of()))
        .hasMessage("no");
    before.verify();
    assertThat(names()).containsExactly("step-000000000020");
  }
}
