package dev.armature.host.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks git about a folder. */
final class Git {

  private static final long PATIENCE_SECONDS = 20;
  private static final String COMMIT = "# branch.oid ";

  private Git() {}

  /**
   * The commit that a folder is at, and whether a file under version control differs from it.
   * Nothing where the folder is in no repository, or there is no git.
   */
  static Map<String, String> state(Path folder) {
    Map<String, String> state = new LinkedHashMap<>();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
                  "git",
                  "--no-optional-locks",
                  "-C",
                  folder.toAbsolutePath().toString(),
                  "status",
                  "--porcelain=v2",
                  "--branch",
                  "--untracked-files=no")
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      Process git = builder.start();
      git.getOutputStream().close();
      List<String> lines =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      if (!git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        return state;
      }
      lines.stream()
          .filter(line -> git.exitValue() == 0 && line.startsWith(COMMIT))
          .findFirst()
          .ifPresent(
              line -> {
                state.put("commit", line.substring(COMMIT.length()));
                state.put(
                    "dirty", String.valueOf(lines.stream().anyMatch(it -> !it.startsWith("#"))));
              });
    } catch (IOException e) {
      // No git on this machine.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return state;
  }
}
