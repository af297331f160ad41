package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What the assembled distribution holds, and what it must not. */
class DistributionContentIT {

  private static final Path HOME = Path.of(System.getProperty("distribution"));
  private static final byte[] KOTLIN = "Lkotlin/Metadata;".getBytes(StandardCharsets.ISO_8859_1);
  private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib)(\\.\\d+)*");
  private static final Pattern SHARED =
      Pattern.compile("(dev/armature/api|org/pf4j|org/slf4j|com/typesafe/config|org/jspecify)/.*");

  /** Looks at one entry of a jar. */
  private interface Visitor {
    void visit(Path jar, String entry, InputStream content) throws IOException;
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> tree = Files.walk(HOME)) {
      return tree.filter(it -> it.toString().endsWith(".jar")).map(HOME::relativize).toList();
    }
  }

  private static void visit(Visitor visitor) throws IOException {
    for (Path jar : jars()) {
      try (ZipInputStream in = new ZipInputStream(Files.newInputStream(HOME.resolve(jar)))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          visitor.visit(jar, entry.getName(), in);
        }
      }
    }
  }

  @Test
  void allPartsAreThere() throws IOException {
    assertThat(jars()).hasSizeGreaterThan(60);
    try (Stream<Path> plugins = Files.list(HOME.resolve("plugins"))) {
      assertThat(plugins).hasSizeGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void nothingIsOfKotlin() throws IOException {
    List<String> found = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    visit(
        (jar, entry, content) -> {
          if (entry.startsWith("kotlin/") || entry.endsWith(".kotlin_module")) {
            found.add(jar + ": " + entry);
          } else if (entry.endsWith(".class")) {
            classes.add(entry);
            if (contains(content.readAllBytes(), KOTLIN)) {
              found.add(jar + ": " + entry);
            }
          }
        });
    assertThat(classes).as("the scan sees the classes").hasSizeGreaterThan(10_000);
    assertThat(found).isEmpty();
  }

  private static boolean contains(byte[] text, byte[] word) {
    for (int i = 0; i <= text.length - word.length; i++) {
      if (text[i] == word[0] && Arrays.equals(text, i, i + word.length, word, 0, word.length)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void noPluginBringsWhatTheHostShares() throws IOException {
    List<String> found = new ArrayList<>();
    visit(
        (jar, entry, content) -> {
          if (jar.startsWith("plugins") && SHARED.matcher(entry).matches()) {
            found.add(jar + ": " + entry);
          }
        });
    assertThat(found).isEmpty();
  }

  @Test
  void nativesAreOnlyWhereTheyBelong() throws IOException {
    Set<String> places = new TreeSet<>();
    visit(
        (jar, entry, content) -> {
          if (NATIVE.matcher(entry).matches()) {
            places.add(
                jar.startsWith("plugins")
                    ? jar.getName(1).toString().replaceFirst("-[0-9.]+$", "")
                    : jar.getFileName().toString().replaceFirst("-[0-9.]+\\.jar$", ""));
          }
        });
    // JLine's ask the terminal for its width, SQLite's keep the index of runs.
    assertThat(places)
        .containsExactly("envs-robot", "jline-native", "networks-dl4j", "sqlite-jdbc");
  }
}
