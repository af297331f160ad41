package dev.armature.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** The Python of the virtual environment that {@code VIRTUAL_ENV} names, or else of the path. */
final class Python {

  private Python() {}

  /** Its program; skips the test that asks where it has no such module. */
  static String with(String module) throws IOException, InterruptedException {
    String environment = System.getenv("VIRTUAL_ENV");
    Path python = environment == null ? Path.of("python3") : Path.of(environment, "bin", "python");
    boolean there =
        new ProcessBuilder(python.toString(), "-c", "import " + module)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
    if (!there) {
      System.err.println("SKIPPED: " + python + " has no " + module);
    }
    assumeTrue(there, () -> python + " has no " + module);
    return python.toString();
  }
}
