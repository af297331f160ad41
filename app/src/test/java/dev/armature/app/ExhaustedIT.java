package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.checkpoints.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that runs out of something in the middle of a run, and a second process. */
class ExhaustedIT {

  @TempDir Path folder;
  private Path plugins;
  private Distribution armature;

  @BeforeEach
  void build() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    TinyPlugin.buildInto(plugins);
    TinyPlugin.buildFaultyInto(plugins);
    armature = new Distribution(folder);
  }

  private String[] arguments(String... more) {
    String[] first = {
      "train", TinyPlugin.FAULTY.toString(), "--plugins=" + plugins, "--quiet",
    };
    return Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static void assertFailed(Ended ended, Path run, String message) throws IOException {
    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(ended.err()).contains(message, "the last checkpoint is ").doesNotContain("\tat ");
    Checkpoint last = new CheckpointFolder(run.resolve("checkpoints"), 1).latest().orElseThrow();
    last.verify();
    assertThat(ended.err()).contains(last.folder().getFileName().toString());
  }

  @Test
  void aFullHeapEndsTheRunWithItsCheckpoint() throws Exception {
    Ended ended =
        armature
            .start(
                Distribution.launcher(),
                Map.of("ARMATURE_JAVA_OPTS", "-Xmx80m"),
                arguments("--set=environment.fault=hoard-heap"))
            .end();
    assertFailed(ended, folder.resolve("runs/faulty-seed0"), "out of memory with a heap of ");
    assertThat(armature.run("runs", "list", "--status=failed").out()).contains("faulty-seed0");
    assertThat(armature.run("runs", "show", "faulty-seed0").out())
        .containsPattern("session .*, failed: out of memory");
  }

  @Test
  void noMoreFilesEndTheRunWithItsCheckpoint() throws Exception {
    Path limited = folder.resolve("limited");
    Files.writeString(
        limited, "#!/bin/sh\nulimit -n 400\nexec '%s' \"$@\"\n".formatted(Distribution.launcher()));
    assertThat(limited.toFile().setExecutable(true)).isTrue();
    Ended ended =
        armature.start(limited, Map.of(), arguments("--set=environment.fault=hoard-files")).end();
    assertFailed(ended, folder.resolve("runs/faulty-seed0"), "Too many open files");
  }

  @Test
  void aFullDiskAndOneThatIsReadOnlyEndTheRunWithItsCheckpoint() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = mount("-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString());
    if (!mounted) {
      System.err.println("ExhaustedIT: no file system can be mounted here; a full disk is SKIPPED");
    }
    assumeTrue(mounted);
    try {
      Path run = disk.resolve("faulty-seed0");
      // A checkpoint has 160 kB, and there is room for two or three.
      String[] large = {
        "--set=replay-buffer.capacity=8000",
        "--set=training.steps=5000",
        "--set=checkpoints.keep=5",
        "--runs=" + disk
      };
      assertFailed(armature.run(arguments(large)), run, "No space left on device");
      assertThat(run.resolve("config.conf")).exists();

      assertThat(mount("-o", "remount,ro", disk.toString())).isTrue();
      Ended refused = armature.run("train", "--resume", run.toString(), "--plugins=" + plugins);
      assertThat(refused.status()).as(refused.err()).isEqualTo(ExitStatus.BAD_INPUT);
      assertThat(refused.err()).contains("Read-only file system").doesNotContain("\tat ");
      Ended begun = armature.run(arguments("--runs=" + disk));
      assertThat(begun.status()).as(begun.err()).isEqualTo(ExitStatus.BAD_INPUT);
      assertThat(begun.err()).contains("Read-only file system").doesNotContain("\tat ");

      // With room again it goes on from where it was.
      assertThat(mount("-o", "remount,rw,size=64m", disk.toString())).isTrue();
      Ended resumed =
          armature.run("train", "--resume", run.toString(), "--plugins=" + plugins, "--quiet");
      assertThat(resumed.status()).as(resumed.err()).isZero();
    } finally {
      assertThat(new ProcessBuilder("umount", disk.toString()).start().waitFor()).isZero();
    }
  }

  private static boolean mount(String... arguments) throws InterruptedException {
    try {
      String[] command =
          Stream.concat(Stream.of("mount"), Stream.of(arguments)).toArray(String[]::new);
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void oneProcessWritesToARunAlsoAfterTheFirstWasKilled() throws Exception {
    Distribution.Running first =
        armature.start(arguments("--set=environment.fault=hang", "--set=environment.at=1200"));
    Path run = folder.resolve("runs/faulty-seed0");
    while (!Files.exists(run.resolve("checkpoints/step-000000001000"))) {
      assertThat(first.process().isAlive()).isTrue();
      Thread.sleep(20);
    }
    String[] resume = {"train", "--resume", "runs/faulty-seed0", "--plugins=" + plugins};
    Ended second = armature.run(resume);
    assertThat(second.status()).as(second.err()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(second.err()).contains("is being written to by another process");

    first.signal("KILL");
    assertThat(first.end().status()).isEqualTo(137);
    // It goes on to the step at which the environment hangs again.
    Distribution.Running third = armature.start(resume);
    while (!Files.readString(third.out()).contains("run folder")) {
      assertThat(third.process().isAlive()).isTrue();
      Thread.sleep(20);
    }
    third.signal("KILL");
    assertThat(third.end().status()).isEqualTo(137);
  }
}
