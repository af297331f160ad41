package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Maven's archetype, as the build has tried it out, makes the projects of {@code plugins new}. */
class ArchetypeIT {

  static final Iterable<String> SERVICES = PluginTemplate.SERVICES;

  private static final Path PROJECTS =
      Path.of("../framework/archetype/target/test-classes/projects");

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("SERVICES")
  void makesWhatTheCommandMakes(String service) throws IOException {
    new PluginTemplate(service, "org.rails", "my-cart", "org.rails.cart").writeInto(folder);

    assertThat(files(PROJECTS.resolve(service).resolve("project/my-cart")))
        .isEqualTo(files(folder));
  }

  private static Map<String, String> files(Path project) throws IOException {
    try (Stream<Path> tree = Files.walk(project)) {
      Map<String, String> files = new TreeMap<>();
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(project.relativize(file).toString(), Files.readString(file));
      }
      return files;
    }
  }
}
