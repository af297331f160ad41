package dev.armature.host.provenance;

import dev.armature.host.configuration.Experiment;
import dev.armature.host.plugins.InstalledPlugin;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What a process works with: plugins, libraries, Java, the machine, the sources. */
final class Surroundings {

  static final String PLUGINS = "plugins";
  static final String NETWORKS = "networks";
  static final String JAVA = "java";
  static final String MACHINE = "machine";
  static final String ARMATURE = "armature";
  static final String GIT = "git";
  static final String LIBRARIES = "libraries";

  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final String UNKNOWN = "unknown";

  private Surroundings() {}

  /**
   * What this process works with.
   *
   * @param networks what the networks' own description says
   */
  static Entries of(Experiment experiment, String networks) throws IOException {
    List<Entries> plugins = new ArrayList<>();
    for (InstalledPlugin plugin : experiment.plugins()) {
      plugins.add(PluginContent.describe(plugin));
    }
    Entries entries =
        new Entries()
            .maps(PLUGINS, plugins)
            .text(NETWORKS, networks)
            .map(JAVA, java())
            .map(MACHINE, machine())
            .map(ARMATURE, build());
    Git.of(Path.of("").toAbsolutePath()).ifPresent(it -> entries.map(GIT, describe(it)));
    return entries.texts(LIBRARIES, libraries());
  }

  private static Entries describe(Git git) {
    return new Entries().text("commit", git.commit()).flag("dirty", git.dirty());
  }

  private static Entries java() {
    return new Entries()
        .text("version", property("java.runtime.version"))
        .text("vendor", property("java.vendor"))
        .text("vm", property("java.vm.name"));
  }

  private static Entries machine() {
    return new Entries()
        .text("os", property("os.name"))
        .text("os_version", property("os.version"))
        .text("architecture", property("os.arch"))
        .text("cpu", cpu())
        .number("processors", Runtime.getRuntime().availableProcessors());
  }

  private static String property(String name) {
    return System.getProperty(name, UNKNOWN);
  }

  /** The processor's name, where the system tells it without asking another program. */
  private static String cpu() {
    String windows = Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")).orElse(UNKNOWN);
    try {
      return Files.isReadable(CPU)
          ? Files.readAllLines(CPU).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(UNKNOWN)
          : windows;
    } catch (IOException e) {
      return windows;
    }
  }

  /** Version, commit and dirty flag of the sources that Armature was built from. */
  private static Entries build() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Surroundings.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        properties.load(in);
      }
    }
    Entries build = new Entries();
    for (String key : List.of("version", "commit", "dirty")) {
      String value = properties.getProperty(key, "");
      // What was built outside a repository has a placeholder there.
      build.text(key, value.isEmpty() || value.startsWith("${") ? UNKNOWN : value);
    }
    return build;
  }

  /** The jars on the class path, by file name, which tells the version. */
  private static List<String> libraries() {
    return Arrays.stream(property("java.class.path").split(File.pathSeparator))
        .filter(it -> it.endsWith(".jar"))
        .map(it -> String.valueOf(Path.of(it).getFileName()))
        .sorted()
        .toList();
  }
}
