package dev.armature.benchmarks;

import dev.armature.host.files.FolderTree;
import dev.armature.host.index.MetricBound;
import dev.armature.host.index.RunEntry;
import dev.armature.host.index.RunFilter;
import dev.armature.host.index.RunIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What {@code armature runs list} does with a filter, among many complete runs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class RunIndexBenchmark {

  /** How many runs there are. */
  @Param("10000")
  public int runs;

  private Path folder;

  @Setup
  public void setUp() throws IOException {
    folder = Files.createTempDirectory("runs");
    for (int i = 0; i < runs; i++) {
      Path run = Files.createDirectory(folder.resolve("run-seed" + i));
      Files.writeString(
          run.resolve("config.conf"),
          "name = run, seed = "
              + i
              + ", agent.type = "
              + (i % 2 == 0 ? "td3" : "sac")
              + ", environment.type = pendulum");
      Files.writeString(
          run.resolve("metrics.csv"),
          "step,train/return,losses/critic,losses/actor,values/q1,evaluation/return\n"
              + "20000,-150.5,0.1,0.2,-30.5,-"
              + i);
      Path end = Files.createDirectory(run.resolve("final"));
      Files.writeString(
          end.resolve("evaluation.json"), "{\"episodes\": 20, \"return_mean\": -" + i + "}");
    }
    list();
  }

  /** Opens the index, looks for changed folders, and finds a quarter of the runs. */
  @Benchmark
  public List<RunEntry> list() throws IOException {
    try (RunIndex index = new RunIndex(folder)) {
      index.synchronise();
      return index.find(
          new RunFilter(
              List.of("run*"),
              List.of("sac"),
              List.of(),
              List.of(),
              List.of(),
              OptionalLong.empty(),
              Optional.empty(),
              List.of(new MetricBound("return_mean", ">=", -runs / 2.0))));
    }
  }

  @TearDown
  public void tearDown() throws IOException {
    FolderTree.delete(folder);
  }
}
