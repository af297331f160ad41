package dev.armature.envs.gymnasium;

import dev.armature.api.Environment;
import dev.armature.host.plugins.Service;
import dev.armature.tck.PluginSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The Python of the tests, and environments that it plays. */
final class Pythons {

  private static final Map<String, Boolean> ASKED = new HashMap<>();

  private Pythons() {}

  /** That of the virtual environment that {@code VIRTUAL_ENV} names, or else of the path. */
  static String program() {
    String folder = System.getenv().getOrDefault("VIRTUAL_ENV", "");
    return folder.isEmpty() ? "python3" : Path.of(folder, "bin", "python3").toString();
  }

  /** Skips the test that asks, and says why, where the Python lacks one of these modules. */
  static void assumeInstalled(String... modules) {
    String names = String.join(", ", modules);
    Assumptions.assumeTrue(
        imports(names),
        () ->
            "%s has not all of %s; 'pip install %s' installs them"
                .formatted(program(), names, String.join(" ", modules)));
  }

  private static synchronized boolean imports(String names) {
    return ASKED.computeIfAbsent(
        names,
        it -> {
          try {
            return new ProcessBuilder(List.of(program(), "-c", "import " + it))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor()
                == 0;
          } catch (IOException e) {
            return false;
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** The defaults with the tests' Python, and what the HOCON text {@code overrides} changes. */
  static GymnasiumConfig config(String overrides) {
    return PluginSettings.bind(
        Service.ENVIRONMENT,
        new GymnasiumProvider(),
        "python = \"" + program() + "\", modules = [testing_environments], " + overrides);
  }

  /** An environment; skips the test where there is no gymnasium. */
  static Environment environment(String overrides) {
    assumeInstalled("gymnasium");
    return new GymnasiumProvider().create(config(overrides));
  }
}
