package dev.armature.launchers.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.LaunchedRun;
import dev.armature.api.RunLaunch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLauncherTest {

  @TempDir Path folder;
  private Path log;

  @BeforeEach
  void nameLog() {
    log = folder.resolve("run.log");
  }

  private LaunchedRun launch(String script) throws IOException {
    return new LocalLauncher(new LocalConfig(2, 0), 8)
        .launch(new RunLaunch("run", List.of("sh", "-c", script), folder, log));
  }

  private static int await(LaunchedRun run) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (run.exitStatus().isEmpty()) {
      assertThat(System.nanoTime()).as("it ends").isLessThan(deadline);
      Thread.sleep(10);
    }
    return run.exitStatus().getAsInt();
  }

  @Test
  void processorsAreSharedOut() {
    assertThat(new LocalLauncher(new LocalConfig(0, 0), 8).slots()).isEqualTo(8);
    assertThat(new LocalLauncher(new LocalConfig(0, 0), 8).processors()).isEqualTo(1);
    assertThat(new LocalLauncher(new LocalConfig(3, 0), 8).processors()).isEqualTo(2);
    assertThat(new LocalLauncher(new LocalConfig(20, 0), 8).processors()).isEqualTo(1);
    assertThat(new LocalLauncher(new LocalConfig(2, 3), 8).processors()).isEqualTo(3);
  }

  @Test
  void aRunIsToldOfItsShareAndLogged() throws Exception {
    assertThat(await(launch("pwd; echo $ARMATURE_JAVA_OPTS; echo oh >&2; exit 5"))).isEqualTo(5);

    assertThat(Files.readAllLines(log))
        .containsSubsequence(folder.toRealPath().toString(), "oh")
        .anyMatch(it -> it.startsWith("-XX:ActiveProcessorCount=4"));
  }

  @Test
  void aRunIsStoppedByTheEndOfItsInput() throws Exception {
    LaunchedRun run = launch("cat; exit 7");
    assertThat(run.exitStatus()).isEmpty();
    run.stop();

    assertThat(await(run)).isEqualTo(7);
    run.stop();
  }

  @Test
  void aKilledRunTellsTheSignal() throws Exception {
    LaunchedRun run = launch("exec sleep 1000");
    run.kill();

    assertThat(await(run)).isEqualTo(128 + 9);
  }
}
