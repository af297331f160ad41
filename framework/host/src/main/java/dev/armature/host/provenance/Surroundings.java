package dev.armature.host.provenance;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What a process finds itself in: the JVM, the machine, this build. */
final class Surroundings {

  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Surroundings() {}

  static Map<String, String> java() {
    return properties(
        Map.of(
            "version", "java.runtime.version",
            "vendor", "java.vendor",
            "vm", "java.vm.name"));
  }

  static Map<String, String> machine() {
    Map<String, String> machine =
        properties(Map.of("os", "os.name", "os-version", "os.version", "architecture", "os.arch"));
    machine.put("cpu", cpu());
    machine.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    return machine;
  }

  private static Map<String, String> properties(Map<String, String> names) {
    Map<String, String> values = new LinkedHashMap<>();
    names.forEach((key, property) -> values.put(key, System.getProperty(property, "unknown")));
    return values;
  }

  private static String cpu() {
    try {
      return Files.readAllLines(CPU).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      // Not Linux.
      return "unknown";
    }
  }

  /** Version, commit and dirty flag of the sources that this was built from. */
  static Map<String, String> build() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Surroundings.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        properties.load(in);
      }
    }
    Map<String, String> build = new LinkedHashMap<>();
    for (String key : List.of("version", "commit", "dirty")) {
      String value = properties.getProperty(key, "");
      build.put(key, value.isEmpty() || value.startsWith("${") ? "unknown" : value);
    }
    return build;
  }

  /** The jars on the class path: their names tell the versions. */
  static List<String> libraries() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(it -> it.endsWith(".jar"))
        .map(it -> String.valueOf(Path.of(it).getFileName()))
        .sorted()
        .toList();
  }
}
