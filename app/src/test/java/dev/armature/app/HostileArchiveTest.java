package dev.armature.app;

import static dev.armature.app.PluginZips.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's archive can try; each is refused by name and leaves nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileArchiveTest {

  private static final String JAR = "lib/tiny.jar";

  private Map<String, byte[]> sound = Map.of();

  @TempDir Path folder;
  private Path plugins = Path.of("");
  private Path zip = Path.of("");

  @BeforeAll
  void build(@TempDir Path built) throws IOException {
    TinyPlugin.buildInto(built);
    sound = PluginZips.read(built.resolve("tiny-1.2.3.zip"));
  }

  @BeforeEach
  void clear() throws IOException {
    plugins = Files.createTempDirectory(folder, "plugins");
    zip = plugins.resolve("../some.zip").normalize();
    Files.deleteIfExists(zip);
  }

  private Map<String, byte[]> with(String name, byte[] content) {
    Map<String, byte[]> entries = new LinkedHashMap<>(sound);
    entries.put(name, content);
    return entries;
  }

  /** Installed it is refused, and dropped in it is left out, in the same words. */
  private void assertRefused(String... words) throws IOException {
    Ended install = new InProcess(plugins).run("plugins", "install", zip.toString());

    assertThat(install.status()).as(install.err()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(install.out()).isEmpty();
    assertThat(install.err().lines()).as(install.err()).hasSize(1);
    assertThat(install.err()).startsWith(zip.toString()).contains(words);
    assertThat(plugins).isEmptyDirectory();

    Path dropped = Files.move(zip, plugins.resolve("some.zip"));
    Ended list = new InProcess(plugins).run("plugins", "list", "--format", "json");
    assertThat(list.status()).as(list.err()).isZero();
    assertThat(list.json().path("plugins")).isEmpty();
    assertThat(list.json().path("failures").path(0).asString()).contains(words);
    try (Stream<Path> left = Files.list(plugins)) {
      assertThat(left).containsExactly(dropped);
    }
  }

  @Test
  void aSoundOneIsInstalledAndRecorded() throws Exception {
    PluginZips.write(zip, sound);
    InProcess armature = new InProcess(plugins);

    Ended install = armature.run("plugins", "install", zip.toString());

    assertThat(install.status()).as(install.err()).isZero();
    Path installed = plugins.resolve("tiny-1.2.3");
    assertThat(armature.run("plugins", "list").out()).contains("A number to be guessed");
    assertThat(armature.run("plugins", "verify", "tiny").out()).contains("unchanged", "some.zip");
    Process check =
        new ProcessBuilder("sha256sum", "-c", "--quiet", "files.sha256")
            .directory(installed.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(check.inputReader().lines()).isEmpty();
    assertThat(check.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.txt",
        "lib/../../outside.txt",
        "/outside.txt",
        "a//b",
        "./a",
        "..\\out"
      })
  void aNameThatLeadsOutIsRefused(String name) throws IOException {
    PluginZips.write(zip, with(name, utf8("x")));

    assertRefused("the entry " + name.replace('\\', '/') + " leaves the archive");
    assertThat(folder.resolve("outside.txt")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:/outside.txt", "a\u0000b", "a\nb"})
  void aNameThatIsNoneOnAnotherSystemIsRefused(String name) throws IOException {
    PluginZips.write(zip, with(name, utf8("x")));

    assertRefused("has a character that is no part of a file's name");
  }

  @Test
  void aSymbolicLinkIsRefused() throws IOException {
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
      ZipArchiveEntry link = new ZipArchiveEntry("lib/link");
      link.setUnixMode(UnixStat.LINK_FLAG | 0777);
      out.putArchiveEntry(link);
      out.write(utf8("/etc"));
      out.closeArchiveEntry();
    }

    assertRefused("the entry lib/link is a symbolic link");
  }

  @Test
  void namesThatAreOneOnAnotherSystemAreRefused() throws IOException {
    PluginZips.write(zip, with("LIB/Tiny.jar", utf8("x")));
    assertRefused("is there twice");
  }

  @Test
  void aFileThatIsAFolderTooIsRefused() throws IOException {
    PluginZips.write(zip, with("plugin.properties/more", utf8("x")));
    assertRefused("the entry plugin.properties is a file and a folder");
  }

  @Test
  void anEntryThatUnpacksToMuchMoreIsRefused() throws IOException {
    PluginZips.write(zip, with("zeros", new byte[64 << 20]));
    assertRefused("the entry zeros unpacks to more than 200 times its size");
  }

  @Test
  void manySmallOnesThatTogetherDoAreRefused() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(sound);
    for (int i = 0; i < 100; i++) {
      entries.put("zeros" + i, new byte[1 << 20]);
    }
    PluginZips.write(zip, entries);
    assertRefused("it unpacks to more than 200 times its size");
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(sound);
    for (int i = 0; i < 10_000; i++) {
      entries.put("empty" + i, new byte[0]);
    }
    PluginZips.write(zip, entries);
    assertRefused("it has more than 10000 entries");
  }

  /** The length that the directory tells is smaller than what the data unpack to. */
  @Test
  void anEntryThatIsLongerThanItSaysIsRefused() throws IOException {
    byte[] bytes = PluginZips.bytes(with("zeros", new byte[64 << 20]));
    int at = indexOfDirectoryEntry(bytes, "zeros");
    Arrays.fill(bytes, at + 24, at + 28, (byte) 0);
    bytes[at + 24] = 100;
    Files.write(zip, bytes);

    assertRefused("the entry zeros is longer than its directory says");
  }

  /** Readers that go by the directory see one file, those that go from the front another. */
  @Test
  void aDirectoryThatTellsOtherNamesIsRefused() throws IOException {
    byte[] bytes = PluginZips.bytes(with("zeros", new byte[10]));
    int at = indexOfDirectoryEntry(bytes, "zeros");
    bytes[at + 46] = 'h';
    Files.write(zip, bytes);

    assertRefused("the entry zeros is not in its directory");
  }

  /** Where the directory at the end speaks of an entry. */
  private static int indexOfDirectoryEntry(byte[] bytes, String name) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf(name) - 46;
    assertThat(text.substring(at, at + 4)).isEqualTo("PK\u0001\u0002");
    return at;
  }

  @Test
  void whatIsNoZipIsRefused() throws IOException {
    Files.write(zip, utf8("not a zip"));
    assertRefused("is damaged or not a zip file");
  }

  @Test
  void aDescriptionThatIsNotThereIsTold() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(sound);
    entries.remove("plugin.properties");
    PluginZips.write(zip, entries);
    assertRefused("not a plugin; there is no plugin.properties in it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          plugin.version=1                                  | plugin.properties has no plugin.id
          plugin.id=a                                       | plugin.properties has no plugin.version
          plugin.id=../../a\\nplugin.version=1               | plugin.id is '../../a'; expected letters
          plugin.id=a\\nplugin.version=1/2                   | plugin.version is '1/2'; expected letters
          plugin.id=\\u00                                    | plugin.properties is malformed
          plugin.id=a\\nplugin.version=1\\nplugin.requires=9.0.0 | plugin a 1 requires version 9.0.0 of the api; this is 0.1.0
          plugin.id=a\\nplugin.version=1\\nplugin.requires=?!  | plugin.requires is '?!'; expected a version such as 0.1.0
          """)
  void aDescriptionThatDoesNotDoIsTold(String description, String message) throws IOException {
    PluginZips.write(zip, with("plugin.properties", utf8(description.replace("\\n", "\n"))));
    assertRefused(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev/armature/api/Agent",
        "META-INF/versions/11/org/slf4j/Logger",
        "org/pf4j/Extension",
        "com/typesafe/config/Config",
        "org/jspecify/annotations/Nullable",
      })
  void aCopyOfWhatTheHostSharesIsRefused(String type) throws IOException {
    Map<String, byte[]> classes = Map.of(type + ".class", new byte[0]);
    PluginZips.write(zip, with("lib/copy.jar", PluginZips.bytes(classes)));

    String name = type.replaceFirst("META-INF/versions/11/", "").replace('/', '.');
    assertRefused("lib/copy.jar holds a copy of " + name + ", which comes from the host alone");
  }

  private static byte[] classFor(int java) {
    return new byte[] {
      (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) (44 + java)
    };
  }

  @Test
  void aClassForALaterJavaIsRefused() throws IOException {
    int java = Runtime.version().feature();
    PluginZips.write(
        zip, with("lib/late.jar", PluginZips.bytes(Map.of("a/Late.class", classFor(java + 1)))));
    assertRefused(
        "lib/late.jar in it: a/Late.class is for Java %d; this is Java %d"
            .formatted(java + 1, java));

    clear();
    PluginZips.write(zip, with("classes/a/Late.class", classFor(java + 1)));
    assertRefused("classes/a/Late.class is for Java");
  }

  @Test
  void ofAJarForSeveralReleasesOnlyWhatThisJavaLoadsCounts() throws IOException {
    int java = Runtime.version().feature();
    Attributes.Name several = Attributes.Name.MULTI_RELEASE;
    String later = "META-INF/versions/" + (java + 1) + "/a/A.class";
    String now = "META-INF/versions/" + java + "/a/A.class";

    PluginZips.write(
        zip, with("lib/a.jar", PluginZips.jar(several, "true", Map.of(later, classFor(java + 1)))));
    assertThat(new InProcess(plugins).run("plugins", "install", zip.toString()).status()).isZero();

    clear();
    PluginZips.write(
        zip, with("lib/a.jar", PluginZips.jar(several, "true", Map.of(now, classFor(java + 1)))));
    assertRefused(now + " is for Java");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../other/lib/a.jar", "file:/a.jar", "https://example.org/a.jar", "/a"})
  void aJarThatNamesOthersOutsideOfThePluginIsRefused(String path) throws IOException {
    PluginZips.write(
        zip,
        with("lib/a.jar", PluginZips.jar(Attributes.Name.CLASS_PATH, "b.jar " + path, Map.of())));
    assertRefused("the Class-Path of lib/a.jar leads out of the plugin, to " + path);
  }

  @Test
  void aDamagedJarIsRefused() throws IOException {
    PluginZips.write(zip, with("lib/broken.jar", Arrays.copyOf(sound.get(JAR), 1000)));
    assertRefused("lib/broken.jar in it is damaged");
  }

  @Test
  void defaultsThatCannotBeReadAreTold() throws IOException {
    PluginZips.write(zip, with("reference.conf", utf8("environment.tiny {\n  horizon = [\n}\n")));
    assertRefused("is refused: reference.conf: 3: ");
  }

  @Test
  void whatOffersNothingIsRefused() throws IOException {
    PluginZips.write(zip, with(JAR, PluginZips.bytes(Map.of("a.txt", utf8("a")))));
    assertRefused("it offers nothing", "META-INF/extensions.idx");
  }

  @Test
  void theSameIdTwiceIsRefused() throws IOException {
    PluginZips.write(zip, sound);
    InProcess armature = new InProcess(plugins);
    armature.run("plugins", "install", zip.toString());

    Ended again = armature.run("plugins", "install", zip.toString());

    assertThat(again.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(again.err())
        .isEqualTo(
            "plugin tiny is installed already, in %s; remove it first\n"
                .formatted(plugins.resolve("tiny-1.2.3")));
    try (Stream<Path> left = Files.list(plugins)) {
      assertThat(left).containsExactly(plugins.resolve("tiny-1.2.3"));
    }
  }

  @Test
  void whatChangesAfterwardsIsFoundBeforeItIsUsed() throws IOException {
    PluginZips.write(zip, sound);
    InProcess armature = new InProcess(plugins);
    armature.run("plugins", "install", zip.toString());
    Path defaults = plugins.resolve("tiny-1.2.3/reference.conf");
    Files.writeString(defaults, "\nagent.tiny.exploration = 0.31\n", StandardOpenOption.APPEND);
    try (OutputStream more = Files.newOutputStream(plugins.resolve("tiny-1.2.3/lib/more.jar"))) {
      more.write(1);
    }

    Ended verify = armature.run("plugins", "verify");
    Ended train =
        armature.run("train", TinyPlugin.EXPERIMENT.toString(), "--runs", folder.toString());

    assertThat(verify.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(verify.out())
        .contains("changed: reference.conf has changed, lib/more.jar was not there");
    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(train.err())
        .contains("it is not what was installed: reference.conf has changed, lib/more.jar was not");
  }

  @Test
  void aLargeFileThatHasChangedIsFoundByTheRunThatUsesThePlugin() throws IOException {
    byte[] large = new byte[1 << 20];
    PluginZips.write(zip, with("large.bin", large));
    InProcess armature = new InProcess(plugins);
    armature.run("plugins", "install", zip.toString());
    large[12345] ^= 4;
    Files.write(plugins.resolve("tiny-1.2.3/large.bin"), large);

    Ended train =
        armature.run("train", TinyPlugin.EXPERIMENT.toString(), "--runs", folder.toString());

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(train.err())
        .contains("plugin tiny in", "is not what was installed: large.bin has changed");
    assertThat(folder.resolve("tiny-seed0")).doesNotExist();
  }
}
