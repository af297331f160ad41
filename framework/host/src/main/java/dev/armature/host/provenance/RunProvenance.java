package dev.armature.host.provenance;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Everything that a run came from. The constructor is the one that OLCUT looks for when it reads a
 * provenance.
 *
 * @param entries by key, see {@link Keys}
 */
public record RunProvenance(Map<String, Provenance> entries) implements ObjectProvenance {

  private static final long serialVersionUID = 1L;

  /** The keys of a run's provenance. */
  static final class Keys {
    static final String NAME = "name";
    static final String SEED = "seed";
    static final String CONFIGURATION = "configuration-sha256";
    static final String PLUGINS = "plugins";
    static final String LIBRARIES = "libraries";
    static final String DATASETS = "datasets";
    static final String SESSIONS = "sessions";

    static final String PATH = "path";
    static final String SHA256 = "sha256";

    static final String STARTED = "started";
    static final String ENDED = "ended";
    static final String OUTCOME = "outcome";

    private Keys() {}
  }

  public RunProvenance {
    entries = new LinkedHashMap<>(entries);
  }

  @Override
  public String getClassName() {
    return "dev.armature.host.training.Run";
  }

  @Override
  public Iterator<Pair<String, Provenance>> iterator() {
    return entries.entrySet().stream().map(it -> new Pair<>(it.getKey(), it.getValue())).iterator();
  }

  /** The value of a key as text; empty where there is none. */
  public Optional<String> text(String key) {
    return text(entries, key);
  }

  /** The sessions, the first in front: a run that was resumed has several. */
  List<Map<String, Provenance>> sessions() {
    return maps(Keys.SESSIONS);
  }

  /** The files that it learns from. */
  public List<RunManifest.DataFile> datasets() {
    return maps(Keys.DATASETS).stream()
        .map(
            it ->
                new RunManifest.DataFile(
                    Path.of(text(it, Keys.PATH).orElse("")), text(it, Keys.SHA256).orElse("")))
        .toList();
  }

  /** When the run began. */
  public Optional<Instant> started() {
    return sessions().stream()
        .findFirst()
        .flatMap(it -> text(it, Keys.STARTED))
        .map(Instant::parse);
  }

  /** How its latest session ended; empty while it goes on, and where its process was killed. */
  public Optional<String> outcome() {
    List<Map<String, Provenance>> sessions = sessions();
    return sessions.isEmpty()
        ? Optional.empty()
        : text(sessions.get(sessions.size() - 1), Keys.OUTCOME);
  }

  /** What another run came from that this one did not, a sentence each. */
  public List<String> differences(RunProvenance other) {
    Map<String, String> before = facts();
    Map<String, String> after = other.facts();
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys.stream()
        .filter(key -> !before.getOrDefault(key, "").equals(after.getOrDefault(key, "")))
        .map(
            key ->
                "%s: was %s, is %s"
                    .formatted(
                        key,
                        before.getOrDefault(key, "not there"),
                        after.getOrDefault(key, "not there")))
        .toList();
  }

  /**
   * What a result may depend on, by name: configuration, plugins, data, and the first session's.
   */
  public Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    text(Keys.CONFIGURATION).ifPresent(it -> facts.put(Keys.CONFIGURATION, it));
    for (Map<String, Provenance> plugin : maps(Keys.PLUGINS)) {
      facts.put(
          "plugin " + text(plugin, "id").orElse(""),
          text(plugin, "version").orElse("") + " " + text(plugin, Keys.SHA256).orElse(""));
    }
    datasets().forEach(it -> facts.put("dataset " + it.path(), it.sha256()));
    sessions().stream()
        .limit(1)
        .flatMap(it -> it.entrySet().stream())
        .forEach(
            part -> {
              if (part.getValue() instanceof MapProvenance<?> map) {
                entries(map)
                    .forEach(
                        (key, value) ->
                            text(Map.of(key, value), key)
                                .ifPresent(it -> facts.put(part.getKey() + " " + key, it)));
              }
            });
    return facts;
  }

  /** The elements of a list of maps. */
  List<Map<String, Provenance>> maps(String key) {
    return entries.get(key) instanceof ListProvenance<?> list
        ? StreamSupport.stream(list.spliterator(), false)
            .filter(MapProvenance.class::isInstance)
            .map(it -> entries((MapProvenance<?>) it))
            .toList()
        : List.of();
  }

  private static Map<String, Provenance> entries(MapProvenance<?> map) {
    return new LinkedHashMap<>(map.getMap());
  }

  static Optional<String> text(Map<String, Provenance> entries, String key) {
    return entries.get(key) instanceof PrimitiveProvenance<?> primitive
        ? Optional.of(String.valueOf(primitive.getValue()))
        : Optional.empty();
  }
}
