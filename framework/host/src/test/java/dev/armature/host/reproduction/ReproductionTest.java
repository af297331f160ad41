package dev.armature.host.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.training.Run;
import dev.armature.host.training.RunFolder;
import dev.armature.host.training.TinyPlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionTest {

  private static final String EXPERIMENT =
      """
      environment.type = corridor
      agent.type = walker
      network.type = none
      replay-buffer.type = recent
      training { steps = 60, warm-up-steps = 10, metrics-every = 20 }
      evaluation { every = 0, final-episodes = 2 }
      """;

  @TempDir Path folder;

  private RunFolder run(String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.conf"), EXPERIMENT);
    return run(file, overrides);
  }

  private RunFolder run(Path file, String... overrides) throws IOException {
    Experiment experiment =
        new ExperimentReader(TinyPlugins.offers()).read(file, List.of(overrides));
    RunFolder run = RunFolder.create(folder, "run", experiment.seed());
    new Run(experiment, run).train(List.of(), () -> false);
    return run;
  }

  @Test
  void theConfigurationOfARunMakesItAgain() throws Exception {
    RunFolder original = run("seed=4");
    Reproduction again = Reproduction.of(original, run(original.configuration()));

    assertThat(again.differences()).isEmpty();
    assertThat(again.identical()).isTrue();
    assertThat(again.circumstances()).isEmpty();
  }

  @Test
  void whatDiffersIsTold() throws Exception {
    RunFolder original = run("seed=4");
    RunFolder other = run("seed=4", "agent.stride=3");
    Files.writeString(
        other.evaluation(), Files.readString(other.evaluation()).replace("episodes", "episodez"));

    Reproduction reproduction = Reproduction.of(original, other);

    assertThat(reproduction.identical()).isFalse();
    assertThat(reproduction.differences())
        .anyMatch(it -> it.contains("evaluation.json differ from byte"))
        .anyMatch(it -> it.contains("metrics.csv: at step"));
    assertThat(reproduction.circumstances())
        .anyMatch(it -> it.startsWith("configuration_sha256: was"));
  }
}
