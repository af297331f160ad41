package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The pages of {@code docs/reference} are what the command prints. With {@code
 * -Dreference.write=true} they are written instead.
 */
class ReferencePagesIT {

  private static final Path PAGES = Path.of("../docs/reference");
  private static final Path PLUGINS = Path.of(System.getProperty("distribution"), "plugins");

  @Test
  void areWhatTheCommandPrints() throws IOException {
    InProcess armature = new InProcess(PLUGINS);
    JsonNode list = armature.run("plugins", "list", "--format", "json").json();
    Set<String> types = new TreeSet<>();
    for (JsonNode plugin : list.path("plugins")) {
      plugin.path("offers").forEach(offer -> types.add(offer.path("type").asString()));
    }
    assertThat(types).hasSizeGreaterThanOrEqualTo(12).contains("td3", "pendulum", "robot-arm");

    for (String type : types) {
      String page = armature.run("plugins", "describe", type, "--markdown").out();
      Path file = PAGES.resolve(type + ".md");
      if (Boolean.getBoolean("reference.write")) {
        Files.writeString(file, page);
      }
      assertThat(file)
          .as("write it anew: ./mvnw verify -Dit.test=ReferencePagesIT -Dreference.write=true")
          .hasContent(page);
    }
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(types.stream().map(it -> it + ".md").toList());
    }
  }
}
