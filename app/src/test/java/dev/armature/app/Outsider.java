package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Somebody who has no sources of Armature, only what is published: a Maven repository with the
 * parent's pom and the jars that a plugin builds on, before the libraries of the user's own one.
 */
final class Outsider {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> PUBLISHED = List.of("api", "host", "tck", "packaging");
  private static final long PATIENCE_SECONDS = 300;

  private final Path repository;

  /**
   * @param folder where the repository is made
   */
  Outsider(Path folder) throws IOException {
    repository = folder.resolve("repository");
    publish("", ROOT.resolve("pom.xml"), Path.of("none"));
    for (String module : PUBLISHED) {
      Path sources = ROOT.resolve("framework").resolve(module);
      String jar = "armature-" + module + "-" + Version.number() + ".jar";
      publish("-" + module, sources.resolve("pom.xml"), sources.resolve("target").resolve(jar));
    }
  }

  private void publish(String suffix, Path pom, Path jar) throws IOException {
    Path place = repository.resolve("dev/armature/armature" + suffix).resolve(Version.number());
    Files.createDirectories(place);
    Files.copy(pom, place.resolve("armature%s-%s.pom".formatted(suffix, Version.number())));
    if (Files.exists(jar)) {
      Files.copy(jar, place.resolve(jar.getFileName()));
    }
  }

  /** Maven with that repository, which asks no network. */
  List<String> maven() {
    return List.of(
        ROOT.resolve("mvnw").toString(),
        "--offline",
        "--batch-mode",
        "-Dmaven.repo.local=" + repository,
        "-Dmaven.repo.local.tail=" + System.getProperty("maven.repository"),
        "-Dmaven.repo.local.tail.ignoreAvailability=true");
  }

  /** Builds and tests a project. */
  void packageProject(Path project) throws IOException, InterruptedException {
    Path log = Files.createTempFile(repository, "build", ".log");
    List<String> command = new ArrayList<>(maven());
    command.add("package");
    Process build =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(build.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("the build ends").isTrue();
    } finally {
      build.destroyForcibly();
    }
    String said = Files.readString(log);
    assertThat(build.exitValue()).as(said).isZero();
    assertThat(said).containsPattern("Tests run: [1-9]");
  }

  /** Copies a folder without what was built in it. */
  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          Path place = to.resolve(relative.toString());
          Files.createDirectories(place.getParent());
          Files.copy(file, place);
        }
      }
    }
    return to;
  }
}
