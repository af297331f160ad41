package dev.armature.tck;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A JDK of a certain version, for a test that starts processes of it: this JVM's own, or one where
 * an environment variable such as {@code JAVA_HOME_25} or {@code JAVA_HOME_25_X64} says, beside
 * this JVM's own, or in {@code /usr/lib/jvm}.
 */
public final class InstalledJdk {

  private static final Path USUAL_FOLDER = Path.of("/usr/lib/jvm");

  private InstalledJdk() {}

  /**
   * The home of a JDK.
   *
   * @param version its major version, such as 25
   * @return the first one found; if there is none, the test is skipped, saying so
   */
  public static Path home(int version) {
    Path own = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() == version) {
      return own;
    }
    String variable = "JAVA_HOME_" + version;
    Set<Path> candidates = new LinkedHashSet<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.equals(variable) || name.startsWith(variable + "_")) {
                candidates.add(Path.of(value));
              }
            });
    addFolders(own.resolveSibling(""), candidates);
    addFolders(USUAL_FOLDER, candidates);
    for (Path candidate : candidates) {
      if (isJdk(candidate, version)) {
        return candidate;
      }
    }
    return abort(
        "there is no JDK %d here: neither %s says where, nor is one among %s"
            .formatted(version, variable, candidates));
  }

  private static void addFolders(Path parent, Set<Path> folders) {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
      children.forEach(folders::add);
    } catch (IOException e) {
      // A folder that is not there holds no JDK.
    }
  }

  private static boolean isJdk(Path home, int version) {
    try {
      return Files.isExecutable(home.resolve("bin/java"))
          && Pattern.compile("JAVA_VERSION=\"%d\\b".formatted(version))
              .matcher(Files.readString(home.resolve("release")))
              .find();
    } catch (IOException e) {
      return false;
    }
  }
}
