package dev.armature.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {

  @Test
  void everyBenchmarkRuns() throws Exception {
    Options once =
        new OptionsBuilder()
            .forks(0)
            .mode(Mode.SingleShotTime)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.NONE)
            .param("threads", "1")
            .param("capacity", "1000")
            .param("shape", "8x3x64")
            .param("hidden", "8x8")
            .param("batchSize", "8")
            .param("runs", "20")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();

    Collection<RunResult> results = new Runner(once).run();

    assertThat(results)
        .map(result -> result.getParams().getBenchmark().replaceAll(".*\\.(\\w+\\.\\w+)$", "$1"))
        .hasSameElementsAs(
            List.of(
                "KernelBenchmark.forward",
                "KernelBenchmark.transposed",
                "NetworkBenchmark.backwardAndAdam",
                "NetworkBenchmark.forward",
                "NetworkBenchmark.inputGradient",
                "NetworkBenchmark.polyak",
                "ReplayBufferBenchmark.add",
                "ReplayBufferBenchmark.learned",
                "ReplayBufferBenchmark.sample",
                "RunIndexBenchmark.list",
                "Td3Benchmark.act",
                "Td3Benchmark.step"));
  }
}
