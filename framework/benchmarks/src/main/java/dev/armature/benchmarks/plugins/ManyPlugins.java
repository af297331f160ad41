package dev.armature.benchmarks.plugins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes many plugin archives, each with one provider of a type of its own. */
public final class ManyPlugins {

  private static final String PACKAGE = "dev/armature/benchmarks/plugins/";

  private static final List<String> CLASSES =
      List.of(
          "NumberedListenerProvider.class", "NumberedListenerProvider$1.class", "Settings.class");

  private ManyPlugins() {}

  /**
   * @param arguments a folder, and how many
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      write(folder, "many-" + i);
    }
  }

  private static void write(Path folder, String name) throws IOException {
    Map<String, byte[]> jar = new LinkedHashMap<>();
    jar.put("META-INF/extensions.idx", utf8(NumberedListenerProvider.class.getName() + "\n"));
    jar.put(PACKAGE + NumberedListenerProvider.TYPE, utf8(name));
    for (String type : CLASSES) {
      try (InputStream in = Objects.requireNonNull(ManyPlugins.class.getResourceAsStream(type))) {
        jar.put(PACKAGE + type, in.readAllBytes());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    zip(bytes, jar);
    try (OutputStream out = Files.newOutputStream(folder.resolve(name + "-1.0.0.zip"))) {
      zip(
          out,
          Map.of(
              "plugin.properties",
              utf8("plugin.id=%s\nplugin.version=1.0.0\nplugin.requires=0.1.0\n".formatted(name)),
              "reference.conf",
              utf8("listener.%s.every = 100\n".formatted(name)),
              "lib/plugin.jar",
              bytes.toByteArray()));
    }
  }

  private static void zip(OutputStream file, Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
