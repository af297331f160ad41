package dev.armature.host.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What git says of a folder.
 *
 * @param commit the hash of the commit that is checked out
 * @param dirty whether a file under version control differs from it
 */
record Git(String commit, boolean dirty) {

  private static final String COMMIT = "# branch.oid ";
  private static final long PATIENCE_SECONDS = 10;

  /**
   * Nothing where a folder is in no repository, the repository has no commit, or there is no git.
   */
  static Optional<Git> of(Path folder) throws IOException {
    // A file, not a pipe: nobody has to read while git works, and a git that hangs is given up.
    Path answer = Files.createTempFile("git-status", ".txt");
    try {
      Process git =
          new ProcessBuilder(
                  "git",
                  "--no-optional-locks",
                  "status",
                  "--porcelain=v2",
                  "--branch",
                  "--untracked-files=no")
              .directory(folder.toFile())
              .redirectOutput(answer.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      if (!git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        git.destroyForcibly();
        return Optional.empty();
      }
      return git.exitValue() == 0
          ? parse(new String(Files.readAllBytes(answer), StandardCharsets.UTF_8).lines().toList())
          : Optional.empty();
    } catch (IOException e) {
      // There is no git on this machine.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      Files.deleteIfExists(answer);
    }
  }

  private static Optional<Git> parse(List<String> lines) {
    boolean dirty = lines.stream().anyMatch(it -> !it.startsWith("#"));
    return lines.stream()
        .filter(it -> it.startsWith(COMMIT))
        .map(it -> it.substring(COMMIT.length()))
        .filter(it -> it.matches("\\p{XDigit}+"))
        .map(it -> new Git(it, dirty))
        .findFirst();
  }
}
