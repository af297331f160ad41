package dev.armature.networks.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.NetworkFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plugin brings along, and that it is enough. */
class PluginFolderTest {

  /** The jars beside this module's own, as the build found them. */
  private static List<Path> jars() throws IOException {
    String jars = Files.readString(Path.of("target/runtime-jars.txt"), StandardCharsets.UTF_8);
    return Stream.of(jars.trim().split(File.pathSeparator)).map(Path::of).toList();
  }

  /** DL4J asks for more than a hundred jars; these are the ones that a perceptron needs. */
  @Test
  void theJarsAreTheseAndNoOthers() throws IOException {
    List<String> names = jars().stream().map(jar -> jar.getFileName().toString()).sorted().toList();
    assertThat(names).isEqualTo(Files.readAllLines(Path.of("src/test/resources/jars.txt")));
  }

  @Test
  void aProcessThatKnowsTheApiAloneTrainsToTheSameBits(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path plugin = Files.createDirectories(folder.resolve("networks-dl4j"));
    Path classes = Path.of("target/classes").toAbsolutePath();
    Files.copy(classes.resolve("plugin.properties"), plugin.resolve("plugin.properties"));
    Files.createSymbolicLink(plugin.resolve("classes"), classes);
    Path lib = Files.createDirectory(plugin.resolve("lib"));
    for (Path jar : jars()) {
      Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar);
    }

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                apiAndThisTest(),
                IsolatedTraining.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    try (NetworkFactory factory = TestNetworks.factory(2)) {
      assertThat(output.lines())
          .contains(factory.description(), Arrays.toString(IsolatedTraining.outputs(factory)));
    }
  }

  private static String apiAndThisTest() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                Stream.of("test-classes", "/api/", "armature-api", "/pf4j/", "semver", "slf4j-api")
                    .anyMatch(entry::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
