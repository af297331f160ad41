package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a real run leaves behind for {@code armature runs}. */
class RunsIT {

  @TempDir Path folder;
  private Path plugins;
  private Distribution armature;

  @BeforeEach
  void drop() throws IOException {
    plugins = Files.createDirectory(folder.resolve("dropped"));
    TinyPlugin.buildInto(plugins);
    armature = new Distribution(folder);
    Files.copy(TinyPlugin.EXPERIMENT, folder.resolve("tiny.conf"));
  }

  private Ended train(String... more) throws Exception {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "train";
    arguments[1] = "tiny.conf";
    arguments[2] = "--plugins=" + plugins;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return armature.run(arguments);
  }

  @Test
  void aRunIsReproducedAndADifferenceIsTold() throws Exception {
    assertThat(train().status()).isZero();

    Ended same = armature.run("runs", "reproduce", "tiny-seed0", "--quiet", "--plugins=" + plugins);
    JsonNode show = armature.run("runs", "show", "tiny-seed0", "--format=json").json();

    assertThat(same.status()).as(same.err()).isZero();
    assertThat(same.out()).contains("runs/tiny-reproduced-seed0 are identical");
    assertThat(show.path("status").asString()).isEqualTo("complete");
    assertThat(show.path("manifest").path("plugins").toString()).contains("tiny", "1.2.3");
    assertThat(show.path("sessions").path(0).path("outcome").asString()).isEqualTo("complete");
    assertThat(armature.run("runs", "show", "tiny-seed0").out())
        .containsPattern("plugins +tiny 1\\.2\\.3")
        .containsPattern("armature +0\\.1\\.0, commit ")
        .containsPattern("session +\\d.* to \\d.*, complete");

    Path metrics = folder.resolve("runs/tiny-seed0/metrics.csv");
    Files.writeString(metrics, Files.readString(metrics).replace("\n2000,", "\n2001,"));
    Ended other =
        armature.run("runs", "reproduce", "tiny-seed0", "--format=json", "--plugins=" + plugins);

    assertThat(other.status()).isEqualTo(ExitStatus.RUN_FAILED);
    assertThat(other.json().path("identical").asBoolean()).isFalse();
    assertThat(other.json().path("differences").toString()).contains("step was 2001 and is 2000");
  }
}
