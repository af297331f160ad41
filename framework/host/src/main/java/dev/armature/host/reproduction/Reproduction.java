package dev.armature.host.reproduction;

import dev.armature.host.provenance.RunManifest;
import dev.armature.host.provenance.RunProvenance;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Compares a complete run with another of the same configuration.
 *
 * @param differences what came out differently, a sentence each; none where the weights, the last
 *     evaluation and all metrics but those of the wall clock are the same to the bit
 * @param circumstances what the runs came from, where that differs, a sentence each
 */
public record Reproduction(List<String> differences, List<String> circumstances) {

  /** Columns that come from the wall clock. */
  private static final String CLOCK = "time/";

  public Reproduction {
    differences = List.copyOf(differences);
    circumstances = List.copyOf(circumstances);
  }

  /** Compares two runs. */
  public static Reproduction of(RunFolder original, RunFolder again) throws IOException {
    List<String> differences = new ArrayList<>();
    files(
        original.finalState().resolve("agent.safetensors"),
        again.finalState().resolve("agent.safetensors"),
        differences);
    files(original.evaluation(), again.evaluation(), differences);
    metrics(original.metrics(), again.metrics()).ifPresent(differences::add);
    return new Reproduction(differences, circumstances(original.manifest(), again.manifest()));
  }

  /** Whether all is the same. */
  public boolean identical() {
    return differences.isEmpty();
  }

  private static List<String> circumstances(Path one, Path other) throws IOException {
    Optional<RunProvenance> before = RunProvenance.read(one);
    Optional<RunProvenance> after = RunProvenance.read(other);
    return before.isPresent() && after.isPresent()
        ? RunManifest.differences(before.get(), after.get())
        : List.of((before.isEmpty() ? one : other) + " cannot be read");
  }

  private static void files(Path one, Path other, List<String> differences) throws IOException {
    long place = Files.mismatch(one, other);
    if (place >= 0) {
      differences.add(one + " and " + other + " differ from byte " + place + " on");
    }
  }

  /** The first row in which a column differs, but for those of the clock. */
  private static Optional<String> metrics(Path one, Path other) throws IOException {
    List<String> first = Files.readAllLines(one);
    List<String> second = Files.readAllLines(other);
    if (first.size() != second.size() || !first.get(0).equals(second.get(0))) {
      return Optional.of(one + " and " + other + " have other rows or columns");
    }
    String[] columns = first.get(0).split(",", -1);
    for (int row = 1; row < first.size(); row++) {
      String[] before = first.get(row).split(",", -1);
      String[] after = second.get(row).split(",", -1);
      Optional<String> column =
          IntStream.range(0, columns.length)
              .filter(i -> !columns[i].startsWith(CLOCK))
              .filter(i -> !cell(before, i).equals(cell(after, i)))
              .mapToObj(i -> columns[i] + " was " + cell(before, i) + " and is " + cell(after, i))
              .findFirst();
      if (column.isPresent()) {
        return Optional.of(other + ": at step " + cell(after, 0) + " " + column.get());
      }
    }
    return Optional.empty();
  }

  private static String cell(String[] cells, int i) {
    return i < cells.length ? cells[i] : Arrays.toString(cells);
  }
}
