package dev.armature.host.provenance;

import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.configuration.ConfigurationChange;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.files.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run began with, or an evaluation was made of. The entries are {@code name}, {@code seed},
 * {@code started}, {@code configuration_sha256} (of {@code config.conf}), {@code demonstrations}
 * and {@code checkpoint} where there are any, {@code plugins}, {@code networks}, {@code java},
 * {@code machine}, {@code armature} (this build), {@code git} (the repository of the working
 * directory, where there is one) and {@code libraries}.
 */
public final class RunManifest {

  private static final String DEMONSTRATIONS = "demonstrations";
  private static final String CHECKPOINT = "checkpoint";
  private static final String AGENT = "agent_sha256";
  private static final String PATH = "path";
  private static final String RUN = "run";

  /** What a result may depend on. */
  private static final List<String> FACTS =
      List.of(
          "seed",
          "configuration_sha256",
          DEMONSTRATIONS,
          CHECKPOINT,
          Surroundings.PLUGINS,
          Surroundings.NETWORKS,
          Surroundings.JAVA,
          Surroundings.MACHINE,
          Surroundings.ARMATURE,
          Surroundings.LIBRARIES);

  private RunManifest() {}

  /**
   * Where an agent came from that is not made anew.
   *
   * @param checkpoint what holds it
   * @param run the manifest of the run that wrote it, if that can be read
   */
  public record Parent(Checkpoint checkpoint, Optional<RunProvenance> run) {}

  /**
   * Describes a run that begins, or an evaluation.
   *
   * @param className the class that it is the provenance of
   * @param networks what the networks' own description says
   * @param demonstrations what it learns from
   * @param parent where its agent comes from, if it is not made anew
   */
  public static RunProvenance of(
      String className,
      Experiment experiment,
      String networks,
      List<DataFile> demonstrations,
      Optional<Parent> parent)
      throws IOException {
    Entries entries =
        Entries.of(className)
            .text("name", experiment.name())
            .number("seed", experiment.seed())
            .time(Session.STARTED, Instant.now())
            .sha256("configuration_sha256", Sha256.ofText(ConfigurationChange.render(experiment)));
    if (!demonstrations.isEmpty()) {
      entries.maps(
          DEMONSTRATIONS,
          demonstrations.stream()
              .map(
                  it ->
                      new Entries().text(PATH, it.path().toString()).sha256("sha256", it.sha256()))
              .toList());
    }
    if (parent.isPresent()) {
      Checkpoint checkpoint = parent.get().checkpoint();
      Entries described =
          new Entries().text(PATH, checkpoint.toString()).sha256(AGENT, agentHash(checkpoint));
      parent.get().run().ifPresent(it -> described.put(RUN, it));
      entries.map(CHECKPOINT, described);
    }
    Surroundings.of(experiment, networks).all().forEach(entries::put);
    return entries.provenance();
  }

  /** When a run began. */
  public static Optional<Instant> started(RunProvenance manifest) {
    try {
      return manifest.text(Session.STARTED).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The hash that an agent in a checkpoint is told by. */
  public static String agentHash(Checkpoint checkpoint) throws IOException {
    return Sha256.ofFile(checkpoint.folder().resolve("agent.safetensors"));
  }

  /** What a run learned from. */
  public static List<DataFile> demonstrations(RunProvenance manifest) {
    List<DataFile> files = new ArrayList<>();
    if (manifest.plain().get(DEMONSTRATIONS) instanceof List<?> list) {
      for (Object entry : list) {
        if (entry instanceof Map<?, ?> map) {
          files.add(
              new DataFile(
                  Path.of(String.valueOf(map.get(PATH))), String.valueOf(map.get("sha256"))));
        }
      }
    }
    return files;
  }

  /**
   * A checkpoint that a run began with.
   *
   * @param agentHash the hash of the agent in it
   */
  public record Beginning(Checkpoint checkpoint, String agentHash) {}

  /** The checkpoint that a run began with; empty for one that made its agent anew. */
  public static Optional<Beginning> beginning(RunProvenance manifest) {
    return manifest
        .text(CHECKPOINT, PATH)
        .map(
            it ->
                new Beginning(
                    new Checkpoint(Path.of(it)), manifest.text(CHECKPOINT, AGENT).orElse("")));
  }

  /** What a result may depend on, where another run came from something else; a sentence each. */
  public static List<String> differences(RunProvenance before, RunProvenance after) {
    Map<String, Object> then = before.plain();
    Map<String, Object> now = after.plain();
    List<String> differences = new ArrayList<>();
    for (String fact : FACTS) {
      compare(fact, value(then, fact), value(now, fact), differences);
    }
    return differences;
  }

  private static Object value(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? "not there" : value;
  }

  private static void compare(String key, Object then, Object now, List<String> differences) {
    if (then.equals(now)) {
      return;
    }
    if (then instanceof List<?> one && now instanceof List<?> other) {
      compare(key, byName(one), byName(other), differences);
    } else if (then instanceof Map<?, ?> one && now instanceof Map<?, ?> other) {
      Map<Object, Object> keys = new LinkedHashMap<>(one);
      keys.putAll(other);
      for (Object inner : keys.keySet()) {
        String name = String.valueOf(inner);
        compare(key + " " + name, value(one, name), value(other, name), differences);
      }
    } else {
      differences.add("%s: was %s, is %s".formatted(key, then, now));
    }
  }

  /** A list as a map: plugins by their id, files by their path, jars by their name. */
  private static Map<String, Object> byName(List<?> list) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Object element : list) {
      if (element instanceof Map<?, ?> described) {
        Object id = described.containsKey("id") ? described.get("id") : described.get(PATH);
        map.put(String.valueOf(id), described);
      } else {
        map.put(String.valueOf(element), "there");
      }
    }
    return map;
  }
}
