package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A plugin that was compiled elsewhere and dropped into a plugins folder as a zip. */
class DroppedInPluginIT {

  @TempDir Path folder;
  private Path plugins;
  private Distribution armature;

  @BeforeEach
  void drop() throws IOException {
    plugins = Files.createDirectory(folder.resolve("dropped"));
    TinyPlugin.buildInto(plugins);
    armature = new Distribution(folder);
  }

  private Ended train(String... more) throws IOException, InterruptedException {
    List<String> arguments = List.of("train", TinyPlugin.EXPERIMENT.toString());
    return armature.run(
        Stream.of(List.of("--plugins", plugins.toString()), arguments, List.of(more))
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  @Test
  void isUsedByNamingItsTypes() throws Exception {
    Ended train = train();

    assertThat(train.status()).as(train.err()).isZero();
    assertThat(train.out())
        .contains("run folder: runs/tiny-seed0")
        .containsPattern("steps +3000")
        .containsPattern("return +-0\\.0")
        .containsPattern("success +100\\.0 %");
    assertThat(train.err().lines())
        .filteredOn(line -> line.startsWith("step"))
        .hasSize(6)
        .anyMatch(line -> line.matches("step 2000/3000  return -.* steps/s  ETA 0:0.:.."))
        .anyMatch(line -> line.startsWith("step 3000/3000  evaluation of 5 episodes: return -0.0"));
    assertThat(folder.resolve("runs/tiny-seed0/final/agent.safetensors")).exists();
  }

  @Test
  void canBeInstalledUsedAndRemoved() throws Exception {
    Path zip = plugins.resolve("tiny-1.2.3.zip");
    String[] own = {"--plugins", folder.resolve("own").toString()};
    Ended install = armature.run("plugins", "install", zip.toString(), own[0], own[1]);
    assertThat(install.out()).contains("installed in", "tiny-1.2.3");
    assertThat(folder.resolve("own/tiny-1.2.3/lib/tiny.jar")).exists();

    Ended again = armature.run("plugins", "install", zip.toString(), own[0], own[1]);
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("tiny is installed already");

    assertThat(armature.run("plugins", "list", own[0], own[1]).out()).contains("tiny");
    assertThat(armature.run("plugins", "remove", "tiny", own[0], own[1]).status()).isZero();
    assertThat(folder.resolve("own")).isEmptyDirectory();
  }

  @Test
  void anAdditionGoesIntoTheFolderOfItsPlugin() throws Exception {
    Path own = folder.resolve("own");
    String[] named = {"--plugins", own.toString()};
    armature.run(
        "plugins", "install", plugins.resolve("tiny-1.2.3.zip").toString(), named[0], named[1]);
    Path addition = folder.resolve("gpu.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(addition))) {
      out.putNextEntry(new ZipEntry("addition.properties"));
      out.write("addition.to=tiny".getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("gpu/driver.so"));
      out.write(1);
    }
    Ended install = armature.run("plugins", "install", addition.toString(), named[0], named[1]);

    assertThat(install.status()).as(install.err()).isZero();
    assertThat(own.resolve("tiny-1.2.3/gpu/driver.so")).hasSize(1);
    assertThat(own.resolve("tiny-1.2.3/addition.properties")).doesNotExist();
  }

  @Test
  void isFoundThroughTheEnvironmentVariableToo() throws Exception {
    Ended list =
        armature
            .start(
                Distribution.launcher(),
                Map.of("ARMATURE_PLUGINS", plugins.toString()),
                "plugins",
                "list")
            .end();

    assertThat(list.out()).contains("A number to be guessed");
  }

  @Test
  void jsonIsAllThatStandardOutputCarries() throws Exception {
    JsonNode train = train("--format", "json", "--seed", "3").json();

    assertThat(train.propertyNames())
        .containsExactly("run_folder", "complete", "steps", "evaluation");
    assertThat(train.path("run_folder").asString()).isEqualTo("runs/tiny-seed3");
    assertThat(train.path("complete").asBoolean()).isTrue();
    assertThat(train.path("steps").asInt()).isEqualTo(3000);
    assertThat(train.path("evaluation").propertyNames())
        .containsExactly(
            "episodes",
            "return_mean",
            "return_deviation",
            "return_minimum",
            "return_maximum",
            "length_mean",
            "success_rate");
  }

  @Test
  void theTrainedAgentCanBeEvaluated() throws Exception {
    train("--quiet");
    String[] evaluate = {
      "--plugins", plugins.toString(), "evaluate", "runs/tiny-seed0", "--episodes", "7"
    };

    Ended table = armature.run(evaluate);
    JsonNode json =
        armature
            .run(
                Stream.concat(Stream.of(evaluate), Stream.of("--format=json"))
                    .toArray(String[]::new))
            .json();

    assertThat(table.status()).as(table.err()).isZero();
    assertThat(table.out())
        .containsPattern("agent +runs/tiny-seed0/final")
        .containsPattern("episodes +7")
        .containsPattern("return +-0\\.\\d+ ± \\d\\.\\d+ \\(minimum .*, maximum .*\\)")
        .containsPattern("length +10\\.0");
    assertThat(json.propertyNames())
        .containsExactly(
            "run_folder",
            "agent",
            "agent_sha256",
            "seed",
            "episodes",
            "return_mean",
            "return_deviation",
            "return_minimum",
            "return_maximum",
            "length_mean",
            "success_rate");
    assertThat(json.path("episodes").asInt()).isEqualTo(7);
  }

  @Test
  void anExperimentsAgentIsEvaluatedAsItIsBeforeTraining() throws Exception {
    String[] evaluate = {
      "--plugins", plugins.toString(), "evaluate", TinyPlugin.EXPERIMENT.toString()
    };

    Ended table = armature.run(evaluate);
    JsonNode json =
        armature
            .run(
                Stream.concat(Stream.of(evaluate), Stream.of("--format=json"))
                    .toArray(String[]::new))
            .json();

    assertThat(table.status()).as(table.err()).isZero();
    assertThat(table.out()).containsPattern("experiment +/.*/tiny.conf").contains("episodes");
    assertThat(json.propertyNames())
        .startsWith("experiment", "seed", "episodes")
        .doesNotContain("agent", "run_folder");
    assertThat(json.path("episodes").asInt()).isEqualTo(5);
    // Trained it ends each episode in success.
    assertThat(json.path("success_rate").asDouble()).isLessThan(1);
    assertThat(armature.runs()).isEmpty();
  }

  @Test
  void anotherTypeDropsTheOldOnesSettings() throws Exception {
    train("--quiet");

    Ended evaluate =
        armature.run(
            "--plugins",
            plugins.toString(),
            "evaluate",
            "runs/tiny-seed0",
            "--set",
            "agent.type=td3",
            "--set",
            "network.type=simd");

    // It fails on the saved state, not on keys of the other type.
    assertThat(evaluate.status()).as(evaluate.err()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(evaluate.err()).contains("there is no entry").doesNotContain("unknown key");
  }

  @Test
  void aWrongKeyIsToldWithItsPlaceAndLeavesNothing() throws Exception {
    Path experiment = Files.copy(TinyPlugin.EXPERIMENT, folder.resolve("wrong.conf"));
    Files.writeString(
        experiment, Files.readString(experiment) + "agent.temprature = 1\nseed = one\n");

    Ended train =
        armature.run("--plugins", plugins.toString(), "train", "wrong.conf", "--format=json");

    int line = (int) Files.readString(experiment).lines().count() - 1;
    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(train.out()).isEmpty();
    assertThat(train.err())
        .contains(
            "wrong.conf:" + line + ": agent.temprature: unknown key; did you mean temperature?")
        .contains("wrong.conf:" + (line + 1) + ": seed: expected a whole number")
        .doesNotContain("\tat ");
    assertThat(armature.runs()).isEmpty();
  }

  @Test
  void anUnknownTypeIsToldWithTheNearest() throws Exception {
    Ended train = train("--set", "environment.type=tinny");

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(train.err())
        .contains("environment.type: no installed plugin offers tinny; did you mean tiny?")
        .doesNotContain("\tat ");
    assertThat(armature.runs()).isEmpty();
  }

  @Test
  void whatOnlyThePluginCanRefuseLeavesNothingEither() throws Exception {
    Ended train = train("--set", "environment.goals=[2]");

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(train.out()).isEmpty();
    assertThat(train.err())
        .contains("--set environment.goals=[2]")
        .contains("environment.goals: the goal 2.0 is out of reach")
        .doesNotContain("\tat ");
    assertThat(armature.runs()).isEmpty();
  }

  @Test
  void aStackTraceIsThereForTheAsking() throws Exception {
    Ended train = train("--set", "environment.goals=[2]", "--debug");

    assertThat(train.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(train.err()).contains("\tat example.tiny.TinyEnvironment");
  }
}
