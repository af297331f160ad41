package dev.armature.host.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.json.JsonProvenanceSerialization;
import dev.armature.api.StateException;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.files.Sha256;
import dev.armature.host.training.Run;
import dev.armature.host.training.RunFolder;
import dev.armature.host.training.RunStatus;
import dev.armature.host.training.TinyPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProvenanceTest {

  private static final String EXPERIMENT =
      """
      name = told
      environment.type = corridor
      agent.type = walker
      network.type = none
      replay-buffer.type = recent
      training { steps = 60, warm-up-steps = 10, metrics-every = 20 }
      evaluation { every = 0, final-episodes = 2 }
      """;

  @TempDir Path folder;

  private RunFolder run(long stopAfter) throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.conf"), EXPERIMENT);
    RunFolder run = RunFolder.create(folder, "run", 5);
    long[] asked = {0};
    new Run(new ExperimentReader(TinyPlugins.offers()).read(file, List.of("seed=5")), run)
        .train(List.of(), () -> ++asked[0] > stopAfter);
    return run;
  }

  @Test
  void aManifestIsWhatOlcutReads() throws Exception {
    Instant before = Instant.now();
    RunFolder run = run(1000);

    RunProvenance manifest =
        (RunProvenance)
            new JsonProvenanceSerialization(true).deserializeAndUnmarshal(run.manifest());
    assertThat(manifest.getClassName()).isEqualTo(Run.class.getName());
    assertThat(RunProvenance.parse(manifest.json())).isEqualTo(manifest);
    assertThat(manifest.plain())
        .containsEntry("name", "told")
        .containsEntry("seed", 5L)
        .containsEntry("configuration_sha256", Sha256.ofFile(run.configuration()))
        .containsKeys("networks", "libraries")
        .doesNotContainKeys("checkpoint", "demonstrations");
    assertThat(RunManifest.started(manifest).orElseThrow()).isBetween(before, Instant.now());
    assertThat(manifest.text("java", "version"))
        .contains(System.getProperty("java.runtime.version"));
    assertThat(manifest.text("machine", "cpu").orElseThrow()).isNotEmpty();
    assertThat(manifest.text("armature", "version")).contains("0.1.0");
    assertThat(manifest.text("armature", "commit").orElseThrow()).matches("[0-9a-f]{40}|unknown");
    assertThat(manifest.text("armature", "dirty").orElseThrow()).matches("true|false|unknown");
    assertThat(manifest.plain().get("plugins"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .allSatisfy(
            it -> {
              Map<?, ?> plugin = (Map<?, ?>) it;
              assertThat(plugin.keySet()).map(String::valueOf).contains("id", "version");
              assertThat(String.valueOf(plugin.get("sha256"))).matches("[0-9a-f]{64}");
            });
  }

  @Test
  void aSessionTellsItsEnd() throws Exception {
    RunFolder whole = run(1000);
    RunFolder stopped = run(20);

    assertThat(Session.read(whole.sessions()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.outcome()).contains(SessionOutcome.COMPLETE);
              assertThat(it.ended().orElseThrow()).isAfterOrEqualTo(it.started().orElseThrow());
              assertThat(it.entries()).containsEntry("steps", 60L);
            });
    assertThat(RunStatus.of(whole)).isEqualTo(RunStatus.COMPLETE);
    assertThat(RunStatus.of(stopped)).isEqualTo(RunStatus.STOPPED);

    Session killed = new Session(stopped.sessions());
    killed.begin();
    assertThat(RunStatus.of(stopped)).isEqualTo(RunStatus.INTERRUPTED);
    killed.fail("it broke");
    assertThat(RunStatus.of(stopped)).isEqualTo(RunStatus.FAILED);
    assertThat(Session.read(stopped.sessions()))
        .hasSize(2)
        .last()
        .satisfies(it -> assertThat(it.failure()).contains("it broke"));
    Files.writeString(stopped.sessions(), "[");
    assertThat(RunStatus.of(stopped)).isEqualTo(RunStatus.INTERRUPTED);
  }

  @Test
  void aResumedSessionTellsWhatIsAnotherNow() throws Exception {
    RunFolder run = run(20);
    String manifest = Files.readString(run.manifest());
    ExperimentReader reader = new ExperimentReader(TinyPlugins.offers());
    String version = System.setProperty("java.runtime.version", "99");
    try {
      new Run(reader.read(run.configuration(), List.of()), run).resume(List.of(), () -> false);
    } finally {
      System.setProperty("java.runtime.version", version);
    }

    assertThat(run.manifest()).hasContent(manifest);
    SessionRecord second = Session.read(run.sessions()).get(1);
    assertThat(second.entries())
        .containsOnlyKeys("started", "checkpoint", "java", "ended", "outcome", "steps");
    assertThat(String.valueOf(second.entries().get("java"))).contains("version=99");
    assertThat(String.valueOf(second.entries().get("checkpoint"))).startsWith("step-0000000000");
  }

  @Test
  void classesThatAStrangersManifestNamesAreNotTouched() {
    String json = Entries.of("run").text("name", "a").provenance().json();
    for (String type :
        List.of(
            RunProvenance.class.getName(),
            "com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance")) {
      assertThatThrownBy(
              () ->
                  RunProvenance.parse(json.replace(type, "dev.armature.host.provenance.Tripwire")))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("it names a dev.armature.host.provenance.Tripwire");
    }
    assertThat(System.getProperty("tripwire")).isNull();
  }

  @Test
  void whatIsNoProvenanceIsRefused() {
    RunProvenance inner = Entries.of("run").text("name", "inner").provenance();
    String nested = Entries.of("run").put("run", inner).provenance().json();
    assertThat(RunProvenance.parse(nested).text("run", "name")).contains("inner");

    // An object within itself.
    String outermost = nested.replaceAll("(?s).*?\"object-name\" : \"([^\"]*)\".*", "$1");
    String own =
        nested.replaceFirst("(\"value\" : )\"[^\"]*run[^\"]*-1\"", "$1\"" + outermost + "\"");
    for (String text : List.of("", "[]", "{}", "null", "[1]", nested.substring(20), own)) {
      assertThatThrownBy(() -> RunProvenance.parse(text))
          .as(text)
          .isInstanceOf(StateException.class);
    }
  }
}
