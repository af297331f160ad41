package dev.armature.host.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {

  @TempDir Path folder;

  private boolean git(String... arguments) throws InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of("git", "-c", "user.name=a", "-c", "user.email=a@b.c"),
                Stream.of(arguments))
            .toList();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      return builder.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void commitAndChangesAreTold() throws Exception {
    boolean made = git("init");
    if (!made) {
      System.err.println("GitTest: there is no git here; it is SKIPPED");
    }
    assumeTrue(made);
    assertThat(Git.of(folder)).as("no commit yet").isEmpty();

    Path file = Files.writeString(folder.resolve("a.conf"), "seed = 1");
    assertThat(git("add", "a.conf") && git("commit", "-m", "Begin")).isTrue();
    Path inner = Files.createDirectory(folder.resolve("runs"));
    Files.writeString(inner.resolve("untracked"), "");
    Git clean = Git.of(inner).orElseThrow();
    assertThat(clean.commit()).matches("[0-9a-f]{40}");
    assertThat(clean.dirty()).isFalse();

    Files.writeString(file, "seed = 2");
    assertThat(Git.of(inner)).contains(new Git(clean.commit(), true));
  }

  @Test
  void outsideARepositoryThereIsNothing() throws IOException {
    assertThat(Git.of(folder)).isEmpty();
  }
}
