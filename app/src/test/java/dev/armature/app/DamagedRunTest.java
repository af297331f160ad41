package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.host.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of a run folder cut off or with a bit flipped. Each case ends in the same result as
 * the undamaged run, or in a message that names the file. The system property {@code damage.cases}
 * says how many there are.
 */
class DamagedRunTest {

  private static final int CASES = Integer.getInteger("damage.cases", 40);
  private static final long SEED = 7;

  @TempDir Path folder;

  private Path plugins;
  private Path pristine;
  private Path whole;

  private Ended run(String... arguments) {
    return new InProcess(plugins).run(arguments);
  }

  /** A run that was cut off with two checkpoints behind it, and the same run to its end. */
  @BeforeEach
  void train() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    TinyPlugin.buildInto(plugins);
    String[] settings = {
      "train",
      TinyPlugin.EXPERIMENT.toString(),
      "--quiet",
      "--set=training.steps=1000",
      "--set=training.metrics-every=100",
      "--set=checkpoints.every=300",
      "--set=checkpoints.keep=2"
    };
    for (String runs : List.of("whole", "cut")) {
      Ended ended =
          run(
              Stream.concat(
                      Stream.of(settings), Stream.of("--runs=" + folder.resolve(runs).toString()))
                  .toArray(String[]::new));
      assertThat(ended.status()).as(ended.err()).isZero();
    }
    whole = folder.resolve("whole/tiny-seed0");
    pristine = folder.resolve("cut/tiny-seed0");
    // As if it had been killed after step 1000 and before its end was written.
    FolderTree.delete(pristine.resolve("final"));
  }

  @Test
  void damageIsFoundOrMadeGood() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Path> files;
    try (Stream<Path> tree = Files.walk(pristine)) {
      files = tree.filter(Files::isRegularFile).map(pristine::relativize).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(20);
    int recovered = 0;
    for (int i = 0; i < CASES; i++) {
      Path file = files.get(i % files.size());
      Path run = folder.resolve("case");
      copy(pristine, run);
      String damage = damage(run.resolve(file), random);
      Ended ended = run("train", "--resume", run.toString(), "--quiet");
      String label = "case %d, %s %s: %s".formatted(i, file, damage, ended);
      assertThat(ended.out() + ended.err()).as(label).doesNotContain("\tat ", "internal failure");
      if (ended.status() == 0) {
        recovered++;
        assertSame(run, label);
      } else {
        assertThat(ended.status()).as(label).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(ended.err()).as(label).contains(file.getFileName().toString());
      }
      FolderTree.delete(run);
    }
    // Without a word wrong about most: what a checkpoint holds is made good by the one before.
    assertThat(recovered).isGreaterThan(CASES / 2);
  }

  private void assertSame(Path run, String label) throws IOException {
    assertThat(Files.mismatch(agent(run), agent(whole))).as(label).isEqualTo(-1);
    assertThat(rows(run)).as(label).isEqualTo(rows(whole));
  }

  private static Path agent(Path run) {
    return run.resolve("final/agent.safetensors");
  }

  /** Without the two last columns, which come from the wall clock. */
  private static List<String> rows(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.csv")).stream()
        .map(row -> row.replaceFirst(",[^,]*,[^,]*$", ""))
        .toList();
  }

  /** Cuts the file off, or flips a bit of it; an empty file stays as it is. */
  private static String damage(Path file, SplittableRandom random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0) {
      return "is empty";
    }
    int at = random.nextInt(bytes.length);
    if (random.nextInt(3) == 0) {
      Files.write(file, Arrays.copyOf(bytes, at));
      return "cut off at " + at;
    }
    int bit = random.nextInt(8);
    bytes[at] ^= (byte) (1 << bit);
    Files.write(file, bytes);
    return "with bit %d of byte %d flipped".formatted(bit, at);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
