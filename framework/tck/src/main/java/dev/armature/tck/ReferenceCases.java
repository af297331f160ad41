package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds recorded cases to compare with: those among a module's test resources, or others that the
 * system property {@code conformance.dir} names. A relative folder is relative to {@code
 * conformance.base}, where that is given: a build runs each module's tests in the module's folder.
 */
public final class ReferenceCases {

  private ReferenceCases() {}

  /**
   * The files {@code <prefix>*.json}, in the order of their names. Fails where the folder is
   * missing; skips the test, saying so, where there is no such file in it.
   */
  public static List<Path> find(String prefix) throws IOException {
    Path folder = named().orElse(Path.of("src", "test", "resources"));
    List<Path> cases = list(folder, prefix);
    assumeFalse(cases.isEmpty(), "there is no " + prefix + "*.json in " + folder);
    return cases;
  }

  /** Those of them that are in the folder {@code conformance.dir}; none where it is not set. */
  static List<Path> given(String prefix) throws IOException {
    Optional<Path> folder = named();
    return folder.isPresent() ? list(folder.get(), prefix) : List.of();
  }

  private static Optional<Path> named() {
    String folder = System.getProperty("conformance.dir", "");
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(Path.of(System.getProperty("conformance.base", "")).resolve(folder));
  }

  private static List<Path> list(Path folder, String prefix) throws IOException {
    assertThat(folder).as("the folder of recorded cases").isDirectory();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(it -> it.getFileName().toString().startsWith(prefix))
          .filter(it -> it.getFileName().toString().endsWith(".json"))
          .sorted()
          .toList();
    }
  }
}
