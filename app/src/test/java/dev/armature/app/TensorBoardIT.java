package dev.armature.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** TensorBoard's own reader finds in the event files what is in metrics.csv. */
class TensorBoardIT {

  private static final String EXPERIMENT =
      Distribution.launcher().resolveSibling("../experiments/pendulum.conf").toString();
  private static final int SUCCESS = 1;

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() {
    armature = new Distribution(folder);
  }

  private JsonNode read(String python, Path run) throws IOException, InterruptedException {
    Path errors = folder.resolve("reader.err");
    Process reader =
        new ProcessBuilder(
                python, Path.of("src/test/resources/read_events.py").toString(), run.toString())
            .redirectError(errors.toFile())
            .start();
    String json = new String(reader.getInputStream().readAllBytes(), UTF_8);
    assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(reader.exitValue()).as(Files.readString(errors)).isZero();
    return JsonMapper.shared().readTree(json);
  }

  /** Each column of metrics.csv that has values: by step. */
  private static Map<String, Map<Long, Double>> columns(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    String[] names = lines.get(0).split(",");
    Map<String, Map<Long, Double>> columns = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      for (int i = 1; i < cells.length; i++) {
        if (!cells[i].isEmpty()) {
          columns
              .computeIfAbsent(names[i], name -> new TreeMap<>())
              .put(Long.parseLong(cells[0]), Double.parseDouble(cells[i]));
        }
      }
    }
    return columns;
  }

  private static void assertSame(JsonNode scalars, Map<String, Map<Long, Double>> columns) {
    assertThat(scalars.propertyNames()).containsExactlyInAnyOrderElementsOf(columns.keySet());
    columns.forEach(
        (name, values) -> {
          List<Long> steps = new ArrayList<>();
          for (JsonNode event : scalars.get(name)) {
            long step = event.get(0).asLong();
            steps.add(step);
            double value = values.getOrDefault(step, Double.NaN);
            assertThat(event.get(1).asDouble())
                .as("%s at %d", name, step)
                .isCloseTo(value, within(1e-6 * Math.max(1, Math.abs(value))));
          }
          assertThat(steps).as(name).containsExactlyElementsOf(values.keySet());
        });
  }

  /** Beyond the checkpoint that a run goes on from, the second file takes back the first. */
  @Test
  void aKilledAndResumedRunIsReadAsOne() throws Exception {
    String python = Python.with("tensorboard");
    Path run = folder.resolve("runs/pendulum-seed0");
    Distribution.Running training =
        armature.start(
            "train",
            EXPERIMENT,
            "--quiet",
            "--set=training.steps=1400",
            "--set=training.warm-up-steps=200",
            "--set=training.metrics-every=100",
            "--set=checkpoints.every=450",
            "--set=evaluation.every=500",
            "--set=evaluation.episodes=1",
            "--set=evaluation.final-episodes=1");
    Path csv = run.resolve("metrics.csv");
    while (training.process().isAlive()
        && (!Files.exists(csv) || !Files.readString(csv).contains("\n800,"))) {
      Thread.sleep(20);
    }
    training.signal("KILL");
    training.end();
    Ended resumed = armature.run("train", "--resume", run.toString(), "--quiet");
    assertThat(resumed.status()).as(resumed.err()).isZero();

    JsonNode events = read(python, run);
    assertSame(events.get("scalars"), columns(csv));
    assertThat(events.get("scalars").get("losses/critic").size()).isGreaterThan(10);
    JsonNode parameters = events.get("hyper_parameters");
    assertThat(parameters.get("agent.type").asString()).isEqualTo("td3");
    assertThat(parameters.get("agent.actor.optimizer.learning-rate").asDouble()).isEqualTo(1e-3);
    assertThat(parameters.get("agent.demonstrations.q-filter").asBoolean()).isTrue();
    assertThat(parameters.get("agent.actor.network.hidden").asString()).isEqualTo("[256,256]");
    assertThat(events.get("group").asString()).isEqualTo("pendulum");
    assertThat(events.get("status").asInt()).isEqualTo(SUCCESS);
    assertThat(events.get("text_plugin").get(0).asString()).isEqualTo("configuration");
    assertThat(events.get("text").asString()).contains("    agent {");
  }

  @Test
  void noneIsWrittenWhereItIsOff() throws Exception {
    Ended train =
        armature.run(
            "train",
            EXPERIMENT,
            "--quiet",
            "--set=tensorboard=off",
            "--set=training.steps=20",
            "--set=evaluation.final-episodes=1");
    assertThat(train.status()).as(train.err()).isZero();
    try (Stream<Path> files = Files.list(folder.resolve("runs/pendulum-seed0"))) {
      assertThat(files).isNotEmpty().noneMatch(it -> it.toString().contains("tfevents"));
    }
  }
}
