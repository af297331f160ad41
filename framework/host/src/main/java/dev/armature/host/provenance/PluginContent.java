package dev.armature.host.provenance;

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
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells a plugin by what is in its folder. */
final class PluginContent {

  private PluginContent() {}

  /** Its id, version and hash, and the jars that it brings. */
  static Entries describe(InstalledPlugin plugin) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(plugin.folder())) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    return new Entries()
        .text("id", plugin.id())
        .text("version", plugin.version())
        .sha256("sha256", hash(plugin.folder(), files))
        .texts(
            Surroundings.LIBRARIES,
            files.stream()
                .map(it -> String.valueOf(it.getFileName()))
                .filter(it -> it.endsWith(".jar"))
                .toList());
  }

  /** The SHA-256 of all files of a folder, names and contents, in the order of their names. */
  private static String hash(Path folder, List<Path> files) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (DigestOutputStream sink =
        new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (Path file : files) {
        sink.write(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream content = Files.newInputStream(file)) {
          content.transferTo(sink);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
