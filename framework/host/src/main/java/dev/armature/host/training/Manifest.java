package dev.armature.host.training;

import com.typesafe.config.ConfigRenderOptions;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.datasets.DatasetFile;
import dev.armature.host.files.Sha256;
import dev.armature.host.plugins.InstalledPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what a run is made of, so that it can be told apart and repeated. */
final class Manifest {

  private static final String DEMONSTRATIONS = "demonstrations";

  private Manifest() {}

  /**
   * The text of the file.
   *
   * @param origin the checkpoint of another run that this one began with, if any
   */
  static String text(
      Experiment experiment, Optional<Demonstrations> demonstrations, Optional<Checkpoint> origin)
      throws IOException {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("name", experiment.name());
    manifest.put("seed", experiment.seed());
    manifest.put("started", Instant.now().toString());
    origin.ifPresent(it -> manifest.put("forked_from", it.toString()));
    manifest.put("configuration_sha256", configurationHash(experiment));
    manifest.put("plugins", plugins(experiment));
    demonstrations.ifPresent(
        it ->
            manifest.put(
                DEMONSTRATIONS,
                Map.of("path", it.file().path().toString(), "sha256", it.file().sha256())));
    manifest.put(
        "java",
        Map.of(
            "version", System.getProperty("java.version"),
            "vendor", System.getProperty("java.vendor")));
    manifest.put(
        "machine",
        Map.of(
            "os", System.getProperty("os.name") + " " + System.getProperty("os.version"),
            "architecture", System.getProperty("os.arch"),
            "processors", Runtime.getRuntime().availableProcessors()));
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    return mapper.writeValueAsString(manifest) + "\n";
  }

  /**
   * Requires that the demonstrations are those that the run began with.
   *
   * @param manifest the text of its manifest
   * @throws RunFolderException if their file is another by now
   */
  static void requireSame(Optional<Demonstrations> demonstrations, String manifest) {
    if (demonstrations.isEmpty()) {
      return;
    }
    DatasetFile now = demonstrations.get().file();
    String before =
        JsonMapper.shared()
            .readTree(manifest)
            .path(DEMONSTRATIONS)
            .path("sha256")
            .asString("unknown");
    if (!before.equals(now.sha256())) {
      throw new RunFolderException(
          "%s has changed since the run began: its SHA-256 was %s and is %s; put the old file back"
                  .formatted(now.path(), before, now.sha256())
              + ", or train anew");
    }
  }

  private static String configurationHash(Experiment experiment) {
    String text = experiment.resolved().root().render(ConfigRenderOptions.concise());
    return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Map<String, Object>> plugins(Experiment experiment) throws IOException {
    List<Map<String, Object>> described = new ArrayList<>();
    for (InstalledPlugin plugin : experiment.plugins()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", plugin.id());
      entry.put("version", plugin.version());
      entry.put("sha256", folderHash(plugin.folder()));
      described.add(entry);
    }
    return described;
  }

  /** The SHA-256 of all files of a folder, names and contents, in the order of their names. */
  private static String folderHash(Path folder) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (Stream<Path> tree = Files.walk(folder);
        DigestOutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        sink.write(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream content = Files.newInputStream(file)) {
          content.transferTo(sink);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
