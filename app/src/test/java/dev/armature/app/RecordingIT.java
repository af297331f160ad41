package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.host.files.Sha256;
import dev.armature.host.provenance.RunProvenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code evaluate --record} on a machine without a display. */
class RecordingIT {

  @TempDir Path folder;
  private Distribution armature;

  @BeforeEach
  void open() {
    armature = new Distribution(folder);
  }

  private String train(String experiment) throws Exception {
    Ended train =
        armature.run(
            "train",
            Distribution.launcher().resolveSibling("../experiments/" + experiment).toString(),
            "--quiet",
            "--set=training.steps=60",
            "--set=training.warm-up-steps=50",
            "--set=evaluation.every=0",
            "--set=evaluation.final-episodes=1");
    assertThat(train.status()).as(train.err()).isZero();
    return "runs/" + experiment.replace(".conf", "-seed0");
  }

  private Ended evaluate(String run, String... more) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("evaluate", run, "--episodes=2"));
    arguments.addAll(List.of(more));
    return armature
        .start(
            Distribution.launcher(), Map.of("DISPLAY", ":4711"), arguments.toArray(String[]::new))
        .end();
  }

  private static int frames(Path gif) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      return reader.getNumImages(true);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"pendulum.conf, 200", "robot-reach.conf, 50"})
  void episodesAreRecordedAndTheResultIsTheSame(String experiment, int steps) throws Exception {
    String run = train(experiment);

    Ended recorded = evaluate(run, "--record", "--format=json");
    Ended plain = evaluate(run, "--format=json");

    assertThat(recorded.status()).as(recorded.err()).isZero();
    assertThat(recorded.json().path("recording").asString()).isEqualTo(run + "/episodes");
    for (Map.Entry<String, JsonNode> value : plain.json().properties()) {
      assertThat(recorded.json().path(value.getKey())).isEqualTo(value.getValue());
    }
    Path episodes = folder.resolve(run + "/episodes");
    assertThat(names(episodes))
        .containsExactly(
            "episode-0001.gif",
            "episode-0001.safetensors",
            "episode-0002.gif",
            "episode-0002.safetensors",
            "manifest.json");
    RunProvenance manifest = RunProvenance.read(episodes.resolve("manifest.json")).orElseThrow();
    assertThat(manifest.text("checkpoint", "agent_sha256").orElseThrow())
        .isEqualTo(recorded.json().path("agent_sha256").asString());
    assertThat(manifest.text("checkpoint", "run", "configuration_sha256").orElseThrow())
        .isEqualTo(Sha256.ofFile(folder.resolve(run + "/config.conf")));
    assertThat(frames(episodes.resolve("episode-0002.gif"))).isEqualTo(steps + 1);
  }

  @Test
  void recordingsAreNotMixed() throws Exception {
    String run = train("pendulum.conf");
    evaluate(run, "--record=here");
    byte[] before = Files.readAllBytes(folder.resolve("here/episode-0001.gif"));

    Ended again = evaluate(run, "--seed=3", "--record=here");
    Ended elsewhere = evaluate(run, "--seed=3", "--record=there");

    assertThat(again.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("here is not empty").doesNotContain("\tat ");
    assertThat(folder.resolve("here/episode-0001.gif")).hasBinaryContent(before);
    assertThat(elsewhere.out()).containsPattern("recording +there");
    assertThat(names(folder.resolve("there"))).hasSize(5);
  }

  @Test
  void anExperimentFileIsRecordedWhereItSays() throws Exception {
    String file =
        Distribution.launcher().resolveSibling("../experiments/robot-scripted.conf").toString();

    Ended unnamed = evaluate(file, "--record");
    Ended named = evaluate(file, "--record=scripted", "--set=environment.task=lift");

    assertThat(unnamed.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(unnamed.err()).contains("name a folder with --record=DIR").doesNotContain("\tat ");
    assertThat(named.status()).as(named.err()).isZero();
    assertThat(names(folder.resolve("scripted"))).hasSize(5);
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldByName() throws Exception {
    String run = train("pendulum.conf");
    Files.writeString(folder.resolve("file"), "");

    Ended ended = evaluate(run, "--record=file/below");

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.err()).contains("file").doesNotContain("\tat ");
  }

  @Test
  void whatCannotBeDrawnSaysSo() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("dropped"));
    TinyPlugin.buildInto(plugins);
    String[] named = {"--plugins", plugins.toString()};
    armature.run(named[0], named[1], "train", TinyPlugin.EXPERIMENT.toString(), "--quiet");

    Ended ended = evaluate("runs/tiny-seed0", "--record", named[0], named[1]);

    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("no GIF: the environment tiny cannot draw itself");
    assertThat(names(folder.resolve("runs/tiny-seed0/episodes")))
        .containsExactly("episode-0001.safetensors", "episode-0002.safetensors", "manifest.json");
  }
}
