package dev.armature.host.provenance;

import dev.armature.host.configuration.Choice;
import dev.armature.host.configuration.Experiment;
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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells the plugins of an experiment by what is in their folders. */
final class PluginHashes {

  private PluginHashes() {}

  /** Id, version and hash of each plugin that the experiment uses. */
  static List<Map<String, String>> of(Experiment experiment) throws IOException {
    List<InstalledPlugin> plugins =
        Stream.concat(
                Stream.of(
                    experiment.environment(),
                    experiment.replayBuffer(),
                    experiment.network(),
                    experiment.agent()),
                experiment.listeners().stream())
            .flatMap(Choice::plugins)
            .distinct()
            .toList();
    List<Map<String, String>> described = new ArrayList<>();
    for (InstalledPlugin plugin : plugins) {
      Map<String, String> entry = new LinkedHashMap<>();
      entry.put("id", plugin.id());
      entry.put("version", plugin.version());
      entry.put(RunProvenance.Keys.SHA256, folderHash(plugin.folder()));
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
