package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.host.training.RunFolder;
import dev.armature.host.training.RunStatus;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sweeps of real processes, some of which come to grief. */
class SweepIT {

  private static final long PATIENCE_NANOSECONDS = TimeUnit.SECONDS.toNanos(200);
  private static final String SWEEP = "runs/tiny-sweep";

  /** For processes that live too shortly to be worth the optimising compiler. */
  private static final Map<String, String> BRIEF =
      Map.of("ARMATURE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");

  @TempDir Path folder;
  private Path plugins;
  private Distribution armature;

  @BeforeEach
  void drop() throws IOException {
    plugins = Files.createDirectory(folder.resolve("dropped"));
    TinyPlugin.buildInto(plugins);
    armature = new Distribution(folder);
  }

  private Distribution.Running start(String sweep, String... more) throws IOException {
    Files.writeString(folder.resolve("many.conf"), Files.readString(TinyPlugin.EXPERIMENT) + sweep);
    String[] arguments = {"sweep", "many.conf", "--plugins=" + plugins, "--jobs=2"};
    return armature.start(
        Distribution.launcher(),
        BRIEF,
        Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private Path run(String name) {
    return folder.resolve(SWEEP).resolve(name);
  }

  /** Waits until the run has written a checkpoint. */
  private void awaitCheckpoint(String name) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOSECONDS;
    Path checkpoints = run(name).resolve("checkpoints");
    while (!Files.exists(checkpoints) || !hasCheckpoint(checkpoints)) {
      assertThat(System.nanoTime()).as("a checkpoint of " + name).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  private static boolean hasCheckpoint(Path checkpoints) throws IOException {
    try (Stream<Path> children = Files.list(checkpoints)) {
      return children.anyMatch(it -> it.getFileName().toString().matches("step-\\d+"));
    }
  }

  /** Kills the process of one run, as the system does when memory runs out. */
  private void kill(Distribution.Running sweep, String name) {
    ProcessHandle process =
        sweep
            .process()
            .descendants()
            .filter(it -> it.info().commandLine().orElse("").contains("/" + name))
            .findFirst()
            .orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
  }

  private static Map<String, JsonNode> byName(JsonNode json) {
    Map<String, JsonNode> runs = new HashMap<>();
    json.path("runs").forEach(it -> runs.put(it.path("name").asString(), it));
    return runs;
  }

  private static String message(Map<String, JsonNode> runs, String name) {
    return Optional.ofNullable(runs.get(name)).orElseThrow().path("message").asString();
  }

  private FileTime ended(String name) throws IOException {
    return Files.getLastModifiedTime(run(name).resolve("final/evaluation.json"));
  }

  @Test
  void nineOfTwelveFinishAndASecondCallRunsWhatIsOwed() throws Exception {
    String sweep =
        """
        training { steps = 300, metrics-every = 100 }
        evaluation.every = 0
        sweep.settings = [
          { name = long, seed = 9, training.steps = 150000, checkpoints.every = 5000 }
          { name = wrong, agent.temprature = 1 }
          { name = failing, environment.type = failing }
        """
            + String.join(
                "\n", IntStream.range(0, 9).mapToObj(i -> "{ name = good" + i + " }").toList())
            + "]";

    Distribution.Running first = start(sweep, "--retries=0", "--format=json");
    String killed = started(first, "long");
    String failing = started(first, "failing");
    awaitCheckpoint(killed);
    kill(first, killed);
    Ended ended = first.end();

    Map<String, JsonNode> runs = byName(ended.json());
    assertThat(ended.status()).as(ended.err()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(runs).hasSize(12);
    assertThat(runs.values().stream().filter(it -> it.path("status").asString().equals("complete")))
        .hasSize(9)
        .allMatch(it -> it.path("name").asString().startsWith("good"))
        .allMatch(it -> it.path("evaluation").path("episodes").asInt() == 5);
    assertThat(message(runs, killed)).isEqualTo("ended by signal 9");
    assertThat(message(runs, failing)).contains("simulation has exploded");
    assertThat(status(killed)).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(status(failing)).isEqualTo(RunStatus.FAILED);
    assertThat(ended.err()).contains("agent.temprature: unknown key; did you mean temperature?");
    FileTime good = ended("good0");

    Ended second = start(sweep, "--retries=0").end();

    assertThat(second.status()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(second.err().lines().filter(it -> it.endsWith(": started")))
        .containsExactlyInAnyOrder(killed + ": started", failing + ": started");
    assertThat(second.out())
        .contains("10 of 12 runs are complete")
        .containsPattern(killed + " +complete +150000/150000")
        .containsPattern(failing + " +failed ")
        .contains("exploded");
    assertThat(ended("good0")).isEqualTo(good);
    assertThat(armature.run("runs", "list", "--name=tiny-sweep/good*").out().lines()).hasSize(10);

    Ended changed = start(sweep, "--set=agent.exploration=0.5").end();
    assertThat(changed.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(changed.err()).contains("agent.exploration was 0.3 and is 0.5");
  }

  private RunStatus status(String name) throws IOException {
    return RunStatus.of(new RunFolder(run(name)));
  }

  /** The name of the run that begins so, once it was started. */
  private static String started(Distribution.Running sweep, String prefix) throws Exception {
    sweep.awaitError("\n" + prefix);
    return Files.readAllLines(sweep.err()).stream()
        .filter(it -> it.startsWith(prefix) && it.endsWith(": started"))
        .map(it -> it.replace(": started", ""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingIsLostWhenItIsCutOff() throws Exception {
    String sweep =
        """
        training { steps = 200000, metrics-every = 10000 }
        evaluation.every = 0
        checkpoints.every = 10000
        sweep.seed = [1..2]
        """;
    Distribution.Running first = start(sweep);
    awaitCheckpoint("seed1");
    kill(first, "seed1");
    first.awaitError("seed1: started again");
    awaitCheckpoint("seed2");
    first.signal("INT");
    Ended stopped = first.end();
    assertThat(stopped.status()).as(stopped.err()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(stopped.out()).contains("started again after: ended by signal 9");

    Distribution.Running second = start(sweep);
    second.awaitError("seed2: started");
    awaitBusy("seed2");
    second.process().destroyForcibly().waitFor();
    awaitFree("seed1");
    awaitFree("seed2");

    Ended third = start(sweep, "--format=json").end();
    Ended whole =
        armature.run(
            "train",
            TinyPlugin.EXPERIMENT.toString(),
            "--plugins=" + plugins,
            "--seed=1",
            "--runs=whole",
            "--set=training { steps = 200000, metrics-every = 10000 }",
            "--set=evaluation.every=0",
            "--set=checkpoints.every=10000");
    assertThat(third.status()).as(third.err()).isZero();
    assertThat(third.json().path("complete").asBoolean()).isTrue();
    assertThat(whole.status()).as(whole.err()).isZero();
    assertThat(run("seed1/final/agent.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("whole/tiny-seed1/final/agent.safetensors"));
  }

  private void awaitBusy(String name) throws Exception {
    await(name, true);
  }

  /** Waits until no process writes to a run: nothing goes on when the sweep is gone. */
  private void awaitFree(String name) throws Exception {
    await(name, false);
  }

  private void await(String name, boolean busy) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOSECONDS;
    Path evaluation = run(name).resolve("final/evaluation.json");
    while (isBusy(run(name).resolve(".lock")) != busy && !(busy && Files.exists(evaluation))) {
      assertThat(System.nanoTime()).as(name + " ends").isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private static boolean isBusy(Path lock) throws IOException {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      FileLock mine = channel.tryLock();
      return mine == null;
    }
  }
}
