package dev.armature.host.provenance;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.LongProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import com.typesafe.config.ConfigRenderOptions;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.files.Sha256;
import dev.armature.host.provenance.RunProvenance.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Keeps a run's manifest: written when the run begins or goes on, and again when it ends. What
 * takes time, hashing plugins and asking git, happens beside the training.
 */
public final class RunManifest {

  private static final Executor THREAD =
      task -> {
        Thread thread = new Thread(task, "manifest");
        thread.setDaemon(true);
        thread.start();
      };

  private final Path file;
  private final CompletableFuture<RunProvenance> written;

  private RunManifest(Path file, CompletableFuture<RunProvenance> written) {
    this.file = file;
    this.written = written;
  }

  /**
   * A file that the run learns from.
   *
   * @param sha256 the hash of its content
   */
  public record DataFile(Path path, String sha256) {}

  /** Begins the manifest of a new run. */
  public static RunManifest begin(Experiment experiment, List<DataFile> datasets, Path file) {
    Instant started = Instant.now();
    return write(
        file,
        () -> {
          RunProvenance made = describe(experiment, datasets);
          return with(made, session(experiment, started, Map.of()));
        });
  }

  /**
   * Goes on with the manifest of a run that is resumed.
   *
   * @param checkpoint the folder of the checkpoint that it goes on from
   */
  public static RunManifest resume(
      Experiment experiment, List<DataFile> datasets, Path checkpoint, Path file) {
    Instant started = Instant.now();
    return write(
        file,
        () -> {
          RunProvenance before =
              ManifestFile.read(file).orElseGet(() -> describe(experiment, datasets));
          return with(
              before,
              session(
                  experiment,
                  started,
                  Map.of(
                      "checkpoint",
                      String.valueOf(checkpoint.getFileName()),
                      "checkpoint-agent-sha256",
                      Sha256.ofFile(checkpoint.resolve("agent.safetensors")))));
        });
  }

  /** Makes a provenance. */
  @FunctionalInterface
  private interface Description {
    RunProvenance make() throws IOException;
  }

  private static RunManifest write(Path file, Description description) {
    return new RunManifest(
        file,
        CompletableFuture.supplyAsync(
            () -> {
              try {
                RunProvenance provenance = description.make();
                ManifestFile.write(provenance, file);
                return provenance;
              } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
              }
            },
            THREAD));
  }

  /**
   * The session ends.
   *
   * @param outcome in a few words, such as {@code complete}
   * @param steps environment steps so far
   */
  public void end(String outcome, long steps) throws IOException {
    RunProvenance begun;
    try {
      begun = written.join();
    } catch (CompletionException e) {
      throw new IOException(file + " could not be written", e.getCause());
    }
    List<Map<String, Provenance>> sessions = new ArrayList<>(begun.sessions());
    Map<String, Provenance> last = new LinkedHashMap<>(sessions.remove(sessions.size() - 1));
    put(last, Keys.ENDED, Instant.now().toString());
    put(last, Keys.OUTCOME, outcome);
    last.put("steps", new LongProvenance("steps", steps));
    sessions.add(last);
    ManifestFile.write(withSessions(begun, sessions), file);
  }

  private static RunProvenance describe(Experiment experiment, List<DataFile> datasets) {
    try {
      Map<String, Provenance> entries = new LinkedHashMap<>();
      put(entries, Keys.NAME, experiment.name());
      entries.put(Keys.SEED, new LongProvenance(Keys.SEED, experiment.seed()));
      put(entries, Keys.CONFIGURATION, configurationHash(experiment));
      entries.put(Keys.PLUGINS, list(PluginHashes.of(experiment).stream().map(RunManifest::map)));
      entries.put(
          Keys.DATASETS,
          list(
              datasets.stream()
                  .map(
                      it ->
                          map(Map.of(Keys.PATH, it.path().toString(), Keys.SHA256, it.sha256())))));
      return new RunProvenance(entries);
    } catch (IOException e) {
      throw new UncheckedIOException("the run cannot be described", e);
    }
  }

  private static Map<String, Provenance> session(
      Experiment experiment, Instant started, Map<String, String> checkpoint) throws IOException {
    Map<String, Provenance> session = new LinkedHashMap<>();
    put(session, Keys.STARTED, started.toString());
    checkpoint.forEach((key, value) -> put(session, key, value));
    put(session, "experiment", experiment.file().toAbsolutePath().normalize().toString());
    Path folder = experiment.file().toAbsolutePath().getParent();
    session.put("git", map(Git.state(folder == null ? Path.of("/") : folder)));
    session.put("build", map(Surroundings.build()));
    session.put("java", map(Surroundings.java()));
    session.put("machine", map(Surroundings.machine()));
    session.put(
        Keys.LIBRARIES,
        new ListProvenance<>(
            Surroundings.libraries().stream()
                .map(it -> new StringProvenance("library", it))
                .toList()));
    return session;
  }

  private static RunProvenance with(RunProvenance run, Map<String, Provenance> session) {
    List<Map<String, Provenance>> sessions = new ArrayList<>(run.sessions());
    sessions.add(session);
    return withSessions(run, sessions);
  }

  private static RunProvenance withSessions(
      RunProvenance run, List<Map<String, Provenance>> sessions) {
    Map<String, Provenance> entries = new LinkedHashMap<>(run.entries());
    entries.put(Keys.SESSIONS, list(sessions.stream().map(MapProvenance::new)));
    return new RunProvenance(entries);
  }

  private static ListProvenance<MapProvenance<Provenance>> list(
      Stream<MapProvenance<Provenance>> maps) {
    return new ListProvenance<>(maps.toList());
  }

  private static MapProvenance<Provenance> map(Map<String, String> texts) {
    Map<String, Provenance> map = new LinkedHashMap<>();
    texts.forEach((key, value) -> put(map, key, value));
    return new MapProvenance<>(map);
  }

  private static void put(Map<String, Provenance> entries, String key, String value) {
    entries.put(key, new StringProvenance(key, value));
  }

  static String configurationHash(Experiment experiment) {
    String text = experiment.resolved().root().render(ConfigRenderOptions.concise());
    return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
