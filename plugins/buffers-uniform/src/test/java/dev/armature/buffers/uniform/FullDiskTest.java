package dev.armature.buffers.uniform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes mapped buffers in a process whose disk, or whose limit of a file's length, is too small.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

  /** Transitions of 224 bytes: 21 MiB. */
  private static final String CAPACITY = "100000";

  private static final String REFUSED =
      "capacity: 100000 transitions need a file of 22412288 bytes (21 MiB) in %s, ";

  @TempDir private Path folder;

  @Test
  void diskThatIsTooSmallIsRefusedAndNothingIsLeft() throws Exception {
    assumeThat(run("unshare -rm mount -t tmpfs -o size=4m tmpfs \"$1\"").status())
        .as("mounting a small disk, as a user without rights may where namespaces are allowed")
        .isZero();
    Ended ended = run("unshare -rm sh -c 'mount -t tmpfs -o size=4m tmpfs \"$1\" && " + PROBE);
    assertThat(ended.output())
        .startsWith(REFUSED.formatted(folder.resolve("buffer")) + "and 4 MiB are free; ")
        .endsWith("left: []\n");
  }

  /** As on a disk that others fill at the same time. */
  @Test
  void writeThatFailsHalfwayIsToldAndNothingIsLeft() throws Exception {
    Files.writeString(folder.resolve("precious"), "kept");
    Ended ended = run("sh -c 'ulimit -f 10000 && " + PROBE);
    assertThat(ended.output())
        .startsWith(REFUSED.formatted(folder.resolve("buffer")) + "which could not be written: ")
        .endsWith("left: [precious]\n");
  }

  private static final String PROBE =
      "exec \"$2\" -cp \"$3\" dev.armature.buffers.uniform.DiskProbe \"$1\" "
          + CAPACITY
          + "' sh \"$1\" \"$2\" \"$3\"";

  private record Ended(int status, String output) {}

  private Ended run(String script) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.add(folder.toString());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(System.getProperty("java.class.path"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
