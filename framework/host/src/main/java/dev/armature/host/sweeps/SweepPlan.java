package dev.armature.host.sweeps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.files.WholeFile;
import dev.armature.host.training.RunFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what a sweep is to do, so that the same command goes on with it. A run that has begun
 * keeps its configuration: a file that says something else for it by now is refused.
 */
final class SweepPlan {

  private static final int SHOWN = 5;

  private final SweepFolder folder;

  SweepPlan(SweepFolder folder) {
    this.folder = folder;
  }

  /**
   * Writes the plan and the configuration of each run.
   *
   * @return the runs of the plan before that are no longer part of the sweep
   * @throws RunFolderException if a run has begun with another configuration
   */
  List<String> write(Sweep sweep) throws IOException {
    requireUnchanged(sweep);
    List<String> before = names();
    Files.createDirectories(folder.configurations());
    Files.createDirectories(folder.logs());
    List<Map<String, Object>> runs = new ArrayList<>();
    for (SweptRun run : sweep.runs()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", run.name());
      entry.put("settings", new TreeMap<>(run.settings()));
      if (run.experiment().isPresent()) {
        WholeFile.write(folder.configuration(run), text(run.experiment().get()));
      } else {
        entry.put("problems", run.problems().stream().map(Object::toString).toList());
      }
      runs.add(entry);
    }
    WholeFile.write(
        folder.plan(),
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(Map.of("name", sweep.name(), "runs", runs))
            + "\n");
    Set<String> now = sweep.runs().stream().map(SweptRun::name).collect(Collectors.toSet());
    return before.stream().filter(it -> !now.contains(it)).toList();
  }

  private static String text(Experiment experiment) {
    return experiment
        .resolved()
        .root()
        .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.exists(folder.plan())) {
      for (JsonNode run :
          JsonMapper.shared().readTree(Files.readString(folder.plan())).path("runs")) {
        names.add(run.path("name").asString(""));
      }
    }
    return names;
  }

  private void requireUnchanged(Sweep sweep) {
    List<String> changes = new ArrayList<>();
    for (SweptRun run : sweep.runs()) {
      Path begun = folder.run(run).configuration();
      if (Files.exists(begun) && run.experiment().isPresent()) {
        difference(begun, run.experiment().get().resolved())
            .forEach(it -> changes.add(run.name() + ": " + it));
      }
    }
    if (!changes.isEmpty()) {
      throw new RunFolderException(
          "the experiment has changed since runs of "
              + folder.path()
              + " began; give it another name, or delete these runs or the folder:\n"
              + changes.stream().limit(SHOWN).collect(Collectors.joining("\n"))
              + (changes.size() > SHOWN ? "\nand " + (changes.size() - SHOWN) + " more" : ""));
    }
  }

  /** What a run began with, and has another value by now. */
  private static List<String> difference(Path begun, Config now) {
    Map<String, String> before;
    try {
      before = SweepReader.flat(ConfigFactory.parseFile(begun.toFile()));
    } catch (ConfigException e) {
      return List.of(begun + " cannot be read");
    }
    Map<String, String> after = SweepReader.flat(now);
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys.stream()
        .filter(key -> !before.getOrDefault(key, "").equals(after.getOrDefault(key, "")))
        .map(
            key ->
                "%s was %s and is %s"
                    .formatted(
                        key,
                        before.getOrDefault(key, "not there"),
                        after.getOrDefault(key, "not there")))
        .toList();
  }
}
