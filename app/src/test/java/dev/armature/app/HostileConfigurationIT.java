package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an experiment file can do to a process of its own. */
class HostileConfigurationIT {

  @TempDir Path folder;

  /** Forty lines that speak of a million million letters. */
  @Test
  void whatDoublesItselfFillsTheMemoryAndIsTold() throws Exception {
    StringBuilder text = new StringBuilder("a0 = xx\n");
    for (int i = 1; i <= 40; i++) {
      text.append("a%d = ${a%d}${a%2$d}\n".formatted(i, i - 1));
    }
    Files.writeString(folder.resolve("doubled.conf"), text);

    Ended check =
        new Distribution(folder)
            .start(
                Distribution.launcher(),
                Map.of("ARMATURE_JAVA_OPTS", "-Xmx64m"),
                "check",
                "doubled.conf")
            .end();

    assertThat(check.status()).as(check.err()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(check.err())
        .contains("doubled.conf:1: what it says fills the memory")
        .doesNotContain("\tat ");
  }
}
