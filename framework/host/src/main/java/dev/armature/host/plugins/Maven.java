package dev.armature.host.plugins;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The user's Maven, as a process. It knows their repositories, mirrors, proxies and passwords; a
 * library that knew as much would be as large as all the rest of the host.
 */
final class Maven {

  private static final String DEPENDENCY =
      "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:";
  private static final long MINUTES = 10;

  private Maven() {}

  /**
   * Copies an artifact into a folder.
   *
   * @param artifact {@code group:artifact:version:type}, with a classifier or without
   * @throws PluginException if there is none
   */
  static void copy(String artifact, Path folder) throws IOException {
    run(
        folder,
        DEPENDENCY + "copy",
        "-Dartifact=" + artifact,
        "-DoutputDirectory=" + folder,
        "-Dmdep.useBaseVersion=true");
  }

  /**
   * Writes the class path that a module runs with into a file.
   *
   * @throws PluginException if it cannot be resolved
   */
  static void writeClassPath(Path module, Path file) throws IOException {
    run(
        module,
        DEPENDENCY + "build-classpath",
        "-DincludeScope=runtime",
        "-Dmdep.outputFile=" + file);
  }

  private static void run(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program(folder), "--batch-mode", "--quiet"));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile("maven", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new PluginException("Maven did not end within " + MINUTES + " minutes");
      }
      if (process.exitValue() != 0) {
        throw new PluginException("Maven could not do it: " + firstError(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PluginException("interrupted while Maven ran", e);
    } finally {
      Files.deleteIfExists(log);
    }
  }

  /** The module's own Maven wrapper, or the Maven on the {@code PATH}. */
  private static String program(Path folder) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    String wrapper = windows ? "mvnw.cmd" : "mvnw";
    return Stream.iterate(folder.toAbsolutePath(), it -> it != null, Path::getParent)
        .map(it -> it.resolve(wrapper))
        .filter(Files::isExecutable)
        .findFirst()
        .or(() -> onPath(windows ? "mvn.cmd" : "mvn"))
        .orElseThrow(
            () ->
                new PluginException(
                    "Maven is needed for this, and there is no "
                        + wrapper
                        + " and no mvn on the PATH"))
        .toString();
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String firstError(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.stream()
        .filter(line -> line.startsWith("[ERROR] "))
        .map(line -> line.substring("[ERROR] ".length()))
        .findFirst()
        .orElse(lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1));
  }
}
