package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.host.files.FolderTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay buffer in a file, in half precision, with n-step returns, in whole runs. */
class ReplayBufferIT {

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() {
    armature = new Distribution(folder);
  }

  /** More than two times round the ring, with three environments that feed it in turn. */
  private Distribution.Running train(String... settings) throws Exception {
    String[] arguments = {
      "train",
      Distribution.launcher().resolveSibling("../experiments/pendulum.conf").toString(),
      "--format=json",
      "--set=training.steps=1200",
      "--set=agent.batch-size=32",
      "--set=training.warm-up-steps=300",
      "--set=training.environments=3",
      "--set=evaluation.every=0",
      "--set=evaluation.final-episodes=1",
      "--set=checkpoints.every=300",
      "--set=replay-buffer.capacity=500",
      "--set=replay-buffer.n-steps=3",
      "--set=replay-buffer.precision=float16",
      "--set=replay-buffer.storage=mapped"
    };
    return armature.start(
        Stream.of(arguments, settings).flatMap(Stream::of).toArray(String[]::new));
  }

  @Test
  void aKilledRunGoesOnToTheSameEnd() throws Exception {
    Ended whole = train("--runs=whole").end();
    assertThat(whole.status()).as(whole.err()).isZero();

    Distribution.Running running = train();
    Path run = folder.resolve("runs/pendulum-seed0");
    while (!Files.exists(run.resolve("checkpoints/step-000000000600"))) {
      assertThat(running.process().isAlive()).isTrue();
      Thread.sleep(20);
    }
    running.signal("KILL");
    assertThat(running.end().status()).isEqualTo(137);
    assertThat(run.resolve("replay-buffer/transitions.ring")).exists();

    Ended resumed = armature.run("train", "--resume", "runs/pendulum-seed0", "--quiet");
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(run.resolve("final/agent.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("whole/pendulum-seed0/final/agent.safetensors"));
  }

  @Test
  void storageDoesNotChangeWhatIsLearnt() throws Exception {
    for (String storage : new String[] {"memory", "mapped"}) {
      Ended ended =
          train(
                  "--runs=" + storage,
                  "--set=replay-buffer.storage=" + storage,
                  "--set=training.steps=600")
              .end();
      assertThat(ended.status()).as(ended.err()).isZero();
    }
    assertThat(folder.resolve("memory/pendulum-seed0/final/agent.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("mapped/pendulum-seed0/final/agent.safetensors"));
    assertThat(folder.resolve("memory/pendulum-seed0/replay-buffer")).doesNotExist();
  }

  @Test
  void aFileOfAnotherKindIsToldAtItsLineAndLeftAlone() throws Exception {
    Ended ended = train("--set=training.steps=300").end();
    assertThat(ended.status()).as(ended.err()).isZero();
    Path run = folder.resolve("runs/pendulum-seed0");
    FolderTree.delete(run.resolve("final"));
    Path file = Files.writeString(run.resolve("replay-buffer/transitions.ring"), "precious");

    Ended resumed = armature.run("train", "--resume", "runs/pendulum-seed0");

    assertThat(resumed.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(resumed.err())
        .matches(
            "(?s).*replay-buffer\\.storage: .*transitions\\.ring is not the file of a replay"
                + " buffer; delete it to begin with an empty one, a checkpoint does not need"
                + " it\\s*");
    assertThat(file).hasContent("precious");
  }
}
