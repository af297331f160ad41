package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchReportTest {

  private static final double MS = 1e6;

  private final BenchResult quick = result("quick", 2);
  private final BenchResult pyTorch = result(BenchRoute.PYTORCH, 2);
  private final BenchResult pyTorchAlone = result(BenchRoute.PYTORCH, 1);

  private static BenchResult result(String name, int threads) {
    return new BenchResult(new BenchRoute(name, Optional.of(threads), List.of("true")));
  }

  private static void round(BenchResult result, double... steps) {
    for (int i = 0; i < steps.length; i++) {
      steps[i] *= MS;
    }
    result.round(steps, new double[] {4000, 5000, 9000});
  }

  private JsonNode route(int index) {
    BenchReport report = new BenchReport(List.of(quick, pyTorchAlone, pyTorch), 2, 3e8);
    JsonMapper mapper = JsonMapper.shared();
    return mapper.valueToTree(report.json()).path("routes").path(index);
  }

  @Test
  void aStepIsTimedTogetherWithItsShareOfTheActorsUpdate() {
    round(quick, 1, 3, 1, 3, 1, 5);

    assertThat(route(0).path("step_ms").asDouble()).isEqualTo(2);
    assertThat(route(0).path("action_us").asDouble()).isEqualTo(5);
    assertThat(route(0).path("p99_ms").asDouble()).isEqualTo(4.9);
  }

  @Test
  void theRatioComparesWithPyTorchAtTheSameThreadsInTheSameRound() {
    // The machine is ten times as slow in the second round, and three times as slow in the third.
    for (double pace : new double[] {1, 10, 3}) {
      round(quick, pace, pace);
      round(pyTorch, 2 * pace, 2 * pace);
      round(pyTorchAlone, 5 * pace, 5 * pace);
    }

    assertThat(route(0).path("ratio_to_pytorch").asDouble()).isEqualTo(2);
    assertThat(route(1).path("ratio_to_pytorch").asDouble()).isEqualTo(0.4);
    assertThat(route(2).path("ratio_to_pytorch").asDouble()).isEqualTo(1);
  }

  @Test
  void theFloorIsTheBestProductWithNoMoreThreads() {
    round(quick, 2, 2);
    round(pyTorchAlone, 4, 4);
    quick.product(200);
    pyTorch.product(300);
    pyTorch.product(250);
    pyTorchAlone.product(150);

    // 0.3 GFLOP take 1 ms at 300 GFLOP/s and 2 ms at 150.
    assertThat(route(0).path("sgemm_share").asDouble()).isEqualTo(0.5);
    assertThat(route(1).path("sgemm_share").asDouble()).isEqualTo(0.5);
  }

  @Test
  void aRouteThatEndsEarlyHasNoFiguresAndIsToldWithTheReason() {
    round(quick, 1, 1);
    quick.started(0.5);
    quick.failed("no GPU");

    JsonNode route = route(0);
    assertThat(route.path("name").asString()).isEqualTo("quick");
    for (String measure : List.of("step_ms", "p99_ms", "start_to_first_step_s")) {
      assertThat(route.path(measure).isNull()).as(measure).isTrue();
    }
    assertThat(new BenchReport(List.of(quick), 2, 1).notes())
        .containsExactly("quick with 2 threads cannot be run: no GPU");
  }

  @Test
  void theTableHasALineForEachRoute() {
    round(quick, 1, 1);

    assertThat(new BenchReport(List.of(quick), 2, 1).table().lines())
        .map(line -> line.replaceAll(" +", " "))
        .containsExactly(
            "ROUTE THREADS STEP ms x PYTORCH OF SGEMM ACTION µs P99 ms PEAK MB FIRST STEP s",
            "quick 2 1.00 - - 5.00 1.00 - -");
  }
}
