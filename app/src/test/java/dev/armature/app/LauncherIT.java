package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.tck.InstalledJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/armature} finds its Java and its home. */
class LauncherIT {

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() {
    armature = new Distribution(folder);
  }

  @Test
  void worksThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("a"), Distribution.launcher());

    Ended list = armature.start(link, Map.of(), "plugins", "list", "--format", "json").end();
    Files.delete(link);

    assertThat(list.status()).as(list.err()).isZero();
    assertThat(list.out()).contains("agents-td3");
  }

  @Test
  void tellsItsVersion() throws Exception {
    Ended version = armature.run("--version");

    assertThat(version.status()).isZero();
    assertThat(version.out()).containsPattern("^armature \\d+\\.\\d+\\.\\d+\nJava 1?\\d");
    assertThat(version.err()).isEmpty();
  }

  @Test
  void aJavaThatIsNotThereIsToldByName() throws Exception {
    Ended ended = launch(Map.of("JAVA_HOME", folder.resolve("no-java").toString()));

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err()).contains("JAVA_HOME is " + folder.resolve("no-java"));
  }

  @Test
  void aJavaThatIsTooOldIsToldWithItsVersion() throws Exception {
    Path home = folder.resolve("old");
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Files.createFile(
        home.resolve("bin/java"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

    Ended ended = launch(Map.of("JAVA_HOME", home.toString()));

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err()).contains("is version 11.0.2; expected a Java 17 or newer");
  }

  @Test
  void textIsUtf8WhateverTheLocale() throws Exception {
    Ended describe =
        armature
            .start(Distribution.launcher(), Map.of("LC_ALL", "C"), "plugins", "describe", "td3")
            .end();

    assertThat(describe.out()).contains("Discount γ of future rewards");
  }

  @Test
  void moreOptionsReachTheJvm() throws Exception {
    Ended ended = launch(Map.of("ARMATURE_JAVA_OPTS", "-Xmx64m -XshowSettings:vm"));

    assertThat(ended.err()).contains("Max. Heap Size: 64.00M");
  }

  @Test
  void classesComeFromTheDistributionsArchive() throws Exception {
    Path log = folder.resolve("classes.log");

    Ended ended = launch(Map.of("ARMATURE_JAVA_OPTS", "-Xlog:class+load:file=" + log));

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(Files.readString(log))
        .contains("dev.armature.app.Armature source: shared objects file (top)");
  }

  @Test
  void anotherJavaPassesOverTheArchiveInSilence() throws Exception {
    Ended ended = launch(Map.of("JAVA_HOME", InstalledJdk.home(25).toString()));

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("Java 25");
    assertThat(ended.err()).isEmpty();
  }

  private Ended launch(Map<String, String> variables) throws IOException, InterruptedException {
    return armature.start(Distribution.launcher(), variables, "--version").end();
  }
}
