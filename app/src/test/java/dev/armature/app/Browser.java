package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Opens pages in Chromium without a window; where there is none the test is skipped. */
final class Browser {

  private static final long PATIENCE_SECONDS = 120;

  private final Path program;
  private final Path folder;

  /**
   * @param folder where the browser may keep files
   */
  Browser(Path folder) {
    this.folder = folder;
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(path -> Stream.of("chromium", "google-chrome").map(Path.of(path)::resolve))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      System.err.println("Chromium is not installed: opening pages is SKIPPED");
    }
    assumeTrue(found.isPresent(), "Chromium is installed");
    program = found.get();
  }

  /** The document after its scripts have run; fails where one of them says something. */
  String open(Path page) throws Exception {
    Path out = folder.resolve("document.html");
    Path err = folder.resolve("browser.log");
    Process process =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--enable-logging=stderr",
                    "--dump-dom",
                    page.toUri().toString()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(err)).doesNotContain("CONSOLE");
    return Files.readString(out);
  }
}
