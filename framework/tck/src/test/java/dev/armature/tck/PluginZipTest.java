package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginZipTest {

  private static final String SOURCE =
      """
      package example;

      import dev.armature.api.RunListener;
      import dev.armature.api.RunListenerProvider;
      import dev.armature.api.Setting;

      @org.pf4j.Extension
      public class Silent implements RunListenerProvider<Silent.Config> {
        public record Config(@Setting("How much it says") int words) {}
        @Override public String type() { return "silent"; }
        @Override public String summary() { return "Says nothing"; }
        @Override public Class<Config> configType() { return Config.class; }
        @Override public RunListener create(Config config) { return new RunListener() {}; }
      }
      """;

  @TempDir Path folder;

  private static PluginZip silent() {
    return PluginZip.of("silent", "1.0.0")
        .with("plugin.requires", "0.1.0")
        .reference("listener.silent.words = 0")
        .source("example.Silent", SOURCE);
  }

  @Test
  void whatItBuildsIsLoaded() {
    silent().buildInto(folder);
    try (PluginCatalog catalog = new PluginCatalog(folder, "0.1.0")) {
      assertThat(catalog.offers().failures()).isEmpty();
      assertThat(catalog.offers().all()).map(Offer::type).containsExactly("silent");
    }
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    Path first = silent().buildInto(Files.createDirectory(folder.resolve("first")));
    Path second = silent().buildInto(Files.createDirectory(folder.resolve("second")));
    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void sourceThatDoesNotCompileIsTold() {
    assertThatThrownBy(() -> PluginZip.of("x", "1").source("X", "class X { int y = z; }"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("cannot find symbol");
  }
}
