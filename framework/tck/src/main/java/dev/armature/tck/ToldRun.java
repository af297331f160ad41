package dev.armature.tck;

import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A run as the host tells it, with a run folder as the host makes it, but without training. */
final class ToldRun {

  static final long INTERVAL = 100;
  static final long STEPS = 300;

  private static final List<String> METRICS =
      List.of("charts/return", "losses/critic", "losses/actor", "time/steps_per_second");

  private final Path folder;
  private final Map<String, String> atFirst;
  private final List<String> changed = new ArrayList<>();

  ToldRun(Path folder) {
    this.folder = folder;
    write("config.conf", "name = told\nseed = 0\nagent { type = made-up }\n");
    write("manifest.json", "{\"seed\": 0}\n");
    write("metrics.csv", "step," + String.join(",", METRICS) + "\n");
    for (String name : List.of("checkpoints/000000000100", "final")) {
      write(name + "/agent.safetensors", "what the host wrote into " + name + "\n");
    }
    atFirst = files();
  }

  private void write(String name, String content) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The run from its first event to its last. */
  void tellWhole(RunListener listener) {
    tellStart(listener);
    for (long step = INTERVAL; step <= STEPS; step += INTERVAL) {
      tellInterval(listener, step);
    }
    listener.finished(STEPS);
  }

  void tellStart(RunListener listener) {
    List<String> names = new ArrayList<>(METRICS);
    listener.started(folder, STEPS, names);
    note("the names of the metrics", METRICS, names);
  }

  /** Metrics, an evaluation and a checkpoint. */
  void tellInterval(RunListener listener, long step) {
    tellMetrics(listener, step, Set.copyOf(METRICS));
    listener.evaluated(step, new Evaluation(5, -1.5, 0.25, -2, -1, 10, OptionalDouble.of(0.5)));
    listener.checkpointed(step, folder.resolve("checkpoints/000000000100"));
  }

  void tellMetrics(RunListener listener, long step, Set<String> measured) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String name : METRICS) {
      if (measured.contains(name)) {
        values.put(name, step / 100.0);
      }
    }
    tell(listener, step, values);
  }

  void tellNumbersThatAreNotFinite(RunListener listener, long step) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("losses/critic", Double.NaN);
    values.put("losses/actor", Double.POSITIVE_INFINITY);
    tell(listener, step, values);
    double nan = Double.NaN;
    listener.evaluated(step, new Evaluation(5, nan, nan, nan, nan, 10, OptionalDouble.of(0)));
  }

  void tellEvaluationWithoutSuccess(RunListener listener, long step) {
    listener.evaluated(step, new Evaluation(1, -1, 0, -1, -1, 10, OptionalDouble.empty()));
  }

  private void tell(RunListener listener, long step, Map<String, Double> values) {
    Map<String, Double> before = new LinkedHashMap<>(values);
    listener.metrics(step, values);
    note("the metrics of step " + step, before, values);
  }

  private void note(String what, Object before, Object after) {
    if (!after.equals(before)) {
      changed.add(what);
    }
  }

  /** What the listener has changed of what it was told. */
  List<String> changed() {
    return List.copyOf(changed);
  }

  /** The files of the run itself, and what is in them, before the listener was told of it. */
  Map<String, String> ownFilesAtFirst() {
    return atFirst;
  }

  /** The same, now; files in the folders of the run that the listener added count too. */
  Map<String, String> ownFiles() {
    Map<String, String> files = files();
    files.keySet().removeIf(it -> !atFirst.containsKey(it) && !isInFolderOfTheRun(it));
    return files;
  }

  private static boolean isInFolderOfTheRun(String file) {
    return file.startsWith("checkpoints/") || file.startsWith("final/");
  }

  /** The names of the files that the listener added. */
  List<String> addedFiles() {
    return files().keySet().stream().filter(it -> !atFirst.containsKey(it)).toList();
  }

  private Map<String, String> files() {
    try (Stream<Path> tree = Files.walk(folder)) {
      Map<String, String> files = new TreeMap<>();
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        files.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files under {@code folder} that this process has open, by its table of them. */
  static List<Path> openFiles(Path table, Path folder) throws IOException {
    List<Path> open = new ArrayList<>();
    try (Stream<Path> entries = Files.list(table)) {
      for (Path entry : entries.toList()) {
        if (Files.isSymbolicLink(entry)) {
          Path file = Files.readSymbolicLink(entry);
          if (file.startsWith(folder)) {
            open.add(file);
          }
        }
      }
    }
    return open;
  }
}
