package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A damaged archive is refused by name and leaves nothing, or it is the same as the sound one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedArchiveTest {

  private static final long CASES = Long.getLong("mutated.archives", 20);

  private static final List<String> NAMES =
      List.of(
          "../a",
          "/a",
          "lib/../../a",
          "a",
          "LIB/TINY.JAR",
          "plugin.properties/a",
          "lib",
          "a\\b",
          "reference.conf",
          "classes/dev/armature/api/Agent.class",
          "lib/a.jar");

  @TempDir Path folder;
  private Map<String, byte[]> entries = Map.of();
  private byte[] sound = {};
  private Map<String, String> soundFiles = Map.of();
  private String soundOffers = "";

  @BeforeAll
  void build(@TempDir Path built) throws IOException {
    TinyPlugin.buildInto(built);
    Path zip = built.resolve("tiny-1.2.3.zip");
    entries = PluginZips.read(zip);
    sound = Files.readAllBytes(zip);
    Path plugins = built.resolve("plugins");
    new InProcess(plugins).run("plugins", "install", zip.toString());
    soundFiles = files(plugins);
    soundOffers = offers(plugins);
    assertThat(soundOffers).contains("A number to be guessed");
  }

  private static String offers(Path plugins) {
    return new InProcess(plugins).run("plugins", "list").out();
  }

  /** The content of each file, in which every byte is a character. */
  private static Map<String, String> files(Path plugins) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(plugins)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String name = plugins.relativize(file).toString();
        if (!name.endsWith("files.sha256")) {
          files.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }

  static LongStream seeds() {
    return LongStream.range(0, CASES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDamagedArchiveIsRefusedOrTheSame(long seed) throws IOException {
    boolean isInstalled = install(new Mutations(seed).bytes(sound));

    if (isInstalled) {
      assertThat(files(plugins())).isEqualTo(soundFiles);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anArchiveWithOtherEntriesIsRefusedOrOffersTheSame(long seed) throws IOException {
    Mutations mutations = new Mutations(seed);
    List<String> names = new ArrayList<>(entries.keySet());
    String chosen = mutations.one(names);
    Map<String, byte[]> changed = new LinkedHashMap<>(entries);
    byte[] content = changed.getOrDefault(chosen, sound);
    if (mutations.one(List.of(true, true, false))) {
      changed.remove(chosen);
    }
    changed.put(
        mutations.one(NAMES), mutations.one(List.of(content, sound, mutations.bytes(content))));

    install(PluginZips.bytes(changed));
  }

  private Path plugins() {
    return folder.resolve("plugins");
  }

  /** Installs an archive; where it is refused, by name and without leaving anything. */
  private boolean install(byte[] archive) throws IOException {
    Path zip = Files.write(folder.resolve("changed.zip"), archive);
    Ended install = new InProcess(plugins()).run("plugins", "install", zip.toString());

    assertThat(install.status()).as(install.err()).isIn(0, ExitStatus.BAD_INPUT);
    assertThat(install.err()).doesNotContain("\tat ", "internal failure");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).contains(zip).allMatch(it -> it.equals(zip) || it.equals(plugins()));
    }
    if (install.status() == ExitStatus.BAD_INPUT) {
      assertThat(install.err().lines()).hasSize(1);
      assertThat(install.err()).startsWith(zip.toString());
      assertThat(plugins()).doesNotExist();
      return false;
    }
    assertThat(offers(plugins())).isEqualTo(soundOffers);
    return true;
  }
}
