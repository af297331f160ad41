package dev.armature.app;

import static dev.armature.app.PluginZips.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins side by side do not see each other, nor the host behind the api. */
class IsolationTest {

  private static final String PACKAGE = "dev/armature/app/isolation/";
  private static final Path CLASSES = Path.of("target/test-classes").resolve(PACKAGE);

  /** Two versions of jackson-core, which the build puts there. */
  private static final Path LIBRARIES = Path.of("target/libraries");

  @TempDir Path folder;
  private Path plugins = Path.of("");

  @BeforeEach
  void build() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    TinyPlugin.buildInto(plugins);
    build("environment", "IsolatedEnvironment", "jackson-core-2.18.2.jar");
    build("agent", "IsolatedAgent", "jackson-core-2.20.1.jar");
  }

  /** A plugin of one provider with what it uses, and a library. */
  private void build(String name, String type, String library) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    classes.put("META-INF/extensions.idx", utf8(PACKAGE.replace('/', '.') + type + "$Provider\n"));
    try (Stream<Path> files = Files.list(CLASSES)) {
      for (Path file : files.sorted().toList()) {
        String simple = file.getFileName().toString();
        if (simple.startsWith(type) || simple.startsWith("Surroundings")) {
          classes.put(PACKAGE + simple, Files.readAllBytes(file));
        }
      }
    }
    PluginZips.write(
        plugins.resolve(name + ".zip"),
        Map.of(
            "plugin.properties",
            utf8("plugin.id=isolated-" + name + "\nplugin.version=1.0.0\n"),
            "lib/" + name + ".jar",
            PluginZips.bytes(classes),
            "lib/" + library,
            Files.readAllBytes(LIBRARIES.resolve(library))));
  }

  private Ended train(String more) throws IOException {
    Path experiment =
        Files.writeString(
            folder.resolve("isolated.conf"),
            """
            name = isolated
            environment.type = isolated
            agent.type = isolated
            network.type = none
            replay-buffer.type = ring
            training { steps = 400, warm-up-steps = 100, metrics-every = 100 }
            training { environments = 4, environment-threads = 2 }
            evaluation { every = 200, episodes = 2, final-episodes = 3 }
            checkpoints.every = 100
            """
                + more);
    return new InProcess(plugins)
        .run("train", experiment.toString(), "--runs", folder.toString(), "--format", "json");
  }

  @Test
  void twoVersionsOfALibraryWorkSideBySideAndNothingElseIsSeen() throws IOException {
    Ended train = train("");

    assertThat(train.status()).as(train.err()).isZero();
    assertThat(train.json().path("evaluation").path("return_mean").asDouble()).isEqualTo(5 * 18);
    assertThat(train.json().path("evaluation").path("success_rate").asDouble()).isEqualTo(1);
    List<String> lines = Files.readAllLines(folder.resolve("isolated-seed0/metrics.csv"));
    List<String> names = Arrays.asList(lines.get(0).split(","));
    assertThat(names).contains("jackson", "isolated", "train/success");
    for (String line : lines.subList(2, lines.size())) {
      String[] values = line.split(",");
      assertThat(values[names.indexOf("jackson")]).isEqualTo("20.0");
      assertThat(values[names.indexOf("isolated")]).isEqualTo("1.0");
      assertThat(values[names.indexOf("train/return")]).isEqualTo("90.0");
      assertThat(values[names.indexOf("train/success")]).isEqualTo("1.0");
    }
  }

  @Test
  void aPluginThatDoesNotStartStopsOnlyRunsThatNameIt() throws IOException {
    PluginZips.write(
        plugins.resolve("broken.zip"),
        Map.of(
            "plugin.properties",
            utf8("plugin.id=broken\nplugin.version=1.0.0\nplugin.class=example.Missing\n"),
            "lib/broken.jar",
            PluginZips.bytes(Map.of("META-INF/extensions.idx", utf8("example.Missing\n")))));

    assertThat(train("").status()).isZero();
    Ended list = new InProcess(plugins).run("plugins", "list", "--format", "json");
    assertThat(list.json().path("failures").path(0).asString())
        .contains("plugin broken 1.0.0", "example.Missing");

    Ended named = train("environment.type = broken");
    assertThat(named.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(named.err())
        .contains("no installed plugin offers broken", "plugin broken 1.0.0", "example.Missing");
  }
}
