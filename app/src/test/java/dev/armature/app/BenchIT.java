package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code armature bench} with networks so small that it takes seconds. */
class BenchIT {

  private static final List<String> SMALL =
      List.of("bench --rounds 1 --steps 5 --hidden 8,8 --batch 8 --format json".split(" "));

  private static final List<String> MEASURES =
      List.of("step_ms", "sgemm_share", "action_us", "p99_ms", "start_to_first_step_s");

  @TempDir Path folder;

  /** A folder with a python3 that has no PyTorch. */
  private Path bare;

  @BeforeEach
  void makePythonWithoutPyTorch() throws Exception {
    bare = Files.createDirectory(folder.resolve("bare"));
    Path python =
        Files.createFile(
            bare.resolve("python3"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Files.writeString(
        python, "#!/bin/sh\necho \"ModuleNotFoundError: No module named 'torch'\" >&2\nexit 1\n");
  }

  private Ended bench(boolean withPython, String... more) throws Exception {
    String path = System.getenv("PATH");
    List<String> arguments = new ArrayList<>(SMALL);
    arguments.addAll(List.of(more));
    return new Distribution(folder)
        .start(
            Distribution.launcher(),
            Map.of("PATH", withPython ? path : bare + ":" + path),
            arguments.toArray(String[]::new))
        .end();
  }

  @Test
  void everyNetworkPluginIsMeasuredAlsoWithoutPyTorch() throws Exception {
    Ended ended = bench(false);

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.json().propertyNames()).containsExactly("routes");
    JsonNode routes = ended.json().path("routes");
    assertThat(routes.valueStream().map(BenchIT::title))
        .contains("simd 2", "simd 1", "dl4j-cpu 2", "dl4j-cpu 1")
        .noneMatch(title -> title.startsWith(BenchRoute.PYTORCH));
    for (JsonNode route : routes) {
      assertThat(route.propertyNames())
          .containsExactly(
              "name",
              "threads",
              "step_ms",
              "ratio_to_pytorch",
              "sgemm_share",
              "action_us",
              "p99_ms",
              "peak_rss_mb",
              "start_to_first_step_s");
      assertThat(route.path("ratio_to_pytorch").isNull()).isTrue();
    }
    assertMeasured(routes, "simd 2", "simd 1", "dl4j-cpu 2", "dl4j-cpu 1");
    assertThat(ended.err()).contains("no PyTorch: python3 has none");
  }

  @Test
  void aRouteThatCannotBeMadeIsListedWithTheReason() throws Exception {
    Ended ended = bench(false, "--threads", "2000");

    assertThat(ended.status()).as(ended.err()).isZero();
    JsonNode routes = ended.json().path("routes");
    assertMeasured(routes, "simd 1", "dl4j-cpu 1");
    JsonNode refused = find(routes, "simd 2000").orElseThrow();
    MEASURES.forEach(measure -> assertThat(refused.path(measure).isNull()).as(measure).isTrue());
    assertThat(ended.err())
        .contains("simd with 2000 threads cannot be run: ")
        .contains("network.threads: 2000 is out of range");
  }

  @Test
  void aPythonWithoutPyTorchThatTheUserNamedIsRefused() throws Exception {
    Ended ended = bench(true, "--python", bare.resolve("python3").toString());

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("--python " + bare)
        .contains("expected a Python with numpy and torch", "No module named 'torch'");
  }

  @Test
  void pyTorchRunsTheSameStepWherePythonHasIt() throws Exception {
    assumeTrue(BenchPython.find(Optional.empty()).isPresent(), "python3 has PyTorch");

    Ended ended = bench(true);

    assertThat(ended.status()).as(ended.err()).isZero();
    JsonNode routes = ended.json().path("routes");
    assertMeasured(routes, "pytorch-eager 2", "pytorch-eager 1", "simd 2");
    for (JsonNode route : routes) {
      assertThat(route.path("ratio_to_pytorch").isNull()).isEqualTo(route.path("step_ms").isNull());
    }
    assertThat(find(routes, "pytorch-eager 2").orElseThrow().path("ratio_to_pytorch").asDouble())
        .isEqualTo(1);
  }

  private static void assertMeasured(JsonNode routes, String... titles) {
    for (String title : titles) {
      JsonNode route = find(routes, title).orElseThrow();
      // Of so small a step the share of products is nearly 0.
      for (String measure : MEASURES) {
        assertThat(route.path(measure).isNumber()).as("%s of %s", measure, title).isTrue();
      }
      assertThat(route.path("step_ms").asDouble()).isPositive();
      assertThat(route.path("start_to_first_step_s").asDouble()).isPositive();
    }
  }

  private static Optional<JsonNode> find(JsonNode routes, String title) {
    return routes.valueStream().filter(route -> title(route).equals(title)).findFirst();
  }

  private static String title(JsonNode route) {
    return route.path("name").asString() + " " + route.path("threads").asInt();
  }
}
