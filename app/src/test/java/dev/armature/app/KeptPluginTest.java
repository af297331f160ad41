package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.plugins.Service;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plugins that were built against an earlier api, kept as they were built: {@code
 * src/test/plugin/tiny}, packed when the api had the version in the file's name. They are never
 * built anew; where one no longer trains, the api has broken its promise.
 */
class KeptPluginTest {

  static List<Path> kept() throws IOException {
    List<Path> kept = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("src/test/plugin/kept"), "*.zip")) {
      files.forEach(kept::add);
    }
    assertThat(kept).isNotEmpty();
    return kept;
  }

  @ParameterizedTest
  @MethodSource("kept")
  void stillTrains(Path zip, @TempDir Path folder) throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Files.copy(zip, plugins.resolve("tiny.zip"));
    Ended train =
        new InProcess(plugins)
            .run(
                "train",
                TinyPlugin.EXPERIMENT.toString(),
                "--quiet",
                "--runs=" + folder,
                "--set=training.steps=600");

    assertThat(train.status()).as(train.err()).isZero();
    assertThat(train.out()).contains("return");
  }

  @ParameterizedTest
  @MethodSource("kept")
  void isTakenByTheNextMinorVersion(Path zip, @TempDir Path folder) throws IOException {
    Files.copy(zip, folder.resolve("tiny.zip"));
    String[] version = Version.number().split("[.-]");
    String next = version[0] + "." + (Integer.parseInt(version[1]) + 1) + ".0";
    try (PluginCatalog catalog = new PluginCatalog(folder, next)) {
      assertThat(catalog.offers().failures()).isEmpty();
      assertThat(catalog.offers().types(Service.ENVIRONMENT)).contains("tiny");
    }
  }
}
