package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a plugin can come from, beside an archive. */
class PluginSourcesIT {

  @TempDir Path folder;
  private Path zip = Path.of("");

  @BeforeEach
  void build() throws IOException {
    TinyPlugin.buildInto(folder);
    zip = folder.resolve("tiny-1.2.3.zip");
  }

  private Ended run(String... arguments) throws Exception {
    return new Distribution(folder)
        .start(
            Distribution.launcher(),
            Map.of("ARMATURE_JAVA_OPTS", "-Duser.home=" + folder.resolve("home")),
            arguments)
        .end();
  }

  @Test
  void aMavenCoordinateIsFoundInTheLocalRepository() throws Exception {
    Path repository = folder.resolve("home/.m2/repository/org/example/tiny/1.2.3");
    Files.createDirectories(repository);
    Files.copy(zip, repository.resolve("tiny-1.2.3-plugin.zip"));

    Ended install = run("plugins", "install", "org.example:tiny:1.2.3:plugin");

    assertThat(install.status()).as(install.err()).isZero();
    assertThat(folder.resolve("home/.armature/plugins/tiny-1.2.3/lib/tiny.jar")).exists();
    assertThat(run("plugins", "verify", "tiny").out()).contains("tiny-1.2.3-plugin.zip");
  }

  @Test
  void aFolderIsInstalledLikeItsArchive() throws Exception {
    Path unpacked = folder.resolve("unpacked");
    unpack(PluginZips.read(zip), unpacked);

    Ended install = run("plugins", "install", unpacked.toString());

    assertThat(install.status()).as(install.err()).isZero();
    assertThat(run("plugins", "list").out()).contains("A number to be guessed");

    Files.createSymbolicLink(unpacked.resolve("link"), Path.of("/etc"));
    Ended linked = run("plugins", "install", unpacked.toString(), "--plugins", "elsewhere");
    assertThat(linked.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(linked.err()).contains("is refused: link is a symbolic link");
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  /** A module whose replay buffer is in a library that it depends on. */
  @Test
  void aModuleRunsFromItsClasses() throws Exception {
    Map<String, byte[]> archive = PluginZips.read(zip);
    Path jar = folder.resolve("tiny.jar");
    Files.write(jar, archive.getOrDefault("lib/tiny.jar", new byte[0]));
    Map<String, byte[]> classes = new LinkedHashMap<>(PluginZips.read(jar));
    Map<String, byte[]> library = new LinkedHashMap<>();
    for (String name : List.copyOf(classes.keySet())) {
      if (name.contains("RingBuffer")) {
        library.put(name, classes.remove(name));
      }
    }
    Path module = folder.resolve("module");
    unpack(classes, module.resolve("target/classes"));
    for (String name : List.of("plugin.properties", "reference.conf")) {
      Files.write(
          module.resolve("target/classes").resolve(name), archive.getOrDefault(name, new byte[0]));
    }
    PluginZips.write(folder.resolve("library.jar"), library);
    Files.writeString(module.resolve("pom.xml"), "<project/>");
    Files.writeString(
        module.resolve("target/runtime.classpath"), folder.resolve("library.jar").toString());

    Ended check = run("check", TinyPlugin.EXPERIMENT.toString(), "--plugins", "module");
    assertThat(check.status()).as(check.err()).isZero();
    assertThat(run("plugins", "list", "--plugins", "module").out()).contains("ring");

    // What was asked before the last change is asked again, and this is no module for Maven.
    Files.setLastModifiedTime(
        module.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
    Ended changed = run("plugins", "list", "--plugins", "module");
    assertThat(changed.out()).doesNotContain("ring");
    assertThat(changed.err()).contains("Maven");
  }

  private static void unpack(Map<String, byte[]> entries, Path into) throws IOException {
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      Path file = into.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
  }
}
